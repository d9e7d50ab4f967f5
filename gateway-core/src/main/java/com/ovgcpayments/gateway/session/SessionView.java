package com.ovgcpayments.gateway.session;

import java.util.Optional;

/**
 * A session together with all that decides how it reads, at one instant of the database's clock.
 *
 * @param transaction present once money was captured
 * @param paymentInProgress whether an attempt is live: the payer may be paying right now
 * @param pastExpiry whether the session's 30 minutes are over
 */
public record SessionView(
        Session session, Optional<Transaction> transaction, boolean paymentInProgress, boolean pastExpiry) {

    /** "Expired" needs no write: it is a pending session past its time for which nobody is paying any more. */
    public ShownStatus shownStatus() {
        return switch (session.status()) {
            case COMPLETED -> ShownStatus.COMPLETED;
            case DECLINED -> ShownStatus.DECLINED;
            case PENDING -> pastExpiry && !paymentInProgress ? ShownStatus.EXPIRED : ShownStatus.PENDING;
        };
    }
}
