package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.regex.Pattern;

/** A version of the API, by the day on which it came out. */
record StripeVersion(String text) {
    /** The latest version that the double knows of. */
    static final String LATEST = "2026-10-28.endive";

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
    private static final int DAY_LENGTH = 10;

    static StripeVersion read(String text) {
        if (!FORM.matcher(text).matches() || new StripeVersion(LATEST).before(text.substring(0, DAY_LENGTH))) {
            throw StripeRefusal.malformed("Invalid Stripe API version: " + text);
        }
        return new StripeVersion(text);
    }

    private boolean before(String day) {
        return text.substring(0, DAY_LENGTH).compareTo(day) < 0;
    }

    /** The PaymentIntent is made only when the payer confirms. */
    boolean defersPaymentIntent() {
        return !before("2022-08-01");
    }

    /** {@code automatic_async} is the default capture method. */
    boolean capturesAsynchronously() {
        return !before("2024-04-10");
    }

    /** {@code ui_mode} is hosted_page, embedded_page or elements, no longer hosted, embedded or custom. */
    boolean renamedUiModes() {
        return !before("2026-03-25");
    }

    /** {@code payment_method_types} cannot be sent, {@code allowed_payment_method_types} can. */
    boolean removedPaymentMethodTypes() {
        return !before("2026-09-30");
    }

    /** {@code adaptive_pricing} can be sent; known to be missing in 2023-08-16 and to be there in 2024-11-20. */
    boolean knowsAdaptivePricing() {
        return !before("2024-10-28");
    }
}
