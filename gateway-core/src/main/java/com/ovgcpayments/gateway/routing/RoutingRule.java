package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which gateways take the payments that it fits, and no others.
 *
 * @param name for people, in reasons
 * @param currencies upper case; empty fits all
 * @param amountFrom the least amount that it fits, in minor units; only with exactly one currency
 * @param amountTo the greatest, likewise
 * @param emailDomains in lower case; empty fits all
 * @param use the gateways, at least one
 */
public record RoutingRule(
        String name,
        Set<String> currencies,
        Optional<Long> amountFrom,
        Optional<Long> amountTo,
        Set<String> emailDomains,
        List<Share> use) {
    /**
     * A gateway's part of the payments.
     *
     * @param weight against the weights of the others; 0 for one that is tried only after them
     */
    public record Share(String gateway, int weight) {}

    public RoutingRule {
        currencies = Set.copyOf(currencies);
        emailDomains = Set.copyOf(emailDomains);
        use = List.copyOf(use);
    }

    /** Whether it fits every payment, so that none reaches what comes after it. */
    public boolean fitsAll() {
        return currencies.isEmpty() && amountFrom.isEmpty() && amountTo.isEmpty() && emailDomains.isEmpty();
    }

    boolean fits(Money price, String email) {
        return (currencies.isEmpty() || currencies.contains(price.currency()))
                && amountFrom.map(least -> price.minor() >= least).orElse(true)
                && amountTo.map(most -> price.minor() <= most).orElse(true)
                && (emailDomains.isEmpty() || emailDomains.contains(domain(email)));
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
