package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.money.Currencies;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plan must keep to, whoever makes it: by the API or by hand. Each audience says it in its own words. */
public final class PlanLimits {
    public static final int MAX_RULES = 50;

    /** Of any list in a plan but that of its rules. */
    public static final int MAX_ENTRIES = 50;

    public static final int MAX_NAME_LENGTH = 100;

    /** The least is 0. */
    public static final int MAX_WEIGHT = 1_000_000;

    /** In minor units; the least is 1. */
    public static final long MAX_AMOUNT = 99_999_999;

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    private PlanLimits() {}

    /** Whether a rule can be called so: something to read, on one line, that can be stored. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= MAX_NAME_LENGTH
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** @param codes in upper case */
    public static List<String> unknownCurrencies(Collection<String> codes) {
        return codes.stream().filter(code -> !Currencies.isKnown(code)).toList();
    }

    /** @param text in lower case */
    public static boolean isDomain(String text) {
        return DOMAIN.matcher(text).matches();
    }

    /** An amount means something in one currency only. */
    public static boolean haveOneCurrency(Optional<Long> from, Optional<Long> to, Set<String> currencies) {
        return (from.isEmpty() && to.isEmpty()) || currencies.size() == 1;
    }

    public static boolean isRange(Optional<Long> from, Optional<Long> to) {
        return from.isEmpty() || to.isEmpty() || from.get() <= to.get();
    }

    public static boolean namesTwice(List<String> gateways) {
        return Set.copyOf(gateways).size() < gateways.size();
    }
}
