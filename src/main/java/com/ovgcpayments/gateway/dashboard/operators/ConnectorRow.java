package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.Optional;

/**
 * How one connector stands in one mode.
 *
 * @param detail what was found, or what is done about it
 * @param since when it has been so, as far as that is known
 * @param begun how many payments were begun there in the last ten minutes, 50 at most
 * @param failed how many of them the processor did not take up
 */
record ConnectorRow(
        String name,
        String label,
        Mode mode,
        StateText state,
        Optional<String> detail,
        Optional<Instant> since,
        long begun,
        long failed) {
    boolean isWell() {
        return state.tone().equals("good");
    }

    String rate() {
        if (begun == 0) {
            return "None";
        }
        return failed == 0 ? begun + ", all taken up" : begun + ", of which " + failed + " failed";
    }
}
