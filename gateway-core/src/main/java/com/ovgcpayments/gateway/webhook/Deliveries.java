package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The deliveries to a merchant's endpoints, as he looks at them and has them repeated. What is asked for again is a
 * pending delivery like any other: it is sent by the worker, crashes included. Whoever asks wakes the worker
 * ({@link Outbox#wake}) once the transaction has committed.
 */
public final class Deliveries {
    /** How many deliveries are sent again by one request at most. */
    public static final int MOST_AT_ONCE = 1000;

    /** A delivery that was tried so often is at its end: the log of its tries must not grow for ever. */
    private static final int MOST_TRIES = 1000;

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** Later than any delivery: where the first page begins. */
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final String POSITION = "SELECT created_at FROM delivery WHERE id = $1 AND endpoint_id = $2";

    /** Constants, because the index knows the states that it holds. */
    private static final String LIST = Arrays.stream(Delivery.Status.values())
            .map(status -> """
                    (SELECT %s FROM delivery d JOIN event ON event.id = d.event_id
                      WHERE d.endpoint_id = $1 AND d.state = '%s' AND (d.created_at, d.id) < ($2, $3)
                        AND coalesce($4::text = '%2$s', true)
                      ORDER BY d.created_at DESC, d.id DESC LIMIT $5)
                    """.formatted(DeliveryRows.COLUMNS, status.word()))
            .collect(Collectors.joining("UNION ALL\n", "", "ORDER BY created_at DESC, id DESC LIMIT $5"));

    private static final String OF_EVENT = """
            SELECT %s FROM delivery d JOIN event ON event.id = d.event_id
             WHERE d.endpoint_id = $1 AND d.event_id = $6 AND (d.created_at, d.id) < ($2, $3)
               AND coalesce(d.state::text = $4::text, true)
             LIMIT $5""".formatted(DeliveryRows.COLUMNS);

    private static final String FIND = "SELECT %s FROM delivery d JOIN event ON event.id = d.event_id WHERE d.id = $1"
            .formatted(DeliveryRows.COLUMNS);

    private static final String ENDPOINT = """
            SELECT disabled_at IS NOT NULL AS disabled, now() AS now FROM webhook_endpoint
             WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL""";

    private static final String OWN = """
            SELECT d.tries, e.disabled_at IS NOT NULL AS disabled, event.body = '' AS erased
              FROM delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id JOIN event ON event.id = d.event_id
             WHERE d.id = $1 AND e.merchant_id = $2 AND e.livemode = $3 AND e.deleted_at IS NULL
               FOR NO KEY UPDATE OF d""";

    /** One that waits is only moved forward; one that somebody is trying just now is left to him. */
    private static final String AGAIN = """
            UPDATE delivery
               SET tries_before = CASE state WHEN 'pending' THEN tries_before ELSE tries END,
                   due_at = CASE state WHEN 'pending' THEN least(due_at, now()) ELSE now() END,
                   state = 'pending', ended_at = NULL
             WHERE id = $1 AND NOT leased""";

    private static final String FAILED = """
            FROM delivery d
            WHERE d.endpoint_id = $1 AND d.state = 'failed' AND d.ended_at >= $2 AND d.tries < $3
              AND EXISTS (SELECT FROM event WHERE event.id = d.event_id AND event.body <> '')""";

    private static final String FAILED_AGAIN = """
            WITH failed AS MATERIALIZED (
                SELECT d.id %s
                ORDER BY d.created_at, d.id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE delivery SET state = 'pending', tries_before = tries, due_at = now(), ended_at = NULL
              FROM failed WHERE delivery.id = failed.id""".formatted(FAILED);

    private static final String MORE_FAILED = "SELECT EXISTS (SELECT %s) AS more".formatted(FAILED);

    private final Database database;
    private final Outbox outbox;

    /**
     * Deliveries that are sent again.
     *
     * @param more whether there are others, which one more request would take
     */
    public record Resent(int count, boolean more) {}

    public Deliveries(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** @return empty if there is no such endpoint */
    public Future<Optional<List<Delivery>>> list(UUID merchantId, Mode mode, UUID endpointId, DeliveryQuery query) {
        return database.transaction(client -> endpoint(client, merchantId, mode, endpointId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : position(client, endpointId, query)
                                .compose(after -> after.isEmpty()
                                        ? Future.succeededFuture(List.<Delivery>of())
                                        : list(client, endpointId, after.get(), query))
                                .map(Optional::of)));
    }

    private static Future<List<Delivery>> list(
            SqlClient client, UUID endpointId, OffsetDateTime after, DeliveryQuery query) {
        Tuple wanted = Tuple.of(
                endpointId,
                after,
                query.startingAfter().orElse(AFTER_ALL),
                query.status().map(Delivery.Status::word).orElse(null),
                query.limit());
        query.event().ifPresent(wanted::addUUID);
        return client.preparedQuery(query.event().isPresent() ? OF_EVENT : LIST)
                .execute(wanted)
                .compose(rows -> DeliveryRows.read(client, rows));
    }

    /** The time of the delivery after which to go on; empty if the endpoint has no such delivery. */
    private static Future<Optional<OffsetDateTime>> position(SqlClient client, UUID endpointId, DeliveryQuery query) {
        if (query.startingAfter().isEmpty()) {
            return Future.succeededFuture(Optional.of(BEGINNING));
        }
        return client.preparedQuery(POSITION)
                .execute(Tuple.of(query.startingAfter().get(), endpointId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getOffsetDateTime("created_at")));
    }

    /**
     * Sends an event again, now: the same bytes with a new timestamp and new signatures. What had come to its end goes
     * through the whole schedule once more; what waits for its next try waits no longer.
     *
     * @return the delivery as it is then; empty if there is none. Fails with {@link WebhookConflict} if its endpoint is
     *     disabled, if it was tried too often already, or if the event was erased
     */
    public Future<Optional<Delivery>> redeliver(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        return client.preparedQuery(OWN)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : again(client, id, rows.iterator().next()).map(Optional::of));
    }

    /**
     * Sends again what failed for good since a time, the oldest first, {@value #MOST_AT_ONCE} at most.
     *
     * @return empty if there is no such endpoint; fails with {@link WebhookConflict} if it is disabled
     */
    public Future<Optional<Resent>> redeliverFailed(
            SqlClient client, UUID merchantId, Mode mode, UUID endpointId, Instant since) {
        OffsetDateTime from = since.atOffset(ZoneOffset.UTC);
        return endpoint(client, merchantId, mode, endpointId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : requireEnabled(found.get())
                                .compose(enabled -> client.preparedQuery(FAILED_AGAIN)
                                        .execute(Tuple.of(endpointId, from, MOST_TRIES, MOST_AT_ONCE)))
                                .compose(sent -> client.preparedQuery(MORE_FAILED)
                                        .execute(Tuple.of(endpointId, from, MOST_TRIES))
                                        .map(more -> Optional.of(new Resent(
                                                sent.rowCount(),
                                                more.iterator().next().getBoolean("more"))))));
    }

    /**
     * Sends an event of no meaning to one endpoint, on the way that every event goes.
     *
     * @return its delivery; empty if there is no such endpoint. Fails with {@link WebhookConflict} if it is disabled
     */
    public Future<Optional<Delivery>> sendTest(SqlClient client, UUID merchantId, Mode mode, UUID endpointId) {
        return endpoint(client, merchantId, mode, endpointId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : requireEnabled(found.get())
                                .compose(enabled -> outbox.writeTest(
                                        client,
                                        merchantId,
                                        mode,
                                        endpointId,
                                        found.get().getOffsetDateTime("now").toInstant()))
                                .compose(delivery -> find(client, delivery))
                                .map(Optional::of));
    }

    private static Future<Optional<Row>> endpoint(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        return client.preparedQuery(ENDPOINT)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }

    private static Future<Delivery> again(SqlClient client, UUID id, Row row) {
        if (row.getInteger("tries") >= MOST_TRIES) {
            return Future.failedFuture(new WebhookConflict(
                    "The event was sent " + MOST_TRIES + " times to this endpoint; it is not sent again."));
        }
        if (row.getBoolean("erased")) {
            return Future.failedFuture(
                    new WebhookConflict("The event is so old that its content is not kept any more."));
        }
        return requireEnabled(row)
                .compose(enabled -> client.preparedQuery(AGAIN).execute(Tuple.of(id)))
                .compose(done -> find(client, id));
    }

    private static Future<Delivery> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .compose(rows -> DeliveryRows.read(client, rows))
                .map(found -> found.get(0));
    }

    private static Future<Void> requireEnabled(Row row) {
        return row.getBoolean("disabled")
                ? Future.failedFuture(new WebhookConflict("The endpoint is disabled: enable it first."))
                : Future.succeededFuture();
    }
}
