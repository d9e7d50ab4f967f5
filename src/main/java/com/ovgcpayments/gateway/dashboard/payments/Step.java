package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Permission;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a payment or a refund.
 *
 * @param tone as in {@link Badge}
 * @param more what else there is to say about it
 * @param page that says more
 */
record Step(Instant at, String what, String tone, Optional<String> more, Optional<Page> page) {
    /**
     * @param path below the merchant's root
     * @param permission of who may see it
     */
    record Page(String path, Permission permission) {}

    static Step of(Instant at, String what) {
        return new Step(at, what, "", Optional.empty(), Optional.empty());
    }

    Step in(String otherTone) {
        return new Step(at, what, otherTone, more, page);
    }

    Step with(String words) {
        return new Step(at, what, tone, Optional.of(words), page);
    }

    Step at(String path, Permission permission) {
        return new Step(at, what, tone, more, Optional.of(new Page(path, permission)));
    }
}
