package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Puts together what is known of an attempt. */
final class AttemptFiles {
    private static final String ATTEMPT =
            "SELECT " + OperatorAttempts.COLUMNS + """
            , a.routing_reason, a.next_check_at, a.ended_at, s.expires_at, s.product_title
            """ + OperatorAttempts.FROM + "WHERE a.id = $1";

    private static final String OTHERS =
            "SELECT " + Attempt.COLUMNS + " FROM attempt a WHERE a.session_id = $1 AND a.id <> $2 ORDER BY a.number";

    private static final String CAPTURES = """
            SELECT processor_ref, amount, currency, captured_at, NULL AS kind FROM payment_transaction WHERE attempt_id = $1
            UNION ALL
            SELECT processor_ref, amount, currency, captured_at, kind::text FROM surplus_capture WHERE attempt_id = $1
            ORDER BY captured_at""";

    private static final String TOLD = """
            SELECT event_id, type, received_at FROM processor_notification
             WHERE reference = $1 AND connector = $2 ORDER BY received_at DESC LIMIT 50""";

    private final Database database;

    AttemptFiles(Database database) {
        this.database = database;
    }

    Future<Optional<AttemptFile>> find(UUID attemptId) {
        return database.query(ATTEMPT, attemptId)
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : complete(rows.iterator().next()).map(Optional::of));
    }

    private Future<AttemptFile> complete(Row row) {
        OperatorAttempt entry = OperatorAttempts.entry(row);
        Attempt attempt = entry.attempt();
        Future<RowSet<Row>> others = database.query(OTHERS, attempt.sessionId(), attempt.id());
        Future<RowSet<Row>> captures = database.query(CAPTURES, attempt.id());
        Future<RowSet<Row>> told = database.query(TOLD, attempt.reference(), attempt.connector());
        return Future.all(others, captures, told)
                .map(read -> new AttemptFile(
                        entry,
                        row.getString("routing_reason"),
                        SessionRows.instant(row, "next_check_at"),
                        SessionRows.instant(row, "ended_at"),
                        SessionRows.instant(row, "expires_at").orElseThrow(),
                        Optional.ofNullable(row.getString("product_title")),
                        others(others.result()),
                        captures(captures.result()),
                        told(told.result())));
    }

    private static List<Attempt> others(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Attempt::of).toList();
    }

    private static List<AttemptFile.Booked> captures(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new AttemptFile.Booked(
                        new Outcome.Capture(
                                row.getString("processor_ref"),
                                new Money(row.getLong("amount"), row.getString("currency")),
                                SessionRows.instant(row, "captured_at").orElseThrow()),
                        Optional.ofNullable(row.getString("kind"))))
                .toList();
    }

    private static List<AttemptFile.Told> told(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new AttemptFile.Told(
                        row.getString("event_id"),
                        row.getString("type"),
                        SessionRows.instant(row, "received_at").orElseThrow()))
                .toList();
    }
}
