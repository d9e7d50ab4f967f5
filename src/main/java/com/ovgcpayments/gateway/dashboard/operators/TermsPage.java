package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Currencies;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The terms of a merchant in one currency.
 *
 * @param known whether there are such already
 */
record TermsPage(Merchant merchant, Form form, boolean known) {
    String path() {
        return "/merchants/" + PublicId.MERCHANT.format(merchant.id());
    }

    Map<String, String> currencyOptions() {
        return Currencies.codes().stream()
                .collect(Collectors.toMap(code -> code, code -> code, (one, other) -> one, TreeMap::new));
    }
}
