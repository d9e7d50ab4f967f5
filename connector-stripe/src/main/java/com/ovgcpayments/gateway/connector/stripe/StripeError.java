package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import java.util.Optional;

/**
 * The {@code error} of an answer. Its message is left out: it may quote what a payer typed.
 *
 * @param type such as {@code invalid_request_error}
 * @param code such as {@code amount_too_small}
 * @param declineCode why a card was refused
 * @param param the field that Stripe minds
 */
record StripeError(String type, Optional<String> code, Optional<String> declineCode, Optional<String> param) {
    static StripeError of(ProcessorJson error) throws UnfitAnswer {
        return new StripeError(
                error.requireText("type"), error.text("code"), error.text("decline_code"), error.text("param"));
    }

    boolean isIdempotencyError() {
        return type.equals("idempotency_error");
    }

    /** The most exact word that there is. */
    String word() {
        return declineCode.or(() -> code).orElse(type);
    }

    @Override
    public String toString() {
        return word() + param.map(name -> " (" + name + ")").orElse("");
    }
}
