package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * Stripe's decline codes (docs.stripe.com/declines/codes) as words that a payer may read. Whatever hints at a lost or
 * stolen card or at fraud, and whatever is not known, stays general.
 */
final class StripeDeclines {
    private static final Map<String, DeclineReason> REASONS = Map.ofEntries(
            Map.entry("insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS),
            Map.entry("card_velocity_exceeded", DeclineReason.INSUFFICIENT_FUNDS),
            Map.entry("withdrawal_count_limit_exceeded", DeclineReason.INSUFFICIENT_FUNDS),
            Map.entry("expired_card", DeclineReason.EXPIRED_CARD),
            Map.entry("incorrect_cvc", DeclineReason.WRONG_DETAILS),
            Map.entry("invalid_cvc", DeclineReason.WRONG_DETAILS),
            Map.entry("incorrect_number", DeclineReason.WRONG_DETAILS),
            Map.entry("invalid_number", DeclineReason.WRONG_DETAILS),
            Map.entry("incorrect_zip", DeclineReason.WRONG_DETAILS),
            Map.entry("incorrect_address", DeclineReason.WRONG_DETAILS),
            Map.entry("invalid_expiry_month", DeclineReason.WRONG_DETAILS),
            Map.entry("invalid_expiry_year", DeclineReason.WRONG_DETAILS),
            Map.entry("incorrect_pin", DeclineReason.WRONG_DETAILS),
            Map.entry("invalid_pin", DeclineReason.WRONG_DETAILS),
            Map.entry("authentication_required", DeclineReason.AUTHENTICATION_FAILED),
            Map.entry("authentication_not_handled", DeclineReason.AUTHENTICATION_FAILED),
            Map.entry("payment_intent_authentication_failure", DeclineReason.AUTHENTICATION_FAILED),
            Map.entry("approve_with_id", DeclineReason.TRY_AGAIN_LATER),
            Map.entry("issuer_not_available", DeclineReason.TRY_AGAIN_LATER),
            Map.entry("processing_error", DeclineReason.TRY_AGAIN_LATER),
            Map.entry("reenter_transaction", DeclineReason.TRY_AGAIN_LATER),
            Map.entry("try_again_later", DeclineReason.TRY_AGAIN_LATER));

    /** After these another processor would only be told the same, or should not be asked. */
    private static final Set<String> HARD = Set.of(
            "fraudulent",
            "lost_card",
            "merchant_blacklist",
            "pickup_card",
            "restricted_card",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "security_violation",
            "stolen_card",
            "stop_payment_order");

    private StripeDeclines() {}

    static Outcome.Declined declined(StripeError error) {
        String code = error.word();
        return new Outcome.Declined(code, REASONS.getOrDefault(code, DeclineReason.GENERIC), !HARD.contains(code));
    }
}
