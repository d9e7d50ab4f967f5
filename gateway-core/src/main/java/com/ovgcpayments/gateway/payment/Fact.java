package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;

/** Something learned about an attempt. Facts may come late, twice, in any order, and from several sides at once. */
public sealed interface Fact {
    /**
     * A connector answered.
     *
     * @param failoverFollows whether, if this is a soft refusal, another connector is tried in the same breath: then the
     *     payer and the merchant are told nothing yet
     */
    record Answered(Ask ask, Outcome outcome, boolean failoverFollows) implements Fact {}

    /**
     * The payer went another way, or the session's time is over, and the processor's page is open still and cannot be
     * closed.
     */
    record LeftBehind() implements Fact {}
}
