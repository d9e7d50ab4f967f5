package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Acme tells of the order with a certain reference, as the engine wants to have it. */
record AcmeOrder(String reference) {
    /** Of an answer to begin: there a refusal of the key means that nothing was made. */
    Outcome ofBegin(ProcessorHttp.Result result) {
        return refusesKey(result) ? new Outcome.NotSent("acme refuses the key") : of(result);
    }

    static boolean refusesKey(ProcessorHttp.Result result) {
        return result instanceof ProcessorHttp.Answer answer && answer.status() == 401;
    }

    Outcome of(ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new Outcome.NotSent(notReached.reason());
        } else if (result instanceof ProcessorHttp.NoAnswer noAnswer) {
            return new Outcome.Unknown(noAnswer.reason());
        }
        ProcessorHttp.Answer answer = (ProcessorHttp.Answer) result;
        if (answer.status() != 200 && answer.status() != 201) {
            return new Outcome.Unknown("acme answered " + answer.status());
        }
        try {
            return of(ProcessorJson.parse(answer));
        } catch (UnfitAnswer | IllegalArgumentException unfit) {
            return new Outcome.Unknown("acme's answer does not fit: " + unfit.getMessage());
        }
    }

    private Outcome of(ProcessorJson order) throws UnfitAnswer {
        if (!order.requireText("reference").equals(reference)) {
            throw new UnfitAnswer("another order");
        }
        String id = order.requireText("id");
        String status = order.requireText("status");
        return switch (status) {
            case "open" -> new Outcome.Redirect(order.url("page").orElseThrow(() -> new UnfitAnswer("no page")), id);
            case "paid" -> new Outcome.Succeeded(captures(order));
            case "refused" -> new Outcome.Declined("refused", DeclineReason.GENERIC, false);
            case "expired" -> new Outcome.Closed("expired");
            default -> new Outcome.Unknown("acme says: " + status);
        };
    }

    private static List<Outcome.Capture> captures(ProcessorJson order) throws UnfitAnswer {
        List<Outcome.Capture> captures = new ArrayList<>();
        for (ProcessorJson payment : order.requireObjects("payments")) {
            Money money = new Money(payment.requireNumber("amount"), payment.requireText("currency"));
            captures.add(new Outcome.Capture(payment.requireText("id"), money, payment.requireTime("paid_at")));
        }
        return captures;
    }

    /** What a message says of which the signature has been verified. */
    static NotificationReading ofEvent(Buffer body) {
        try {
            ProcessorJson event = ProcessorJson.parse(body);
            return new NotificationReading.Verified(
                    event.requireText("id"), event.requireText("type"), event.text("reference"), Optional.empty());
        } catch (UnfitAnswer | IllegalArgumentException unfit) {
            return new NotificationReading.Rejected("signed, but no event: " + unfit.getMessage());
        }
    }
}
