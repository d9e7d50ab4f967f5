package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An event on its way to an endpoint.
 *
 * @param tryCount how many tries were made in all
 * @param nextTryAt when the next one is due; empty if there is none, or if one is under way
 * @param tries the latest of them, in their order
 */
public record Delivery(
        UUID id,
        UUID eventId,
        String eventType,
        UUID endpointId,
        Mode mode,
        Status status,
        int tryCount,
        Optional<Instant> nextTryAt,
        Instant createdAt,
        Optional<Instant> endedAt,
        List<Try> tries) {

    /** {@code pending}: to be tried; {@code succeeded}: the endpoint took it; {@code failed}: given up. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(status -> status.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * A try.
     *
     * @param number counts from 1 over the whole life of the delivery
     * @param httpStatus empty if no answer came; then there is a failure
     * @param answer the beginning of what the endpoint said
     * @param nextTryAt when the next one was due after this one; empty if none was
     */
    public record Try(
            int number,
            Instant startedAt,
            String url,
            Optional<Integer> httpStatus,
            int latencyMillis,
            String answer,
            Optional<Failure> failure,
            Optional<Instant> nextTryAt) {}

    /**
     * Why no answer came.
     *
     * @param kind {@code dns}, {@code address_refused}, {@code connect}, {@code tls}, {@code timeout},
     *     {@code connection_lost} or {@code bad_answer}
     * @param message in one line
     */
    public record Failure(String kind, String message) {}

    Delivery with(List<Try> found) {
        return new Delivery(
                id, eventId, eventType, endpointId, mode, status, tryCount, nextTryAt, createdAt, endedAt, found);
    }
}
