package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a delivery and its tries stand in rows. */
final class DeliveryRows {
    /** To be selected from {@code delivery d JOIN event ON event.id = d.event_id}. */
    static final String COLUMNS = """
            d.id, d.event_id, event.type AS event_type, d.endpoint_id, d.livemode, d.state::text AS state, d.tries,
            CASE WHEN d.state = 'pending' AND NOT d.leased THEN d.due_at END AS next_try_at, d.created_at, d.ended_at""";

    /** As many as one round of the schedule has. */
    private static final int TRIES_SHOWN = 10;

    private static final int ANSWER_BYTES_SHOWN = 1024;

    private static final String TRIES = """
            SELECT t.* FROM unnest($1::uuid[]) AS wanted (id)
            CROSS JOIN LATERAL (
                SELECT t.delivery_id, t.number, t.started_at, t.url, t.status, t.latency_ms, t.error, t.next_try_at,
                       substring(t.answer FOR $2) AS answer
                FROM delivery_try t WHERE t.delivery_id = wanted.id ORDER BY t.number DESC LIMIT $3) t
            ORDER BY t.delivery_id, t.number""";

    private DeliveryRows() {}

    /** The deliveries of some rows, together with their tries. */
    static Future<List<Delivery>> read(SqlClient client, RowSet<Row> rows) {
        List<Delivery> bare = new ArrayList<>();
        rows.forEach(row -> bare.add(delivery(row)));
        if (bare.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        UUID[] ids = bare.stream().map(Delivery::id).toArray(UUID[]::new);
        return client.preparedQuery(TRIES)
                .execute(Tuple.of(ids, ANSWER_BYTES_SHOWN, TRIES_SHOWN))
                .map(found -> {
                    Map<UUID, List<Delivery.Try>> tries = new HashMap<>();
                    found.forEach(row -> tries.computeIfAbsent(row.getUUID("delivery_id"), id -> new ArrayList<>())
                            .add(tried(row)));
                    return bare.stream()
                            .map(each -> each.with(List.copyOf(tries.getOrDefault(each.id(), List.of()))))
                            .toList();
                });
    }

    /** Without its tries. */
    static Delivery delivery(Row row) {
        return new Delivery(
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getString("event_type"),
                row.getUUID("endpoint_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                Delivery.Status.ofWord(row.getString("state")).orElseThrow(),
                row.getInteger("tries"),
                EndpointRows.instant(row, "next_try_at"),
                row.getOffsetDateTime("created_at").toInstant(),
                EndpointRows.instant(row, "ended_at"),
                List.of());
    }

    static Delivery.Try tried(Row row) {
        Buffer answer = row.getBuffer("answer");
        return new Delivery.Try(
                row.getInteger("number"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getString("url"),
                Optional.ofNullable(row.getInteger("status")),
                row.getInteger("latency_ms"),
                answer == null ? "" : answer.toString(),
                Optional.ofNullable(row.getString("error")).map(DeliveryRows::failure),
                EndpointRows.instant(row, "next_try_at"));
    }

    /** As {@link SendResult.Failed#error} wrote it. */
    private static Delivery.Failure failure(String error) {
        String[] parts = error.split(": ", 2);
        return new Delivery.Failure(parts[0], parts.length == 2 ? parts[1] : "");
    }
}
