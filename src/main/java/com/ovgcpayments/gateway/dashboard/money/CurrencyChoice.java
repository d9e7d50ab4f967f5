package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Currencies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Currencies to choose among, by their codes. */
final class CurrencyChoice {
    private CurrencyChoice() {}

    /** Every one, and those first in which the merchant has money. */
    static Map<String, String> all(List<MerchantBalance> balances) {
        Map<String, String> currencies = of(balances);
        Currencies.codes().stream().sorted().forEach(code -> currencies.putIfAbsent(code, code));
        return currencies;
    }

    /** Those in which the merchant ever had money. */
    static Map<String, String> of(List<MerchantBalance> balances) {
        Map<String, String> currencies = new LinkedHashMap<>();
        balances.forEach(balance -> currencies.put(balance.currency(), balance.currency()));
        return currencies;
    }
}
