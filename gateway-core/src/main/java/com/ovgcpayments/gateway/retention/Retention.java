package com.ovgcpayments.gateway.retention;

import com.ovgcpayments.gateway.account.Leftovers;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Erases what is older than it may be. Every instance may run it: what one is at, the others pass over. Money stays, and
 * so do the rows that it refers to.
 */
public final class Retention {
    // The next rows by id, which is the order of their making, up to the first that is still young.
    private static final String OLD = """
            WITH next AS (SELECT id, created_at FROM %1$s WHERE id > $1 ORDER BY id LIMIT $3),
                 young AS (SELECT id FROM next WHERE created_at >= now() - $2 * interval '1 second' ORDER BY id LIMIT 1)
            SELECT id FROM next WHERE NOT EXISTS (SELECT FROM young WHERE young.id <= next.id) ORDER BY id""";

    private static final String OLD_SESSIONS = OLD.formatted("checkout_session");
    private static final String OLD_EVENTS = OLD.formatted("event");

    private static final String PROGRESS =
            "SELECT up_to FROM retention_progress WHERE what = $1 FOR UPDATE SKIP LOCKED";

    private static final String PROGRESSED = "UPDATE retention_progress SET up_to = $2 WHERE what = $1";

    private static final String REMOVE_UNUSED = "SELECT remove_unused_sessions($1)";
    private static final String ERASE_ANSWERS = "SELECT erase_answers($1, $2) AS number";
    private static final String ERASE_NOTIFICATIONS = "SELECT erase_notifications($1, $2) AS number";

    private static final String FORGET_REQUESTS = "SELECT forget_requests($1, $2) AS number";

    private static final String FORGET_PAYMENTS = """
            DELETE FROM connector_book WHERE (connector, key) IN (
                SELECT connector, key FROM connector_book
                 WHERE starts_with(key, 'payment/') AND written_at < now() - $1 * interval '1 second'
                 ORDER BY written_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final Database database;
    private final RetentionOptions options;
    private final Leftovers leftovers;

    /** One kind of erasing: takes how many at the most and answers how many it took. */
    @FunctionalInterface
    private interface Step {
        Future<Integer> take(int limit);
    }

    public Retention(Database database, RetentionOptions options) {
        this.database = database;
        this.options = options;
        this.leftovers = new Leftovers(database);
    }

    /**
     * Erases a little of each kind.
     *
     * @param limit how many of each at the most
     * @return whether there is more to do at once
     */
    public Future<Boolean> step(int limit) {
        List<Step> steps = List.of(
                this::sessions,
                this::events,
                most -> count(ERASE_ANSWERS, options.bodies(), most),
                most -> count(ERASE_NOTIFICATIONS, options.bodies(), most),
                most -> count(FORGET_REQUESTS, options.bodies(), most),
                most -> rows(FORGET_PAYMENTS, options.personalData(), most));
        Future<Boolean> more = Future.succeededFuture(false);
        for (Step step : steps) {
            more = more.compose(before -> step.take(limit).map(taken -> before || taken == limit));
        }
        return more.compose(before -> leftovers.forgetOld(limit).map(again -> before || again));
    }

    private Future<Integer> sessions(int limit) {
        return inOrder(
                "session",
                OLD_SESSIONS,
                options.personalData(),
                limit,
                (transaction, ids) -> transaction
                        .preparedQuery(REMOVE_UNUSED)
                        .execute(Tuple.of(ids))
                        .compose(deleted -> Erasure.sessions(transaction, ids)));
    }

    private Future<Integer> events(int limit) {
        return inOrder("event", OLD_EVENTS, options.bodies(), limit, Erasure::events);
    }

    @FunctionalInterface
    private interface Erasing {
        Future<?> erase(SqlConnection transaction, UUID[] ids);
    }

    private Future<Integer> inOrder(String what, String old, Duration age, int limit, Erasing erasing) {
        return database.transaction(transaction -> transaction
                .preparedQuery(PROGRESS)
                .execute(Tuple.of(what))
                .compose(progress -> progress.size() == 0
                        ? Future.succeededFuture(0)
                        : transaction
                                .preparedQuery(old)
                                .execute(Tuple.of(progress.iterator().next().getUUID("up_to"), age.toSeconds(), limit))
                                .map(Retention::ids)
                                .compose(ids -> erase(transaction, what, ids, erasing))));
    }

    private static Future<Integer> erase(SqlConnection transaction, String what, UUID[] ids, Erasing erasing) {
        return ids.length == 0
                ? Future.succeededFuture(0)
                : erasing.erase(transaction, ids)
                        .compose(erased ->
                                transaction.preparedQuery(PROGRESSED).execute(Tuple.of(what, ids[ids.length - 1])))
                        .map(ids.length);
    }

    private Future<Integer> rows(String sql, Duration age, int limit) {
        return database.query(sql, age.toSeconds(), limit).map(RowSet::rowCount);
    }

    private Future<Integer> count(String sql, Duration age, int limit) {
        return database.query(sql, age.toSeconds(), limit)
                .map(rows -> rows.iterator().next().getInteger("number"));
    }

    private static UUID[] ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
    }
}
