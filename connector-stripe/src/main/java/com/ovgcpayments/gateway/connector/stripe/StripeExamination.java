package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an operator should know of his account at Stripe before he takes money through it. Only reads. */
final class StripeExamination {
    private static final int MOST_ENDPOINTS = 100;

    private final StripeApi api;
    private final StripeSettings settings;
    private final URI notificationUrl;

    StripeExamination(StripeApi api, StripeSettings settings, URI notificationUrl) {
        this.api = api;
        this.settings = settings;
        this.notificationUrl = notificationUrl;
    }

    Future<List<Finding>> of(Mode mode) {
        StripeForm few = new StripeForm().put("limit", 1);
        return api.get(mode, StripeConnector.SESSIONS, few).compose(reply -> {
            if (!(reply instanceof StripeReply.Done)) {
                return Future.succeededFuture(List.of(refusal(mode, reply)));
            }
            List<Finding> findings = new ArrayList<>();
            return account(mode, findings)
                    .compose(done -> endpoints(mode, findings))
                    .map(done -> findings);
        });
    }

    private static Finding refusal(Mode mode, StripeReply reply) {
        if (reply instanceof StripeReply.Refused refused && refused.status() == 401) {
            return finding(
                    mode, Level.PROBLEM, "Stripe does not know the key; take it anew from Developers > API keys");
        } else if (reply instanceof StripeReply.Refused refused && refused.status() == 403) {
            return finding(
                    mode,
                    Level.PROBLEM,
                    "the restricted key lacks a permission: it needs to write Checkout Sessions and Refunds and to read"
                            + " PaymentIntents, Charges, Disputes and Balance");
        }
        return finding(mode, Level.PROBLEM, "Stripe could not be asked: " + reply.reason());
    }

    private Future<Void> account(Mode mode, List<Finding> findings) {
        return api.get(mode, "/v1/account", new StripeForm()).map(reply -> {
            if (!(reply instanceof StripeReply.Done done)) {
                findings.add(
                        finding(mode, Level.WARNING, "the key works, but may not read the account: " + reply.reason()));
                return null;
            }
            try {
                findings.addAll(account(mode, done.object()));
            } catch (UnfitAnswer unfit) {
                findings.add(finding(mode, Level.WARNING, "the account cannot be read: " + unfit.getMessage()));
            }
            return null;
        });
    }

    private static List<Finding> account(Mode mode, ProcessorJson account) throws UnfitAnswer {
        List<Finding> findings = new ArrayList<>();
        Optional<ProcessorJson> profile = account.object("business_profile");
        String name = profile.isPresent() ? profile.get().text("name").orElse("without a name") : "without a name";
        findings.add(finding(
                mode,
                Level.GOOD,
                "the key works, for account " + account.requireText("id") + " (" + name + ", "
                        + account.text("country").orElse("no country") + ", "
                        + account.text("default_currency").orElse("no currency") + ")"));
        Level severity = mode == Mode.LIVE ? Level.PROBLEM : Level.WARNING;
        if (!account.requireFlag("charges_enabled")) {
            findings.add(finding(mode, severity, "the account may not take payments yet; finish its activation"));
        }
        if (!account.requireFlag("payouts_enabled")) {
            findings.add(finding(mode, Level.WARNING, "the account gets no payouts to its bank yet"));
        }
        return findings;
    }

    private Future<Void> endpoints(Mode mode, List<Finding> findings) {
        if (settings.webhookSecrets().isEmpty()) {
            findings.add(finding(
                    mode,
                    Level.WARNING,
                    "connectors.stripe.webhookSecrets is not set: payments are found by asking only, which is slower"));
        }
        StripeForm query = new StripeForm().put("limit", MOST_ENDPOINTS);
        return api.get(mode, "/v1/webhook_endpoints", query).map(reply -> {
            if (!(reply instanceof StripeReply.Done done)) {
                findings.add(
                        finding(mode, Level.WARNING, "the webhook endpoints cannot be checked: " + reply.reason()));
                return null;
            }
            try {
                findings.add(endpoint(mode, done.object().requireObjects("data")));
            } catch (UnfitAnswer unfit) {
                findings.add(
                        finding(mode, Level.WARNING, "the webhook endpoints cannot be read: " + unfit.getMessage()));
            }
            return null;
        });
    }

    private Finding endpoint(Mode mode, List<ProcessorJson> endpoints) throws UnfitAnswer {
        Set<String> missing = new TreeSet<>(StripeEvent.WANTED);
        boolean there = false;
        for (ProcessorJson endpoint : endpoints) {
            boolean ours = endpoint.text("url").equals(Optional.of(notificationUrl.toString()))
                    && endpoint.text("status").equals(Optional.of("enabled"));
            if (ours) {
                there = true;
                missing.removeAll(endpoint.requireTexts("enabled_events"));
                if (endpoint.requireTexts("enabled_events").contains("*")) {
                    missing.clear();
                }
            }
        }
        if (!there) {
            return finding(mode, Level.WARNING, "no enabled webhook endpoint leads to " + notificationUrl);
        }
        return missing.isEmpty()
                ? finding(mode, Level.GOOD, "a webhook endpoint leads to " + notificationUrl)
                : finding(mode, Level.WARNING, "the webhook endpoint lacks the events " + String.join(", ", missing));
    }

    private static Finding finding(Mode mode, Level level, String text) {
        return new Finding(level, mode.word() + ": " + text);
    }
}
