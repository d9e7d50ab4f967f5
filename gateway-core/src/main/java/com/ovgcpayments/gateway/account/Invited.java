package com.ovgcpayments.gateway.account;

import java.util.UUID;

/** What came of inviting somebody. */
public sealed interface Invited {
    /**
     * @param email in lower case
     * @param token to be put into the link, and shown once; it works for 7 days and once
     */
    record Ready(UUID id, String email, String token) implements Invited {
        /** Without the token, which must not find its way into a log. */
        @Override
        public String toString() {
            return "Ready[" + id + "]";
        }
    }

    /** He is there already. */
    record AlreadyThere() implements Invited {}
}
