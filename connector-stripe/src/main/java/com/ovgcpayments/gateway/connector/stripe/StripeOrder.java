package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The form that opens a Checkout Session. It is made of what stands in the request alone, so that a repetition is the
 * same to the byte: Stripe compares.
 */
final class StripeOrder {
    /** Stripe takes no less than thirty minutes from when it reads the request, so a clock may be wrong by some. */
    private static final Duration LIFETIME = Duration.ofMinutes(32);

    /** Methods whose money comes days after the payer is done, if it comes. */
    private static final List<String> DELAYED_METHODS = List.of(
            "acss_debit",
            "au_becs_debit",
            "bacs_debit",
            "boleto",
            "customer_balance",
            "konbini",
            "multibanco",
            "nz_bank_account",
            "oxxo",
            "payto",
            "sepa_debit",
            "sofort",
            "us_bank_account");

    /** From this version of the API on, Stripe may show payers another currency unless told not to. */
    private static final String ADAPTIVE_PRICING_SINCE = "2024-10-28";

    /** Stripe turns away what has no top-level domain, which our merchants may send. */
    private static final Pattern DELIVERABLE = Pattern.compile("[\\x21-\\x7e]+@[\\x21-\\x7e]+\\.[A-Za-z]{2,}");

    private StripeOrder() {}

    /** @param amount in Stripe's unit */
    static StripeForm form(ConnectorRequest.Begin request, long amount, StripeSettings settings) {
        StripeForm form = new StripeForm()
                .put("mode", "payment")
                .put("line_items[0][price_data][currency]", StripeMoney.code(request.price()))
                .put("line_items[0][price_data][unit_amount]", amount)
                .put("line_items[0][price_data][product_data][name]", request.title())
                .put("line_items[0][quantity]", 1)
                .put("success_url", request.returnUrl())
                .put("cancel_url", request.cancelUrl())
                .put("client_reference_id", request.reference())
                .put("metadata[" + StripeConnector.ATTEMPT + "]", request.reference())
                .put("payment_intent_data[metadata][" + StripeConnector.ATTEMPT + "]", request.reference())
                .put("expires_at", expiresAt(request.startedAt()).getEpochSecond());
        if (DELIVERABLE.matcher(request.email()).matches()) {
            form.put("customer_email", request.email());
        }
        if (settings.isOfVersion(ADAPTIVE_PRICING_SINCE)) {
            form.put("adaptive_pricing[enabled]", false);
        }
        if (!settings.delayedMethods()) {
            for (int i = 0; i < DELAYED_METHODS.size(); i++) {
                form.put("excluded_payment_method_types[" + i + "]", DELAYED_METHODS.get(i));
            }
        }
        return form;
    }

    /** When Stripe's page ends by itself. Our own deadline is earlier, and then we end it. */
    static Instant expiresAt(Instant startedAt) {
        return startedAt.plus(LIFETIME);
    }
}
