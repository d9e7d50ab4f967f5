package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;

/**
 * Money of a capture that went back, as it stands in the book with its payment.
 *
 * @param id the sandbox's
 * @param key the gateway's id of it, under which it was asked for
 * @param captureId of which capture
 * @param amount in minor units
 */
record SandboxRefund(String id, String key, String captureId, long amount, String currency, Instant createdAt) {
    /** What the gateway asks for; the key comes beside it. */
    record Order(String captureId, long amount, String currency) {
        Order {
            if (new Money(amount, currency).minor() == 0) {
                throw new IllegalArgumentException("amount: more than nothing");
            }
        }
    }

    /** A refund as the sandbox's API tells of it. */
    record Answer(String id, String key, String reference, String captureId, long amount, String currency) {}

    Order order() {
        return new Order(captureId, amount, currency);
    }

    Answer answer(String reference) {
        return new Answer(id, key, reference, captureId, amount, currency);
    }
}
