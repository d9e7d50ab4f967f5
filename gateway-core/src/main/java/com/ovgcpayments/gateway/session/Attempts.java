package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The attempts to pay a session, to be read. They are written by the {@code payment} package alone. */
public final class Attempts {
    private static final String OF_SESSION = "SELECT " + Attempt.COLUMNS + """
            , a.routing_reason, a.reason, a.ended_at
              FROM attempt a WHERE a.session_id = $1 ORDER BY a.number""";

    private static final String SESSION = """
            SELECT s.id FROM attempt a JOIN checkout_session s ON s.id = a.session_id
             WHERE a.id = $1 AND s.merchant_id = $2 AND s.livemode = $3""";

    private final Database database;

    public Attempts(Database database) {
        this.database = database;
    }

    /**
     * In the order in which they were begun.
     *
     * @param sessionId of a session that the caller has made sure of
     */
    public Future<List<AttemptTrace>> of(UUID sessionId) {
        return database.query(OF_SESSION, sessionId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new AttemptTrace(
                                Attempt.of(row),
                                row.getString("routing_reason"),
                                Optional.ofNullable(row.getString("reason")),
                                SessionRows.instant(row, "ended_at")))
                        .toList());
    }

    /** Which session an attempt was made for; empty also if it is another merchant's or of the other mode. */
    public Future<Optional<UUID>> session(UUID merchantId, Mode mode, UUID attemptId) {
        return database.query(SESSION, attemptId, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .findFirst());
    }
}
