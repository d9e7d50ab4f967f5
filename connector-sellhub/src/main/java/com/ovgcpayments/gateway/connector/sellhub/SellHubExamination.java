package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator should know of his store at SellHub before he takes money through it. Only reads. */
final class SellHubExamination {
    private static final Duration RECENT = Duration.ofHours(1);

    /** Each is one call; more are not worth an operator's time. */
    private static final int MOST_VARIANTS = 50;

    private final SellHubSettings settings;
    private final SellHubApi api;
    private final URI notificationUrl;

    SellHubExamination(SellHubSettings settings, SellHubApi api, URI notificationUrl) {
        this.settings = settings;
        this.api = api;
        this.notificationUrl = notificationUrl;
    }

    Future<List<Finding>> findings(Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                new Finding(
                        Level.WARNING,
                        "experimental: built from what is publicly known of SellHub; read docs/sellhub.md before live payments"));
        return api.invoices(now.minus(RECENT), now)
                .compose(reply -> {
                    Finding key = ofKey(reply);
                    findings.add(key);
                    return key.level() == Level.GOOD ? variants(findings) : Future.succeededFuture();
                })
                .map(done -> {
                    findings.add(ofWebhooks());
                    findings.add(
                            new Finding(
                                    Level.GOOD,
                                    "refunds take a person: GET /operator/refunds lists them; refund it at SellHub, then confirm"));
                    return findings;
                });
    }

    private static Finding ofKey(SellHubReply reply) {
        String cannot = "the invoices cannot be read: ";
        if (reply instanceof SellHubReply.Refused refused && refused.status() == 401) {
            return new Finding(Level.PROBLEM, cannot + "SellHub does not know the key; see apiKey and dashAuth");
        }
        if (!(reply instanceof SellHubReply.Done done)) {
            return new Finding(Level.PROBLEM, cannot + reply.reason());
        }
        try {
            int some = SellHubInvoices.in(done.answer()).size();
            return new Finding(
                    Level.GOOD, "the key reads the store's invoices; there are " + some + " of the last hour");
        } catch (UnfitAnswer unfit) {
            return new Finding(Level.PROBLEM, cannot + unfit.getMessage());
        }
    }

    private Future<Void> variants(List<Finding> findings) {
        if (settings.strategy() == PriceStrategy.PRODUCT_PER_AMOUNT) {
            return Future.succeededFuture();
        }
        Future<Void> all = Future.succeededFuture();
        for (SellHubVariant variant :
                settings.variants().stream().limit(MOST_VARIANTS).toList()) {
            all = all.compose(done -> api.variant(variant.variantId()))
                    .map(reply -> ofVariant(variant, reply))
                    .onSuccess(findings::add)
                    .mapEmpty();
        }
        return all;
    }

    private static Finding ofVariant(SellHubVariant variant, SellHubReply reply) {
        String name = "variant " + variant.variantId() + ": ";
        if (!(reply instanceof SellHubReply.Done done)) {
            return new Finding(Level.WARNING, name + "it cannot be looked up: " + reply.reason());
        }
        try {
            for (ProcessorJson found : SellHubVariant.in(done.answer())) {
                if (found.text("id").equals(Optional.of(variant.variantId()))) {
                    return ofFound(variant, found, name);
                }
            }
            return new Finding(Level.PROBLEM, name + "SellHub has none of that id");
        } catch (UnfitAnswer unfit) {
            return new Finding(Level.WARNING, name + "it cannot be read: " + unfit.getMessage());
        }
    }

    private static Finding ofFound(SellHubVariant variant, ProcessorJson found, String name) throws UnfitAnswer {
        String currency = found.requireText("currency");
        if (!currency.equalsIgnoreCase(variant.currency())) {
            return new Finding(Level.PROBLEM, name + "it is sold in " + currency + ", not in " + variant.currency());
        } else if (!found.text("productId").orElse(variant.productId()).equals(variant.productId())) {
            return new Finding(Level.PROBLEM, name + "it belongs to another product");
        } else if (found.json().path("enabled").isBoolean() && !found.requireFlag("enabled")) {
            return new Finding(Level.PROBLEM, name + "it is disabled");
        } else if (variant.amount().isEmpty()) {
            return new Finding(
                    Level.WARNING,
                    name + "that SellHub charges what the cart says is not sure: make a small payment and look at it");
        }
        Money listed = new Money(variant.amount().get(), variant.currency());
        BigDecimal price = found.requireDecimal("price");
        return price.compareTo(listed.major()) == 0
                ? new Finding(Level.GOOD, name + "it costs " + listed)
                : new Finding(
                        Level.PROBLEM,
                        name + "it costs something else than " + listed + ": whoever pays would have to be paid back");
    }

    private Finding ofWebhooks() {
        return settings.webhook().secrets().isEmpty()
                ? new Finding(
                        Level.WARNING,
                        "connectors.sellhub.webhook.secrets is not set: what is posted to " + notificationUrl
                                + " proves nothing and only makes us look, at most "
                                + SellHubWebhooks.MOST_UNPROVEN + " times a second")
                : new Finding(
                        Level.GOOD,
                        "webhooks at " + notificationUrl + " are believed with one of "
                                + settings.webhook().secrets().size() + " secrets");
    }
}
