package com.ovgcpayments.gateway.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A table whose rows say when something is to be found out about them ({@code next_check_at}, {@code checked_at},
 * {@code leased_until}). Whoever claims a row by a lease has it to himself, over all instances; if he dies, the lease runs
 * out and somebody else claims it.
 */
public final class DueRows {
    // The next check is put at the lease's end, so that whoever moves it forward meanwhile is noticed.
    private static final String CLAIM = """
            UPDATE %1$s claimed SET leased_until = now() + $1 * interval '1 millisecond',
                              next_check_at = now() + $1 * interval '1 millisecond',
                              checked_at = now()
             WHERE claimed.id IN (
                SELECT id FROM %1$s
                 WHERE next_check_at <= now() AND (leased_until IS NULL OR leased_until <= now())
                 ORDER BY next_check_at LIMIT $2
                   FOR UPDATE SKIP LOCKED)
            RETURNING claimed.id""";

    private final Database database;
    private final String claim;
    private final String read;

    /**
     * @param table its name, no stranger's text
     * @param read selects the rows of the ids in $1, all that is needed to work on them
     */
    public DueRows(Database database, String table, String read) {
        this.database = database;
        this.claim = CLAIM.formatted(table);
        this.read = read;
    }

    /**
     * Claims what is due and begins with all of it at once.
     *
     * @param lease longer than the work on one row takes
     * @param limit how many rows at the most
     * @param work must not fail, and not throw
     * @return the work on each claimed row
     */
    public Future<List<Future<Void>>> sweep(Duration lease, int limit, Function<Row, Future<Void>> work) {
        return database.query(claim, lease.toMillis(), limit).compose(claimed -> {
            if (claimed.rowCount() == 0) {
                return Future.succeededFuture(List.of());
            }
            List<Row> ids = StreamSupport.stream(claimed.spliterator(), false).toList();
            return database.query(read, Columns.sought(ids, UUID[]::new, row -> row.getUUID("id")))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(work)
                            .toList());
        });
    }
}
