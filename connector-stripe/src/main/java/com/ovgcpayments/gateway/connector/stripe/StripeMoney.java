package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stripe's own idea of currencies (docs.stripe.com/currencies). Its units are ISO 4217's minor units but for three
 * currencies, amounts in currencies of three decimals end in 0, and below a certain amount it takes nothing.
 */
final class StripeMoney {
    private static final String TAKEN = """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP \
            CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
            ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP \
            MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
            SBD SCR SEK SGD SHP SLE SOS SRD STN SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST \
            XAF XCD XCG XOF XPF YER ZAR ZMW""";

    /** In major units. */
    private static final String LEAST = """
            USD .50 AED 2 AUD .50 BRL .50 CAD .50 CHF .50 CZK 15 DKK 2.50 EUR .50 GBP .30 HKD 4 HUF 175 INR .50 \
            JPY 50 KRW 50 MXN 10 MYR 2 NOK 3 NZD .50 PLN 2 RON 2 SEK 3 SGD .50 THB 10 ZAR .50 ARS .50 COP .50 IDR .50 \
            ILS .50 PHP .50 RUB .50""";

    private static final long MOST = 99_999_999;

    /** Where Stripe's unit is not ISO 4217's minor unit: how many decimals Stripe's has. */
    private static final Map<String, Integer> OTHER_EXPONENTS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    private static final Set<String> CURRENCIES =
            Stream.of(TAKEN.split(" ", -1)).filter(Currencies::isKnown).collect(Collectors.toUnmodifiableSet());

    private StripeMoney() {}

    /** The currencies of ISO 4217 that Stripe takes. */
    static Set<String> currencies() {
        return CURRENCIES;
    }

    /** Which amounts Stripe takes, by currency; none where it takes any. */
    static Map<String, AmountRule> rules() {
        Map<String, AmountRule> rules = new HashMap<>();
        Map<String, Long> least = least();
        for (String currency : CURRENCIES) {
            long step = step(currency);
            long smallest = least.getOrDefault(currency, step);
            if (smallest > 1 || step > 1) {
                rules.put(currency, new AmountRule(smallest, MOST - MOST % step, step));
            }
        }
        return Map.copyOf(rules);
    }

    /** @return the amount in Stripe's unit; empty if Stripe cannot express it */
    static Optional<Long> toStripe(Money money) {
        if (money.minor() % step(money.currency()) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                money.major().movePointRight(stripeExponent(money.currency())).longValueExact());
    }

    /** The currency as Stripe writes it. */
    static String code(Money money) {
        return money.currency().toLowerCase(Locale.ROOT);
    }

    /**
     * @param amount in Stripe's unit
     * @param code in any case
     * @throws UnfitAnswer if no such amount of money exists
     */
    static Money ofStripe(long amount, String code) throws UnfitAnswer {
        String currency = currency(code);
        long minor = minor(amount, currency);
        if (minor < 0) {
            throw new UnfitAnswer("an amount below nothing");
        }
        return new Money(minor, currency);
    }

    /**
     * An amount that may be negative, in ISO 4217's minor unit.
     *
     * @param currency upper case and known
     */
    static long minor(long amount, String currency) throws UnfitAnswer {
        try {
            return BigDecimal.valueOf(amount, stripeExponent(currency))
                    .movePointRight(isoExponent(currency))
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new UnfitAnswer("an amount of " + currency + " that cannot be paid");
        }
    }

    static String currency(String code) throws UnfitAnswer {
        String currency = code.toUpperCase(Locale.ROOT);
        if (!Currencies.isKnown(currency)) {
            throw new UnfitAnswer("an unknown currency");
        }
        return currency;
    }

    private static Map<String, Long> least() {
        String[] words = LEAST.split(" ", -1);
        Map<String, Long> least = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            BigDecimal minor = new BigDecimal(words[i + 1]).movePointRight(isoExponent(words[i]));
            least.put(words[i], Math.max(1, minor.longValueExact()));
        }
        return least;
    }

    /** Of what an amount in ISO 4217's minor unit must be a multiple. */
    private static long step(String currency) {
        int iso = isoExponent(currency);
        int stripe = stripeExponent(currency);
        if (iso > stripe) {
            return BigDecimal.ONE.movePointRight(iso - stripe).longValueExact();
        }
        return iso == 3 ? 10 : 1;
    }

    private static int stripeExponent(String currency) {
        return OTHER_EXPONENTS.getOrDefault(currency, isoExponent(currency));
    }

    private static int isoExponent(String currency) {
        return Currencies.exponent(currency).orElseThrow();
    }
}
