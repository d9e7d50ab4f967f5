package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What SellHub's webhooks are about. They name an invoice, and the invoice its checkout; where they cannot be proven they
 * make us look all the same, but not more often than {@link #MOST_UNPROVEN} times a second, nor more at once.
 */
final class SellHubWebhooks {
    static final int MOST_UNPROVEN = 5;

    /** What an id may be that is looked up and kept. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final SellHubSignature.Form form;
    private final SellHubSignature signature;
    private final SellHubApi api;
    private long second;
    private int inSecond;
    private int underWay;

    SellHubWebhooks(SellHubSignature.Form form, SellHubApi api) {
        this.form = form;
        this.signature = new SellHubSignature(form);
        this.api = api;
    }

    /** Fails if a webhook is proven and SellHub does not tell of its invoice now: it must then be sent again. */
    Future<NotificationReading> read(ConnectorRequest.Notification message) {
        boolean provable = !form.secrets().isEmpty();
        Optional<String> refusal = provable ? signature.refusal(message) : Optional.empty();
        if (refusal.isPresent()) {
            return Future.succeededFuture(new NotificationReading.Rejected(refusal.get()));
        }
        Optional<ProcessorJson> body = parsed(message);
        Optional<String> invoice = body.flatMap(json -> idAt(json, form.invoiceId()));
        if (body.isEmpty() || invoice.isEmpty()) {
            return ignored("it names no invoice");
        }
        return provable ? proven(message, body.get(), invoice.get()) : unproven(message.receivedAt(), invoice.get());
    }

    private Future<NotificationReading> proven(
            ConnectorRequest.Notification message, ProcessorJson body, String invoice) {
        return session(invoice).map(found -> {
            if (found.isEmpty()) {
                return new NotificationReading.Ignored("its invoice comes from no checkout");
            }
            String eventId = idAt(body, form.eventId()).orElseGet(() -> digest(message));
            String type = body.at(form.type()).orElse("");
            return new NotificationReading.Verified(eventId, type, Optional.empty(), found);
        });
    }

    /** Anybody can send it, so it costs us little and is never an error. */
    private Future<NotificationReading> unproven(Instant now, String invoice) {
        if (!mayLook(now)) {
            return ignored("too many webhooks that prove nothing");
        }
        underWay++;
        return session(invoice)
                .map(found -> found.<NotificationReading>map(NotificationReading.Unproven::new)
                        .orElseGet(() -> new NotificationReading.Ignored("its invoice comes from no checkout")))
                .otherwise(failure -> new NotificationReading.Ignored(String.valueOf(failure.getMessage())))
                .onComplete(done -> underWay--);
    }

    private boolean mayLook(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            inSecond = 0;
        }
        inSecond++;
        return inSecond <= MOST_UNPROVEN && underWay < MOST_UNPROVEN;
    }

    /** SellHub's id of the checkout from which an invoice comes. */
    private Future<Optional<String>> session(String invoiceId) {
        return api.invoice(invoiceId).compose(reply -> {
            if (reply instanceof SellHubReply.Refused refused && refused.status() == 404) {
                return Future.succeededFuture(Optional.empty());
            }
            if (!(reply instanceof SellHubReply.Done done)) {
                return Future.failedFuture("cannot look up the invoice of a webhook: " + reply.reason());
            }
            try {
                for (ProcessorJson invoice : SellHubInvoices.in(done.answer())) {
                    if (invoice.at("/id").equals(Optional.of(invoiceId))) {
                        return Future.succeededFuture(
                                SellHubInvoices.sessionOf(invoice).filter(SellHubWebhooks::isId));
                    }
                }
                return Future.succeededFuture(Optional.empty());
            } catch (UnfitAnswer unfit) {
                return Future.failedFuture("cannot look up the invoice of a webhook: " + unfit.getMessage());
            }
        });
    }

    private static Optional<String> idAt(ProcessorJson json, String pointer) {
        return json.at(pointer).filter(SellHubWebhooks::isId);
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static Optional<ProcessorJson> parsed(ConnectorRequest.Notification message) {
        try {
            return Optional.of(ProcessorJson.parse(message.body()));
        } catch (UnfitAnswer unfit) {
            return Optional.empty();
        }
    }

    /** For a webhook without an id of its own: the same bytes are the same event. */
    private static String digest(ConnectorRequest.Notification message) {
        return HexFormat.of().formatHex(Digest.sha256(message.body().getBytes()));
    }

    private static Future<NotificationReading> ignored(String reason) {
        return Future.succeededFuture(new NotificationReading.Ignored(reason));
    }
}
