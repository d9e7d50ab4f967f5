package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.format.AmountText;
import java.util.Locale;
import java.util.Optional;

/** Says in words which amounts a gateway takes. */
final class Amounts {
    private Amounts() {}

    /** {@code $0.50 to $999,999.99}; empty where any amount of the currency is taken. */
    static Optional<String> taken(Capabilities can, String currency) {
        return Optional.ofNullable(can.amounts().get(currency)).map(rule -> words(rule, currency));
    }

    private static String words(AmountRule rule, String currency) {
        String range = rule.least() == rule.most()
                ? "exactly " + amount(rule.least(), currency)
                : amount(rule.least(), currency) + " to " + amount(rule.most(), currency);
        return rule.step() == 1 ? range : range + " in steps of " + amount(rule.step(), currency);
    }

    private static String amount(long minor, String currency) {
        return AmountText.of(minor, currency, Locale.US);
    }
}
