package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What was captured for a session beyond what counts, to be read. It goes back by itself. */
public final class SessionSurplus {
    private static final String OF_SESSION = """
            SELECT s.id, s.attempt_id, s.kind::text AS kind, s.amount, s.currency, s.created_at,
                   r.state::text AS refund_state, r.ended_at
              FROM attempt a JOIN surplus_capture s ON s.attempt_id = a.id
              LEFT JOIN LATERAL (SELECT r.state, r.ended_at FROM refund r
                                  WHERE r.surplus_id = s.id AND r.state <> 'failed') r ON true
             WHERE a.session_id = $1 ORDER BY s.id""";

    private final Database database;

    public SessionSurplus(Database database) {
        this.database = database;
    }

    /**
     * The oldest first.
     *
     * @param sessionId of a session that the caller has made sure of
     */
    public Future<List<SurplusEntry>> of(UUID sessionId) {
        return database.query(OF_SESSION, sessionId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SurplusEntry(
                                row.getUUID("id"),
                                row.getUUID("attempt_id"),
                                row.getString("kind"),
                                new Money(row.getLong("amount"), row.getString("currency")),
                                SessionRows.instant(row, "created_at").orElseThrow(),
                                Optional.ofNullable(row.getString("refund_state"))
                                        .map(RefundState::of)
                                        .map(RefundStatus::of),
                                SessionRows.instant(row, "ended_at")))
                        .toList());
    }
}
