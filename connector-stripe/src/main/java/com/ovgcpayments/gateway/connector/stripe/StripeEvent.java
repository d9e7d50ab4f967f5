package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A verified event of Stripe's: whether it is about anything of ours, and about what. Nothing else in it is believed. */
final class StripeEvent {
    /** Those to subscribe to. Others are acknowledged and passed over. */
    static final Set<String> WANTED = Set.of(
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "checkout.session.expired",
            "payment_intent.payment_failed",
            "charge.updated",
            "charge.refunded",
            "charge.refund.updated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
            "payout.created",
            "payout.updated",
            "payout.paid",
            "payout.failed",
            "payout.canceled",
            "payout.reconciliation_completed",
            "balance.available");

    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9]{1,4}");

    private StripeEvent() {}

    static NotificationReading read(Buffer body, Set<Mode> modes) {
        try {
            return read(ProcessorJson.parse(body), modes);
        } catch (UnfitAnswer | IllegalArgumentException unfit) {
            return new NotificationReading.Rejected("signed, but no event of stripe's: " + unfit.getMessage());
        }
    }

    private static NotificationReading read(ProcessorJson event, Set<Mode> modes) throws UnfitAnswer {
        String id = event.requireText("id");
        String type = event.requireText("type");
        boolean served = modes.contains(event.requireFlag("livemode") ? Mode.LIVE : Mode.TEST);
        if (!WANTED.contains(type) || !served) {
            return new NotificationReading.Ignored(served ? type : "an event of a mode that is not served");
        }
        ProcessorJson data = event.requireObject("data");
        ProcessorJson object = data.requireObject("object");
        Optional<String> reference = reference(object);
        Optional<String> payment = StripeObject.idOf(object, "payment_intent");
        if (StripeObject.is(object, "refund")) {
            return new NotificationReading.Verified(id, type, reference, payment, Optional.of(refund(object)));
        }
        return switch (type.substring(0, type.indexOf('.'))) {
            case "payout", "balance" -> new NotificationReading.Verified(id, type, Optional.empty(), Optional.empty());
            case "charge" ->
                reference.isPresent() || StripeObject.is(object, "dispute")
                        ? new NotificationReading.Verified(id, type, reference, payment, refundOf(type))
                        : foreign(type);
            default ->
                reference.isPresent()
                        ? new NotificationReading.Verified(id, type, reference, Optional.empty())
                                .ofCapture(paid(object))
                        : foreign(type);
        };
    }

    /** The refund by the name that we had written on it; one that was made at the dashboard has Stripe's only. */
    private static NotificationReading.RefundHint refund(ProcessorJson refund) throws UnfitAnswer {
        return new NotificationReading.RefundHint(
                StripeObject.metadata(refund, StripeConnector.REFUND), refund.text("id"));
    }

    /** A charge tells that it was refunded, but not by which refund. */
    private static Optional<NotificationReading.RefundHint> refundOf(String type) {
        return type.equals("charge.refunded")
                ? Optional.of(NotificationReading.RefundHint.ofThatPayment())
                : Optional.empty();
    }

    /** The payment that a session of Checkout was paid by. */
    private static Optional<String> paid(ProcessorJson object) throws UnfitAnswer {
        boolean paid = StripeObject.is(object, "checkout.session")
                && object.text("payment_status").equals(Optional.of("paid"));
        return paid ? StripeObject.idOf(object, "payment_intent") : Optional.empty();
    }

    /** The attempt that an object names by what we had written on it. */
    private static Optional<String> reference(ProcessorJson object) throws UnfitAnswer {
        Optional<String> named = StripeObject.is(object, "checkout.session")
                ? object.text("client_reference_id")
                : StripeObject.metadata(object, StripeConnector.ATTEMPT);
        return named.filter(text -> REFERENCE.matcher(text).matches());
    }

    private static NotificationReading foreign(String type) {
        return new NotificationReading.Ignored(type + " of something that is not ours");
    }
}
