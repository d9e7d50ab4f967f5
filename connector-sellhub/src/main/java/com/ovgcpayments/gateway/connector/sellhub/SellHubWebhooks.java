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

/**
 * What SellHub's webhooks are about. They name an invoice, and the invoice its checkout; where they cannot be proven they
 * make us look all the same, but not more often than {@link #MOST_UNPROVEN} times a second.
 */
final class SellHubWebhooks {
    static final int MOST_UNPROVEN = 5;

    private final SellHubSignature.Form form;
    private final SellHubSignature signature;
    private final SellHubApi api;
    private long second;
    private int unproven;

    SellHubWebhooks(SellHubSignature.Form form, SellHubApi api) {
        this.form = form;
        this.signature = new SellHubSignature(form);
        this.api = api;
    }

    /** Fails if SellHub does not tell of the invoice now: a webhook that is proven must then be sent again. */
    Future<NotificationReading> read(ConnectorRequest.Notification message) {
        boolean provable = !form.secrets().isEmpty();
        Optional<String> refusal = provable ? signature.refusal(message) : Optional.empty();
        if (refusal.isPresent()) {
            return Future.succeededFuture(new NotificationReading.Rejected(refusal.get()));
        } else if (!provable && !mayLook(message.receivedAt())) {
            return Future.succeededFuture(new NotificationReading.Ignored("too many webhooks that prove nothing"));
        }
        Optional<ProcessorJson> body = parsed(message);
        Optional<String> invoice = body.flatMap(json -> json.at(form.invoiceId()));
        if (body.isEmpty() || invoice.isEmpty()) {
            return Future.succeededFuture(new NotificationReading.Ignored("it names no invoice"));
        }
        return session(invoice.get()).map(found -> {
            if (found.isEmpty()) {
                return new NotificationReading.Ignored("an invoice that sellhub does not know");
            } else if (!provable) {
                return new NotificationReading.Unproven(found.get());
            }
            String eventId = body.get().at(form.eventId()).orElseGet(() -> digest(message));
            String type = body.get().at(form.type()).orElse("");
            return new NotificationReading.Verified(eventId, type, Optional.empty(), found);
        });
    }

    /** SellHub's id of the checkout from which an invoice comes. */
    private Future<Optional<String>> session(String invoiceId) {
        return api.invoice(invoiceId).compose(reply -> {
            if (!(reply instanceof SellHubReply.Done done)) {
                return Future.failedFuture("cannot look up the invoice of a webhook: " + reply.reason());
            }
            try {
                for (ProcessorJson invoice : SellHubInvoices.in(done.answer())) {
                    if (invoice.text("id").equals(Optional.of(invoiceId))) {
                        return Future.succeededFuture(invoice.text("createdOnSessionId"));
                    }
                }
                return Future.succeededFuture(Optional.empty());
            } catch (UnfitAnswer unfit) {
                return Future.failedFuture(unfit);
            }
        });
    }

    private boolean mayLook(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            unproven = 0;
        }
        unproven++;
        return unproven <= MOST_UNPROVEN;
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
}
