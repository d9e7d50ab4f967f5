package com.ovgcpayments.gateway.connector.stripe.testing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Stripe's own rules of currencies, which are not those of ISO 4217. Codes are in lower case. */
final class StripeCurrencies {
    private static final Set<String> NO_DECIMALS = words("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");
    private static final Set<String> THREE_DECIMALS = words("bhd jod kwd omr tnd");
    /** Sent with two decimals that are 00. */
    private static final Set<String> WHOLE_HUNDREDS = words("isk ugx");

    private static final Set<String> TWO_DECIMALS = words("""
            aed afn all amd ang aoa ars aud awg azn bam bbd bdt bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop \
            crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd \
            kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok \
            npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top \
            try ttd twd tzs uah ugx usd uyu uzs wst xcd yer zar zmw""");

    private static final Map<String, BigDecimal> MINIMUM = minimum("""
            usd .50 aed 2 aud .50 brl .50 cad .50 chf .50 czk 15 dkk 2.50 eur .50 gbp .30 hkd 4 huf 175 inr .50 \
            jpy 50 krw 50 mxn 10 myr 2 nok 3 nzd .50 pln 2 ron 2 sek 3 sgd .50 thb 10 zar .50 ars .50 cop .50 \
            idr .50 ils .50 php .50 rub .50""");
    private static final long MAX_AMOUNT = 999_999_999_999L;

    private StripeCurrencies() {}

    static int exponent(String currency) {
        if (NO_DECIMALS.contains(currency)) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }

    static String check(String currency, String param) {
        if (!NO_DECIMALS.contains(currency) && !TWO_DECIMALS.contains(currency) && !THREE_DECIMALS.contains(currency)) {
            throw StripeRefusal.invalid(
                    param,
                    "Invalid currency: " + currency + ". Stripe supports the lower-case codes of its currencies only.");
        }
        return currency;
    }

    /** Whether the amount can be said in this currency at all. */
    static void checkUnits(long amount, String currency, String param) {
        int step = WHOLE_HUNDREDS.contains(currency) ? 100 : THREE_DECIMALS.contains(currency) ? 10 : 1;
        if (amount % step != 0) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    param,
                    "Invalid amount: in " + currency + " it must be a multiple of " + step + ".");
        }
    }

    /** An amount of nothing is allowed: it needs no payment. */
    static void checkTotal(long amount, String currency) {
        BigDecimal minimum = MINIMUM.get(currency);
        if (amount > MAX_AMOUNT) {
            throw StripeRefusal.impossible(
                    "amount_too_large", "The Checkout Session's total amount must be no more than 12 digits.");
        }
        if (amount > 0
                && minimum != null
                && BigDecimal.valueOf(amount, exponent(currency)).compareTo(minimum) < 0) {
            throw StripeRefusal.impossible(
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to at least " + minimum.toPlainString() + " "
                            + currency);
        }
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private static Map<String, BigDecimal> minimum(String pairs) {
        String[] words = pairs.split(" ", -1);
        Map<String, BigDecimal> minimum = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            minimum.put(words[i], new BigDecimal(words[i + 1]));
        }
        return Map.copyOf(minimum);
    }
}
