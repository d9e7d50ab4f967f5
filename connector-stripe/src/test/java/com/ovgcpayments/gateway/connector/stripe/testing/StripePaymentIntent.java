package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A PaymentIntent: one per session, over all of the payer's tries. */
public record StripePaymentIntent(
        String id,
        boolean live,
        String session,
        long amount,
        String currency,
        Status status,
        Optional<String> latestCharge,
        Optional<Decline> lastPaymentError,
        Map<String, String> metadata,
        String captureMethod,
        Instant created)
        implements StripeObject {

    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_ACTION,
        PROCESSING,
        SUCCEEDED,
        CANCELED
    }

    /**
     * Why a try failed.
     *
     * @param declineCode of the bank; empty if it was not asked
     */
    public record Decline(String code, Optional<String> declineCode, Optional<String> adviceCode, String message) {
        /** As Stripe words a bank's decline. */
        static Decline of(String declineCode) {
            return switch (declineCode) {
                case "insufficient_funds" ->
                    bank("card_declined", declineCode, "try_again_later", "Your card has insufficient funds.");
                case "expired_card" -> bank("expired_card", declineCode, "do_not_try_again", "Your card has expired.");
                case "incorrect_cvc" ->
                    bank("incorrect_cvc", declineCode, "confirm_card_data", "Your card's security code is incorrect.");
                case "processing_error" ->
                    bank(
                            "processing_error",
                            declineCode,
                            "try_again_later",
                            "An error occurred while processing your card. Try again in a little bit.");
                case "lost_card", "stolen_card", "fraudulent", "pickup_card" ->
                    bank("card_declined", declineCode, "do_not_try_again", "Your card was declined.");
                default -> bank("card_declined", declineCode, "try_again_later", "Your card was declined.");
            };
        }

        static Decline authentication() {
            return new Decline(
                    "payment_intent_authentication_failure",
                    Optional.empty(),
                    Optional.empty(),
                    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a"
                            + " new PaymentMethod to attempt to fulfill this PaymentIntent again.");
        }

        private static Decline bank(String code, String declineCode, String advice, String message) {
            return new Decline(code, Optional.of(declineCode), Optional.of(advice), message);
        }
    }

    StripePaymentIntent with(Status newStatus) {
        return new StripePaymentIntent(
                id,
                live,
                session,
                amount,
                currency,
                newStatus,
                latestCharge,
                lastPaymentError,
                metadata,
                captureMethod,
                created);
    }

    StripePaymentIntent withCharge(String charge) {
        return new StripePaymentIntent(
                id,
                live,
                session,
                amount,
                currency,
                status,
                Optional.of(charge),
                lastPaymentError,
                metadata,
                captureMethod,
                created);
    }

    StripePaymentIntent withError(Optional<Decline> error) {
        return new StripePaymentIntent(
                id, live, session, amount, currency, status, latestCharge, error, metadata, captureMethod, created);
    }
}
