package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.web.QrCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is paid, to whom and by whom, as it stands on every page of a session.
 *
 * @param merchantInSentence the same name for use among other words
 * @param initial stands for a logo where there is none
 * @param phoneCode leads another device here; null where there is nothing to continue
 */
record Summary(
        String merchant,
        String merchantInSentence,
        String initial,
        @Nullable LogoPicture logo,
        String product,
        String amount,
        String email,
        boolean testMode,
        @Nullable QrCode phoneCode) {
    private static final int LONGEST_IN_LARGE_TYPE = 10;

    /** Whether the amount needs smaller type to stay on one line of the narrowest phone. */
    boolean longAmount() {
        return amount.codePoints()
                        .filter(c -> Character.getType(c) != Character.FORMAT)
                        .count()
                > LONGEST_IN_LARGE_TYPE;
    }

    static Summary of(CheckoutView view, Locale locale, boolean continues) {
        return new Summary(
                ForeignText.clean(view.merchantName()),
                ForeignText.inSentence(view.merchantName(), locale),
                ForeignText.initial(view.merchantName(), locale),
                view.payee().logo().orElse(null),
                ForeignText.clean(view.productTitle()),
                AmountText.of(view.amount(), locale),
                ForeignText.maskedEmail(view.email()),
                view.testMode(),
                continues ? QrCode.of(view.pageUrl().toASCIIString()) : null);
    }
}
