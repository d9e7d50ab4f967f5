package com.ovgcpayments.gateway.checkout;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that the templates read.
 *
 * @param brandSheet the path of a style sheet beside ours; null for our own colours
 * @param summary null on a page without a session
 * @param preview whether the page is only to be looked at
 */
record Page(
        Locale locale,
        Messages messages,
        CheckoutAssets assets,
        @Nullable String brandSheet,
        Panel panel,
        @Nullable Summary summary,
        boolean preview) {
    private static final char ARABIC_ZERO = '\u0660';

    String text(String key, String... values) {
        return messages.text(key, values);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The title of tab and window; for a payment that can be made, what the button says. */
    String title() {
        if (summary == null) {
            return panel.title();
        }
        PayForm form = panel.form();
        String what = form != null && panel.icon() == null ? text("pay.button", summary.amount()) : panel.title();
        return what + " · " + summary.merchantInSentence();
    }

    String language() {
        return locale.toLanguageTag();
    }

    String direction() {
        return PageLocale.isRightToLeft(locale) ? "rtl" : "ltr";
    }

    /** The Unicode name of the digits that the amount is written in, so that the module counts in the same. */
    String digits() {
        return DecimalFormatSymbols.getInstance(locale).getZeroDigit() == ARABIC_ZERO ? "arab" : "latn";
    }
}
