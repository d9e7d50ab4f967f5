package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What was sent to a merchant's endpoints and what they answered, to be looked into. Also of those that he has deleted. */
public final class DeliveryLog {
    private static final int AFTER_ALL = Short.MAX_VALUE;

    private static final String OF_MERCHANT = """
              FROM delivery d JOIN event ON event.id = d.event_id JOIN webhook_endpoint e ON e.id = d.endpoint_id
             WHERE e.merchant_id = $1 AND e.livemode = $2 AND\s""";

    private static final String DESTINATION =
            "e.url, e.deleted_at IS NOT NULL AS deleted, e.disabled_at IS NOT NULL AS disabled";

    private static final String FIND =
            "SELECT " + DeliveryRows.COLUMNS + ", " + DESTINATION + ", event.body" + OF_MERCHANT + "d.id = $3";

    private static final String TRIES = """
            SELECT number, started_at, url, status, latency_ms, error, next_try_at, answer, request_headers
              FROM delivery_try WHERE delivery_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3""";

    private static final String OF_EVENTS =
            "SELECT " + DeliveryRows.COLUMNS + ", " + DESTINATION + OF_MERCHANT + "d.event_id = ANY ($3) ORDER BY d.id";

    private static final String OUTCOMES = """
            SELECT d.event_id, count(*) FILTER (WHERE d.state = 'pending') AS pending,
                   count(*) FILTER (WHERE d.state = 'succeeded') AS succeeded,
                   count(*) FILTER (WHERE d.state = 'failed') AS failed""" + OF_MERCHANT + """
            d.event_id = ANY ($3) GROUP BY d.event_id""";

    private static final String RECENT = """
            SELECT count(*) AS number, count(*) FILTER (WHERE status BETWEEN 200 AND 299) AS succeeded,
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS median
              FROM (SELECT t.status, t.latency_ms FROM delivery_try t JOIN webhook_endpoint e ON e.id = t.endpoint_id
                     WHERE t.endpoint_id = $3 AND e.merchant_id = $1 AND e.livemode = $2
                     ORDER BY t.started_at DESC LIMIT $4) recent""";

    private final Database database;

    public DeliveryLog(Database database) {
        this.database = database;
    }

    /**
     * @param before only tries before the one of this number; empty for the latest
     * @param tries how many tries at most
     */
    public Future<Optional<DeliveryRecord>> find(UUID merchantId, Mode mode, UUID id, OptionalInt before, int tries) {
        return database.query(FIND, merchantId, mode.livemode(), id)
                .map(rows -> stream(rows).findFirst())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : database.query(TRIES, id, before.orElse(AFTER_ALL), tries + 1)
                                .map(made -> Optional.of(record(found.get(), made, tries))));
    }

    /** Where an event was sent to, in no order that means anything: at most {@link WebhookEndpoints#MOST}. */
    public Future<List<EventDelivery>> ofEvent(UUID merchantId, Mode mode, UUID eventId) {
        return ofEvents(merchantId, mode, List.of(eventId));
    }

    /** Where some events were sent to, the oldest first. */
    public Future<List<EventDelivery>> ofEvents(UUID merchantId, Mode mode, Collection<UUID> events) {
        return events.isEmpty()
                ? Future.succeededFuture(List.of())
                : database.query(OF_EVENTS, merchantId, mode.livemode(), events.toArray(UUID[]::new))
                        .map(rows -> stream(rows)
                                .map(row -> new EventDelivery(DeliveryRows.delivery(row), destination(row)))
                                .toList());
    }

    /** By event; those that nobody is told of are not among them. */
    public Future<Map<UUID, DeliveryOutcomes>> outcomes(UUID merchantId, Mode mode, Collection<UUID> events) {
        return events.isEmpty()
                ? Future.succeededFuture(Map.of())
                : database.query(OUTCOMES, merchantId, mode.livemode(), events.toArray(UUID[]::new))
                        .map(rows -> stream(rows)
                                .collect(Collectors.toUnmodifiableMap(
                                        row -> row.getUUID("event_id"),
                                        row -> new DeliveryOutcomes(
                                                row.getInteger("pending"),
                                                row.getInteger("succeeded"),
                                                row.getInteger("failed")))));
    }

    /** How things go at an endpoint; nothing went anywhere at one that is not this merchant's. */
    public Future<RecentTries> recent(UUID merchantId, Mode mode, UUID endpointId) {
        return database.query(RECENT, merchantId, mode.livemode(), endpointId, RecentTries.MOST)
                .map(rows -> rows.iterator().next())
                .map(row -> new RecentTries(
                        row.getInteger("number"),
                        row.getInteger("succeeded"),
                        row.getInteger("median") == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(row.getInteger("median"))));
    }

    private static DeliveryRecord record(Row row, RowSet<Row> tries, int limit) {
        return new DeliveryRecord(
                DeliveryRows.delivery(row),
                destination(row),
                row.getString("body"),
                stream(tries)
                        .limit(limit)
                        .map(each -> new DeliveryRecord.LoggedTry(DeliveryRows.tried(each), headers(each)))
                        .toList(),
                tries.size() > limit);
    }

    private static DeliveryRecord.Destination destination(Row row) {
        return new DeliveryRecord.Destination(
                row.getUUID("endpoint_id"),
                row.getString("url"),
                row.getBoolean("deleted"),
                row.getBoolean("disabled"));
    }

    private static Map<String, String> headers(Row row) {
        Map<String, String> headers = new LinkedHashMap<>();
        ((JsonObject) row.getJson("request_headers"))
                .forEach(each -> headers.put(each.getKey(), String.valueOf(each.getValue())));
        return headers;
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
