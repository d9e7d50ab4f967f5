package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Takes due deliveries for one worker. It walks the endpoints and not the deliveries, so that a million deliveries which
 * wait for one endpoint stand in nobody's way, and each walk goes on where the last one stopped. What it takes is leased
 * and committed before any of it is sent: no lock is held across a call, and the lease of a worker that died runs out.
 *
 * <p>An endpoint's row is locked while its deliveries are taken, so that the limits hold over all instances.
 */
final class DeliveryClaims {
    static final int AT_ONCE_PER_ENDPOINT = 4;
    private static final int ENDED_AT_ONCE = 1000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** How many more deliveries the endpoint e may have in flight; one only while its breaker is open. */
    private static final String ROOM = """
            CASE WHEN e.breaker_pause_seconds IS NULL THEN %d ELSE 1 END
            - (SELECT count(*) FROM delivery l
               WHERE l.endpoint_id = e.id AND l.state = 'pending' AND l.leased AND l.due_at > now())
            """.formatted(AT_ONCE_PER_ENDPOINT);

    /**
     * Each step jumps to the next endpoint in the index delivery_due; after the last one, once, to the first. Where the
     * last claim stopped is where this one begins, and comes to its turn at the end.
     */
    private static final String FIND = """
            WITH RECURSIVE walk (endpoint_id, lap) AS (
                SELECT $1::uuid, 0
                UNION ALL
                SELECT coalesce(next.endpoint_id, '00000000-0000-0000-0000-000000000000'),
                       CASE WHEN next.endpoint_id IS NULL THEN 2 ELSE greatest(walk.lap, 1) END
                FROM walk
                LEFT JOIN LATERAL (
                    SELECT d.endpoint_id FROM delivery d
                    WHERE d.state = 'pending' AND d.endpoint_id > walk.endpoint_id
                    ORDER BY d.endpoint_id LIMIT 1) next ON true
                WHERE walk.lap < 2 OR next.endpoint_id <= $1
            )
            SELECT ready.id, ready.ended, ready.takeable
            FROM walk
            CROSS JOIN LATERAL (
                SELECT e.id, e.deleted_at IS NOT NULL OR e.disabled_at IS NOT NULL AS ended, least(waiting.due, %s) AS takeable
                FROM webhook_endpoint e
                CROSS JOIN LATERAL (
                    SELECT count(*) AS due
                    FROM (SELECT FROM delivery d
                          WHERE d.endpoint_id = e.id AND d.state = 'pending' AND d.due_at <= now() LIMIT %d) few) waiting
                WHERE e.id = walk.endpoint_id AND walk.lap > 0
                  AND (e.deleted_at IS NOT NULL OR e.disabled_at IS NOT NULL
                       OR ((e.breaker_until IS NULL OR e.breaker_until <= now())
                           AND (e.failing_since IS NULL OR NOT $3)
                           AND waiting.due > 0
                           AND %s > 0))
                FOR NO KEY UPDATE OF e SKIP LOCKED) ready
            LIMIT $2""".formatted(ROOM, AT_ONCE_PER_ENDPOINT, ROOM);

    /** The constant LIMIT tells the planner that few rows come, which it cannot see in the other one. */
    private static final String LEASE = """
            WITH due AS MATERIALIZED (
                SELECT taken.id, e.breaker_pause_seconds IS NOT NULL AS probe
                FROM webhook_endpoint e
                CROSS JOIN LATERAL (
                    SELECT next.id
                    FROM (SELECT d.id FROM delivery d
                          WHERE d.endpoint_id = e.id AND d.state = 'pending' AND d.due_at <= now()
                          ORDER BY d.due_at LIMIT %d FOR NO KEY UPDATE SKIP LOCKED) next
                    LIMIT greatest(0, least($2, %s))) taken
                WHERE e.id = ANY ($1)
            )
            UPDATE delivery SET leased = true, due_at = now() + $3 * interval '1 millisecond'
            FROM due, webhook_endpoint, event
            WHERE delivery.id = due.id AND webhook_endpoint.id = delivery.endpoint_id AND event.id = delivery.event_id
            RETURNING delivery.id, delivery.event_id, delivery.endpoint_id, delivery.livemode, delivery.tries,
                      delivery.tries_before, delivery.due_at, due.probe, webhook_endpoint.url, event.body,
                      %s""".formatted(AT_ONCE_PER_ENDPOINT, ROOM, SigningSecrets.COLUMNS);

    private static final String END = """
            WITH ended AS MATERIALIZED (
                SELECT d.id FROM delivery d
                WHERE d.endpoint_id = ANY ($1) AND d.state = 'pending' AND (NOT d.leased OR d.due_at <= now())
                LIMIT %d FOR NO KEY UPDATE SKIP LOCKED
            )
            UPDATE delivery SET state = 'failed', leased = false, ended_at = now()
            FROM ended WHERE delivery.id = ended.id""".formatted(ENDED_AT_ONCE);

    private static final String RETURN = """
            UPDATE delivery SET leased = false, due_at = now() + $3 * interval '1 millisecond'
            FROM unnest($1::uuid[], $2::timestamptz[]) AS held (id, leased_until)
            WHERE delivery.id = held.id AND delivery.state = 'pending' AND delivery.leased
              AND delivery.due_at = held.leased_until""";

    private final Database database;
    private final Duration lease;
    private UUID lastEndpoint = BEFORE_ALL;

    /** How many there were to take of each endpoint at the last claim: where they queue up, few endpoints are walked to. */
    private int expectedOfEach = 1;

    /**
     * What was taken.
     *
     * @param ended how many deliveries were ended because their endpoint was deleted or disabled
     */
    record Claim(List<ClaimedDelivery> deliveries, int ended) {
        boolean foundSomething() {
            return !deliveries.isEmpty() || ended > 0;
        }
    }

    /** @param lease how long a claimed delivery is left alone by everybody else */
    DeliveryClaims(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /**
     * @param most how many deliveries to take at most
     * @param onlyHealthy whether to pass by endpoints from which nothing but failures come
     */
    Future<Claim> claim(int most, boolean onlyHealthy) {
        return database.transaction(connection -> find(connection, most, onlyHealthy)
                .compose(found -> end(connection, found)
                        .compose(ended ->
                                lease(connection, found, most).map(deliveries -> new Claim(deliveries, ended)))));
    }

    /** Gives back what was claimed and not sent. It is due again after the delay, and has lost no try. */
    Future<Void> giveBack(List<ClaimedDelivery> deliveries, Duration delay) {
        if (deliveries.isEmpty()) {
            return Future.succeededFuture();
        }
        UUID[] ids = deliveries.stream().map(ClaimedDelivery::id).toArray(UUID[]::new);
        OffsetDateTime[] leases =
                deliveries.stream().map(ClaimedDelivery::leasedUntil).toArray(OffsetDateTime[]::new);
        return database.query(RETURN, ids, leases, delay.toMillis()).mapEmpty();
    }

    private record Ready(UUID endpoint, boolean ended, int takeable) {}

    private Future<List<Ready>> find(SqlConnection connection, int most, boolean onlyHealthy) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(lastEndpoint, (most + expectedOfEach - 1) / expectedOfEach, onlyHealthy))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Ready(row.getUUID("id"), row.getBoolean("ended"), row.getInteger("takeable")))
                        .toList())
                .onSuccess(this::goOnFrom);
    }

    private void goOnFrom(List<Ready> found) {
        if (!found.isEmpty()) {
            lastEndpoint = found.get(found.size() - 1).endpoint();
            expectedOfEach = Math.max(
                    1, (int) found.stream().mapToInt(Ready::takeable).average().orElse(1));
        }
    }

    private static Future<Integer> end(SqlConnection connection, List<Ready> found) {
        UUID[] ended = found.stream().filter(Ready::ended).map(Ready::endpoint).toArray(UUID[]::new);
        if (ended.length == 0) {
            return Future.succeededFuture(0);
        }
        return connection.preparedQuery(END).execute(Tuple.of((Object) ended)).map(rows -> rows.rowCount());
    }

    private Future<List<ClaimedDelivery>> lease(SqlConnection connection, List<Ready> found, int most) {
        UUID[] open = found.stream()
                .filter(ready -> !ready.ended())
                .map(Ready::endpoint)
                .toArray(UUID[]::new);
        if (open.length == 0) {
            return Future.succeededFuture(List.of());
        }
        int share = Math.max(1, most / open.length);
        return connection
                .preparedQuery(LEASE)
                .execute(Tuple.of(open, share, lease.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryClaims::delivery)
                        .toList());
    }

    private static ClaimedDelivery delivery(Row row) {
        return new ClaimedDelivery(
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getUUID("endpoint_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getInteger("tries"),
                row.getInteger("tries_before"),
                row.getOffsetDateTime("due_at"),
                row.getBoolean("probe"),
                row.getString("url"),
                SigningSecrets.of(row),
                row.getString("body"));
    }
}
