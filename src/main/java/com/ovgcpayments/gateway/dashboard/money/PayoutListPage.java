package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.Payout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A merchant's payouts, the newest first.
 *
 * @param currencies what may be chosen among; empty where there is nothing to choose
 * @param curl how a payout is requested by the API
 */
record PayoutListPage(
        boolean halted,
        Form form,
        Map<String, String> currencies,
        boolean filtered,
        List<Line> lines,
        Optional<String> first,
        Optional<String> next,
        String curl) {
    /**
     * @param account by its last characters
     * @param by what made it
     */
    record Line(String id, Money amount, String state, String tone, String account, String by, Instant at) {
        static Line of(String id, Payout payout) {
            return new Line(
                    id,
                    payout.amount(),
                    PayoutText.state(payout.state()),
                    PayoutText.tone(payout.state()),
                    PayoutText.account(payout.destination()),
                    payout.origin().equals("schedule") ? "Schedule" : "Request",
                    payout.createdAt());
        }
    }
}
