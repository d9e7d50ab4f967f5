package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.format.TimeText;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.payout.Destination;
import java.util.List;
import java.util.Optional;

/**
 * A merchant's money in one mode, and whether it may be paid out.
 *
 * @param halted whether payouts of all merchants are
 * @param destinations the accounts that he has named
 */
record ModeMoney(Mode mode, List<MerchantBalance> balances, List<Destination> destinations, boolean halted) {

    /** Whether payouts in the balance's currency are held, and why. */
    StateText payouts(MerchantBalance balance) {
        if (halted) {
            return new StateText("Halted for all merchants", "bad");
        }
        if (balance.isNegative()) {
            return new StateText("Held: he owes", "bad");
        }
        Optional<Destination> destination = destination(balance);
        if (destination.isEmpty()) {
            return new StateText("Held: no bank account", "wait");
        }
        return destination.get().usable()
                ? new StateText("Not held", "good")
                : new StateText("Held: new account", "wait");
    }

    /** What else there is to say about it. */
    String more(MerchantBalance balance) {
        return destination(balance)
                .map(each -> "to " + each.holder() + " …" + each.last4()
                        + (each.usable() ? "" : ", from " + TimeText.of(each.usableFrom())))
                .orElse("");
    }

    private Optional<Destination> destination(MerchantBalance balance) {
        return destinations.stream()
                .filter(each -> each.currency().equals(balance.currency()))
                .findFirst();
    }
}
