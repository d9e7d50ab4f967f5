package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * All that a decision about an attempt depends on, as read under the session's lock.
 *
 * @param price what the session asks for
 * @param beginCanCapture of the attempt's connector, as it was when the attempt began
 * @param acceptedAt when the payer had done his part, if the processor ever told
 * @param anotherSucceeded whether another attempt of the session was captured and counted
 * @param knownCaptures the processor's references of this attempt's captures that are already booked, as whatever
 * @param foreignCaptures references that the processor names for this attempt but that are booked for another one
 * @param surplusBooked whether any capture of this attempt is booked that no session may count
 * @param checked whether the processor was asked about the attempt, besides the first begin
 * @param now by the database's clock
 */
public record PaymentState(
        SessionStatus session,
        Instant expiresAt,
        Money price,
        AttemptState attempt,
        boolean beginCanCapture,
        Optional<Instant> acceptedAt,
        boolean anotherSucceeded,
        Set<String> knownCaptures,
        Set<String> foreignCaptures,
        boolean surplusBooked,
        boolean checked,
        Instant now) {
    public PaymentState {
        knownCaptures = Set.copyOf(knownCaptures);
        foreignCaptures = Set.copyOf(foreignCaptures);
    }

    static PaymentState of(PaymentRecord record, Set<String> known, Set<String> foreign) {
        Session session = record.view().session();
        Attempt attempt = record.attempt();
        return new PaymentState(
                session.status(),
                session.expiresAt(),
                session.price(),
                attempt.state(),
                attempt.beginCanCapture(),
                attempt.acceptedAt(),
                record.anotherSucceeded(),
                known,
                foreign,
                record.surplusBooked(),
                record.checked(),
                record.now());
    }
}
