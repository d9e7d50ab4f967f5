package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Payments about to be written into a file.
 *
 * @param form what they are filtered by
 * @param list where they are listed
 * @param gateways by name, in words
 */
record ExportPage(Form form, String list, Map<String, String> gateways) {
    /** What is left of all payments, in words. */
    Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        put(chosen, PaymentFilter.SEARCH, "Search");
        form.optional(PaymentFilter.STATUS)
                .ifPresent(word -> chosen.put("Status", PaymentFilter.statuses().getOrDefault(word, word)));
        put(chosen, "from", "From");
        put(chosen, "to", "To");
        put(chosen, PaymentFilter.AMOUNT_FROM, "Amount from");
        put(chosen, PaymentFilter.AMOUNT_TO, "Amount to");
        put(chosen, PaymentFilter.CURRENCY, "Currency");
        form.optional(PaymentFilter.GATEWAY)
                .ifPresent(name -> chosen.put("Paid through", gateways.getOrDefault(name, name)));
        return chosen;
    }

    /** To be sent along, by the field's name. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        PaymentFilter.ALL.forEach(name -> form.optional(name).ifPresent(value -> filters.put(name, value)));
        return filters;
    }

    private void put(Map<String, String> chosen, String name, String word) {
        form.optional(name).ifPresent(value -> chosen.put(word, value));
    }
}
