package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.ledger.MerchantAccount;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What is where, and how it came there.
 *
 * @param form what the entries are filtered by
 * @param filtered whether anything is left out
 * @param first the list from its beginning, if this is not it
 * @param next the rest of the list
 * @param curl a first payment, to be copied where there was none yet
 */
record BalancePage(
        List<MerchantBalance> balances,
        boolean halted,
        Form form,
        boolean filtered,
        List<EntryLine> entries,
        Optional<String> first,
        Optional<String> next,
        String curl) {
    /** One of the three places, with what is there in each currency. */
    record Place(String name, String meaning, List<Figure> figures) {}

    record Figure(String currency, long minor) {}

    List<Place> places() {
        return List.of(
                place(MerchantAccount.AVAILABLE, MerchantBalance::available),
                place(MerchantAccount.PENDING, MerchantBalance::pending),
                place(MerchantAccount.IN_TRANSIT, MerchantBalance::inTransit));
    }

    List<MerchantBalance> negative() {
        return balances.stream().filter(MerchantBalance::isNegative).toList();
    }

    /** Those of which more is held back than their available amount shows. */
    List<MerchantBalance> heldBack() {
        return balances.stream()
                .filter(each -> !each.isNegative() && each.available() > 0 && each.payable() < each.available())
                .toList();
    }

    boolean canPayOut() {
        return balances.stream().anyMatch(each -> each.payable() > 0);
    }

    List<String> currencies() {
        return balances.stream().map(MerchantBalance::currency).toList();
    }

    List<MerchantAccount> accounts() {
        return List.of(MerchantAccount.values());
    }

    String name(MerchantAccount account) {
        return AccountText.name(account);
    }

    private Place place(MerchantAccount account, ToLongFunction<MerchantBalance> amount) {
        return new Place(
                AccountText.name(account),
                AccountText.meaning(account),
                balances.stream()
                        .map(each -> new Figure(each.currency(), amount.applyAsLong(each)))
                        .toList());
    }
}
