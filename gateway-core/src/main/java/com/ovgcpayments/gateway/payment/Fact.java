package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import java.util.List;

/** Something learned about an attempt. Facts may come late, twice, in any order, and from several sides at once. */
public sealed interface Fact {
    /** The captures that it tells of. */
    default List<Outcome.Capture> captures() {
        return List.of();
    }

    /**
     * A connector answered.
     *
     * @param failoverFollows whether, if this is a soft refusal, another connector is tried in the same breath: then the
     *     payer and the merchant are told nothing yet
     */
    record Answered(Ask ask, Outcome outcome, boolean failoverFollows) implements Fact {
        @Override
        public List<Outcome.Capture> captures() {
            return outcome instanceof Outcome.Succeeded succeeded ? succeeded.captures() : List.of();
        }
    }

    /**
     * The payer went another way, or the session's time is over, and the processor's page is open still and cannot be
     * closed.
     */
    record LeftBehind() implements Fact {}

    /**
     * A person looked at the processor's own records and says what became of the attempt.
     *
     * @param reason why he says so; no control characters
     */
    record Resolved(Resolution resolution, String reason) implements Fact {
        @Override
        public List<Outcome.Capture> captures() {
            return resolution instanceof Resolution.Paid paid ? List.of(paid.capture()) : List.of();
        }
    }
}
