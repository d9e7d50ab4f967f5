package com.ovgcpayments.gateway.money;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The active currencies of ISO 4217 in which people pay, each with its exponent: how many digits stand behind the
 * point of the major unit. Funds codes, metals, bonds and test codes are left out, because nobody can be charged in
 * them. Kept here and not taken from the JDK, whose table changes with its version and holds withdrawn currencies.
 */
public final class Currencies {
    private static final String TWO_DECIMALS = """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
            CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS \
            INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
            MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE \
            SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR \
            ZMW ZWG""";
    private static final String NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";

    private static final Map<String, Integer> EXPONENTS = exponents();

    private Currencies() {}

    /** The exponent of an upper-case ISO 4217 code, or empty if no payment can be made in it. */
    public static OptionalInt exponent(String code) {
        Integer exponent = EXPONENTS.get(code);
        return exponent == null ? OptionalInt.empty() : OptionalInt.of(exponent);
    }

    public static boolean isKnown(String code) {
        return EXPONENTS.containsKey(code);
    }

    public static Set<String> codes() {
        return EXPONENTS.keySet();
    }

    private static Map<String, Integer> exponents() {
        Map<String, Integer> exponents = new LinkedHashMap<>();
        put(exponents, TWO_DECIMALS, 2);
        put(exponents, NO_DECIMALS, 0);
        put(exponents, THREE_DECIMALS, 3);
        return Map.copyOf(exponents);
    }

    private static void put(Map<String, Integer> exponents, String codes, int exponent) {
        for (String code : codes.split(" ", -1)) {
            exponents.put(code, exponent);
        }
    }
}
