package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;

/** One part of the contract: cases about one theme, which a connector's test inherits with all others. */
interface Contract {
    Rig rig();

    /** Nothing may be believed because of a fault, and "not sent" only where that is sure. */
    static void assertUnclear(Outcome outcome, Fault fault) {
        if (fault.maySurelyBeUnsent()) {
            assertThat(outcome).isInstanceOfAny(Outcome.NotSent.class, Outcome.Unknown.class);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        }
    }
}
