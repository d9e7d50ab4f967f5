package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Money of a capture that went back, as it stands in the book with its payment.
 *
 * @param id the sandbox's
 * @param key the gateway's id of it, under which it was asked for; empty for one that was made on the payment's page
 * @param captureId of which capture
 * @param amount in minor units
 * @param ending what becomes of it; empty if it succeeded at once
 */
record SandboxRefund(
        String id,
        Optional<String> key,
        String captureId,
        long amount,
        String currency,
        Instant createdAt,
        Optional<Ending> ending) {
    static final String REFUSED = "refund_refused";
    private static final String SENT_BACK = "sent_back_by_bank";
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    /** What may become of the next refund that is asked for. */
    enum Ending {
        /** It is not made at all. */
        REFUSED,
        SUCCEEDS_LATER,
        FAILS_LATER
    }

    enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** What the gateway asks for; the key comes beside it. */
    record Order(String captureId, long amount, String currency) {
        Order {
            if (new Money(amount, currency).minor() == 0) {
                throw new IllegalArgumentException("amount: more than nothing");
            }
        }
    }

    /**
     * A refund as the sandbox's API tells of it.
     *
     * @param code why it failed
     */
    record Answer(
            String id,
            Optional<String> key,
            String reference,
            String captureId,
            long amount,
            String currency,
            Status status,
            Optional<String> code,
            Instant createdAt) {}

    Order order() {
        return new Order(captureId, amount, currency);
    }

    /** When it ends, or has ended. */
    Instant endsAt() {
        return ending.isEmpty() ? createdAt : createdAt.plus(SLOWNESS);
    }

    Status statusAt(Instant now) {
        if (now.isBefore(endsAt())) {
            return Status.PENDING;
        }
        return fails() ? Status.FAILED : Status.SUCCEEDED;
    }

    boolean fails() {
        return ending.filter(Ending.FAILS_LATER::equals).isPresent();
    }

    Answer answer(String reference, Instant now) {
        Status status = statusAt(now);
        return new Answer(
                id,
                key,
                reference,
                captureId,
                amount,
                currency,
                status,
                status == Status.FAILED ? Optional.of(SENT_BACK) : Optional.empty(),
                createdAt);
    }
}
