package com.ovgcpayments.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {
    /** Newer than the oldest JDK that we run on. */
    private static final Set<String> NEW = Set.of("SLE", "VED", "XCG", "ZWG");

    @Test
    void hasTheExponentsOfTheJdk() {
        Set<String> jdk = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toSet());
        Map<String, Integer> ours = new TreeMap<>();
        Map<String, Integer> theirs = new TreeMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String code : Currencies.codes()) {
            if (jdk.contains(code)) {
                ours.put(code, Currencies.exponent(code).orElseThrow());
                theirs.put(code, Currency.getInstance(code).getDefaultFractionDigits());
            } else {
                unknown.add(code);
            }
        }
        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(140);
        assertThat(NEW).containsAll(unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "usd", "US", "USDT", "XXX", "XTS", "XAU", "XDR", "CLF", "CHE", "UYI", "DEM", "HRK", "VEF"})
    void knowsOnlyWhatPeoplePayWith(String code) {
        assertThat(Currencies.isKnown(code)).isFalse();
        assertThat(Currencies.exponent(code)).isEmpty();
    }
}
