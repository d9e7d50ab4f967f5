package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A delivery that this worker holds, and all it needs to try it.
 *
 * @param tries how many came before this one
 * @param triesBefore how many of them came before the merchant asked for it again: the schedule does not count those
 * @param leasedUntil by the database's clock; also the token that tells this lease from a later one
 * @param probe whether it goes to an endpoint whose breaker is open, to see if it is back
 */
record ClaimedDelivery(
        UUID id,
        UUID eventId,
        UUID endpointId,
        Mode mode,
        int tries,
        int triesBefore,
        OffsetDateTime leasedUntil,
        boolean probe,
        String url,
        SigningSecrets<Buffer> sealedSecrets,
        String body) {
    /** How many tries of the schedule came before this one. */
    int round() {
        return tries - triesBefore;
    }
}
