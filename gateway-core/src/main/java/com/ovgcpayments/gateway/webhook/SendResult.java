package com.ovgcpayments.gateway.webhook;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What came of sending an event to an endpoint. */
sealed interface SendResult {

    /** A try: it counts, and is logged. */
    sealed interface Tried extends SendResult {}

    /**
     * The endpoint answered.
     *
     * @param body the beginning of what it said
     * @param retryAfter when it asked to be left alone for a while
     */
    record Answered(int status, Buffer body, Optional<Duration> retryAfter) implements Tried {
        boolean ok() {
            return status >= 200 && status <= 299;
        }
    }

    /**
     * No answer came.
     *
     * @param detail for the merchant, in one line
     */
    record Failed(Failure failure, String detail) implements Tried {
        private static final int MAX_DETAIL = 250;

        public Failed {
            detail = detail.replaceAll("\\p{Cntrl}", " ");
            detail = detail.substring(0, Math.min(detail.length(), MAX_DETAIL));
        }

        /** As it stands in the delivery log. */
        String error() {
            return failure.name().toLowerCase(Locale.ROOT) + ": " + detail;
        }
    }

    /** Nothing was sent, and the endpoint is not to blame: it costs no try. */
    record Postponed(String reason, Duration delay) implements SendResult {}

    /** The classes of failure that merchants see. */
    enum Failure {
        DNS,
        ADDRESS_REFUSED,
        CONNECT,
        TLS,
        TIMEOUT,
        CONNECTION_LOST,
        BAD_ANSWER
    }
}
