package com.ovgcpayments.gateway.dashboard.payments;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a payment or a refund.
 *
 * @param tone as in {@link Badge}
 * @param more what else there is to say about it
 * @param path of the page that says more, below the merchant's root
 */
record Step(Instant at, String what, String tone, Optional<String> more, Optional<String> path) {
    static Step of(Instant at, String what) {
        return new Step(at, what, "", Optional.empty(), Optional.empty());
    }

    Step in(String otherTone) {
        return new Step(at, what, otherTone, more, path);
    }

    Step with(String words) {
        return new Step(at, what, tone, Optional.of(words), path);
    }

    Step at(String page) {
        return new Step(at, what, tone, more, Optional.of(page));
    }
}
