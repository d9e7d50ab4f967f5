package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.merchant.Brand;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session as its payer meets it.
 *
 * @param merchant as he wants to appear to payers
 * @param plan how the merchant wants it routed
 * @param live the attempt for which the session waits
 * @param lastRefusal why the latest attempt that ended was refused; empty if it was not
 * @param closed whether the latest attempt that ended was neither paid nor refused: somebody closed its page
 * @param leftOpen the connectors of attempts that nobody waits for any more and whose pages may still be open
 * @param attempts how many attempts were made
 * @param now the database's clock at reading
 */
public record PayerView(
        SessionView view,
        Brand merchant,
        RoutingPlan plan,
        Optional<Attempt> live,
        Optional<DeclineReason> lastRefusal,
        boolean closed,
        List<String> leftOpen,
        int attempts,
        Instant now) {

    /** What is paid for, in the payer's words. */
    public Optional<String> productTitle() {
        return view.session().productTitle();
    }
}
