package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refunds and disputes of a payment, read as what of it went back. */
final class StripeReversals {
    static final String DISPUTES = "/v1/disputes";

    /** After these events there may be something new. */
    static final Set<String> EVENTS = Set.of(
            "charge.refunded",
            "charge.refund.updated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated");

    private StripeReversals() {}

    /** @throws UnfitAnswer if it is no refund of that payment */
    static ReversalsReading.Refund refund(ProcessorJson refund, ConnectorRequest.Reversals asked) throws UnfitAnswer {
        if (!StripeObject.is(refund, "refund") || !isOf(refund, asked)) {
            throw new UnfitAnswer("another refund");
        }
        String id = refund.requireText("id");
        return new ReversalsReading.Refund(
                id,
                StripeObject.metadata(refund, StripeConnector.REFUND),
                money(refund, asked),
                StripeRefund.outcome(refund, id),
                refund.requireUnixTime("created"));
    }

    /** @throws UnfitAnswer if it is no dispute of that payment, or in no state that is known */
    static ReversalsReading.Dispute dispute(ProcessorJson dispute, ConnectorRequest.Reversals asked)
            throws UnfitAnswer {
        boolean fits = StripeObject.is(dispute, "dispute")
                && isOf(dispute, asked)
                && dispute.requireFlag("livemode") == (asked.mode() == Mode.LIVE);
        if (!fits) {
            throw new UnfitAnswer("another dispute");
        }
        String status = dispute.requireText("status");
        DisputeState state = switch (status) {
            case "needs_response", "under_review", "warning_needs_response", "warning_under_review" ->
                DisputeState.OPEN;
            case "won", "warning_closed", "prevented" -> DisputeState.WON;
            case "lost" -> DisputeState.LOST;
            default -> throw new UnfitAnswer("a dispute in an unknown state");
        };
        return new ReversalsReading.Dispute(
                dispute.requireText("id"),
                money(dispute, asked),
                state,
                funds(dispute.requireObjects("balance_transactions")),
                dispute.requireText("reason"),
                dispute.requireUnixTime("created"),
                respondBy(dispute));
    }

    /** What moved, Stripe's own fee aside: less than nothing when it took the amount, more when it gave it back. */
    private static DisputeFunds funds(List<ProcessorJson> movements) throws UnfitAnswer {
        boolean taken = false;
        boolean given = false;
        for (ProcessorJson movement : movements) {
            long amount = movement.requireNumber("amount");
            taken |= amount < 0;
            given |= amount > 0;
        }
        if (given) {
            return DisputeFunds.REINSTATED;
        }
        return taken ? DisputeFunds.WITHDRAWN : DisputeFunds.NONE;
    }

    private static Optional<Instant> respondBy(ProcessorJson dispute) throws UnfitAnswer {
        Optional<ProcessorJson> evidence = dispute.object("evidence_details");
        return evidence.isEmpty()
                ? Optional.empty()
                : evidence.get().number("due_by").map(Instant::ofEpochSecond);
    }

    private static boolean isOf(ProcessorJson object, ConnectorRequest.Reversals asked) throws UnfitAnswer {
        return StripeObject.idOf(object, "payment_intent").equals(Optional.of(asked.captureRef()));
    }

    private static Money money(ProcessorJson object, ConnectorRequest.Reversals asked) throws UnfitAnswer {
        Money money = StripeMoney.ofStripe(object.requireNumber("amount"), object.requireText("currency"));
        if (!money.currency().equals(asked.captured().currency())) {
            throw new UnfitAnswer("an amount in another currency than was captured");
        }
        return money;
    }
}
