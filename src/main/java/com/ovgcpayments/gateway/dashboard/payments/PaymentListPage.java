package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.money.Currencies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payments, the newest first.
 *
 * @param form what they are filtered by
 * @param unknownId what was looked for as an id, and is none of this merchant's in this mode
 * @param withUnpaid the same with those who never paid, where they were left out
 * @param reached how far back was looked, if that is not to the end
 * @param ownCurrencies those in which the merchant ever had money
 * @param gateways by name, in words
 * @param export where these are written into a file
 * @param live where to hear of what changes
 * @param curl a first payment, to be copied where there was none yet
 */
record PaymentListPage(
        Form form,
        boolean filtered,
        List<PaymentLine> lines,
        Optional<String> unknownId,
        Optional<String> withUnpaid,
        Optional<Instant> reached,
        Optional<String> first,
        Optional<String> next,
        List<String> ownCurrencies,
        Map<String, String> gateways,
        String export,
        String live,
        String curl) {
    Map<String, String> statuses() {
        return PaymentFilter.statuses();
    }

    List<String> otherCurrencies() {
        return Currencies.codes().stream()
                .filter(code -> !ownCurrencies.contains(code))
                .sorted()
                .toList();
    }

    /** Whether one of the lesser filters is in use, or was filled in wrongly. */
    boolean hasLesser() {
        return PaymentFilter.LESSER.stream()
                .anyMatch(name -> form.optional(name).isPresent());
    }

    /** Whether a new payment belongs at the top of it. */
    boolean isBeginning() {
        return !filtered && first.isEmpty();
    }
}
