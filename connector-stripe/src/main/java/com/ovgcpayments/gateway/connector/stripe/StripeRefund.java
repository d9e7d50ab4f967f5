package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import java.util.Optional;
import java.util.Set;

/** A refund of Stripe's, read as what became of one of ours. */
final class StripeRefund {
    /** With these, money stays where it is however often one asks. */
    private static final Set<String> FINAL = Set.of(
            "charge_already_refunded",
            "charge_not_refundable",
            "charge_disputed",
            "refund_disputed_payment",
            "amount_too_large",
            "amount_too_small",
            "balance_insufficient");

    private StripeRefund() {}

    /** @param amount in Stripe's unit */
    static StripeForm form(ConnectorRequest.Refund request, long amount) {
        return new StripeForm()
                .put("payment_intent", request.captureRef())
                .put("amount", amount)
                .put("metadata[" + StripeConnector.REFUND + "]", request.id())
                .put("metadata[" + StripeConnector.ATTEMPT + "]", request.attempt());
    }

    static boolean isOf(ProcessorJson refund, ConnectorRequest.Refund asked) throws UnfitAnswer {
        return StripeObject.metadata(refund, StripeConnector.REFUND).equals(Optional.of(asked.id()));
    }

    /** @throws UnfitAnswer if it is not the refund that was asked for */
    static RefundOutcome outcome(ProcessorJson refund, ConnectorRequest.Refund asked) throws UnfitAnswer {
        boolean fits = StripeObject.is(refund, "refund")
                && isOf(refund, asked)
                && StripeMoney.ofStripe(refund.requireNumber("amount"), refund.requireText("currency"))
                        .equals(asked.amount())
                && StripeObject.idOf(refund, "payment_intent").equals(Optional.of(asked.captureRef()));
        if (!fits) {
            throw new UnfitAnswer("another refund");
        }
        return outcome(refund, refund.requireText("id"));
    }

    /** How any refund stands. */
    static RefundOutcome outcome(ProcessorJson refund, String id) throws UnfitAnswer {
        String status = refund.requireText("status");
        return switch (status) {
            case "pending", "requires_action" -> new RefundOutcome.Pending(id);
            case "succeeded" -> new RefundOutcome.Succeeded(id);
            case "failed", "canceled" ->
                new RefundOutcome.Failed(
                        Optional.of(id), refund.text("failure_reason").orElse(status));
            default -> throw new UnfitAnswer("a refund in an unknown state");
        };
    }

    static RefundOutcome refused(StripeReply.Refused refused) {
        String code = refused.error().word();
        if (refused.status() == 402 || (refused.isInvalid() && FINAL.contains(code))) {
            return new RefundOutcome.Failed(Optional.empty(), code);
        }
        return refused.isInvalid() || refused.isForbidden()
                ? new RefundOutcome.NotSent(refused.reason())
                : new RefundOutcome.Unknown(refused.reason());
    }
}
