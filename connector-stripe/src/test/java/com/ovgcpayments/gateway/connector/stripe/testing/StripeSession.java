package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Checkout Session.
 *
 * @param paymentIntent since 2022-08-01 empty until the payer has tried to pay
 * @param authenticating whether the payer's bank is being asked at this moment
 */
public record StripeSession(
        String id,
        boolean live,
        Order order,
        Status status,
        PaymentStatus paymentStatus,
        Optional<String> paymentIntent,
        boolean authenticating)
        implements StripeObject {

    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    public enum PaymentStatus {
        UNPAID,
        PAID,
        NO_PAYMENT_REQUIRED
    }

    /** One line; the unit amount is in Stripe's smallest unit. */
    public record LineItem(String name, Optional<String> description, long unitAmount, long quantity) {}

    /**
     * What the session was created with.
     *
     * @param amount the total in Stripe's smallest unit, which for some currencies is not that of ISO 4217
     * @param currency in lower case
     * @param version of the API that created it
     */
    public record Order(
            long amount,
            String currency,
            List<LineItem> items,
            Optional<String> reference,
            Optional<String> email,
            String successUrl,
            Optional<String> cancelUrl,
            Map<String, String> metadata,
            Map<String, String> paymentMetadata,
            List<String> excludedPaymentMethods,
            boolean adaptivePricing,
            String captureMethod,
            String version,
            Instant created,
            Instant expiresAt) {
        public Order {
            items = List.copyOf(items);
            metadata = Map.copyOf(metadata);
            paymentMetadata = Map.copyOf(paymentMetadata);
            excludedPaymentMethods = List.copyOf(excludedPaymentMethods);
        }
    }

    @Override
    public Instant created() {
        return order.created();
    }

    public Optional<String> reference() {
        return order.reference();
    }

    public long amount() {
        return order.amount();
    }

    public String currency() {
        return order.currency();
    }

    StripeSession with(Status newStatus, PaymentStatus newPaymentStatus) {
        return new StripeSession(id, live, order, newStatus, newPaymentStatus, paymentIntent, false);
    }

    StripeSession withPaymentIntent(String intent) {
        return new StripeSession(id, live, order, status, paymentStatus, Optional.of(intent), authenticating);
    }

    StripeSession withAuthenticating(boolean now) {
        return new StripeSession(id, live, order, status, paymentStatus, paymentIntent, now);
    }
}
