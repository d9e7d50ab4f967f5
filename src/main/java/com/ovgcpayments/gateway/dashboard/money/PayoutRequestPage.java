package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payout as it is being asked for.
 *
 * @param once tells this form from every other, so that sending it twice makes one payout
 * @param currencies those of the sources
 * @param sources one for each currency that the merchant has
 * @param problem what stands in its way, beside what is wrong with a field
 */
record PayoutRequestPage(
        Form form,
        String once,
        boolean halted,
        Map<String, String> currencies,
        List<Source> sources,
        Optional<String> problem) {
    static final String CURRENCY = "currency";

    /**
     * What there is in a currency, and where it would go.
     *
     * @param payable in minor units; what may be paid out
     * @param negative whether the merchant owes
     * @param account where it would go; empty if he has named none
     * @param usableFrom while the account may not be used yet
     */
    record Source(
            String currency, long payable, boolean negative, Optional<String> account, Optional<Instant> usableFrom) {}

    /** Where no currency was chosen yet, one in which something can be paid out. */
    PayoutRequestPage withLikelyCurrency() {
        return sources.stream()
                .filter(source -> source.payable() > 0 && source.account().isPresent())
                .filter(source -> form.optional(CURRENCY).isEmpty())
                .findFirst()
                .map(source -> new PayoutRequestPage(
                        Form.of(Map.of(CURRENCY, source.currency())), once, halted, currencies, sources, problem))
                .orElse(this);
    }
}
