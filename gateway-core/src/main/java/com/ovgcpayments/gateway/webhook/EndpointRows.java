package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventType;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** How an endpoint stands in a row of {@code webhook_endpoint}: the columns to select, and what they mean. */
final class EndpointRows {
    static final String COLUMNS = """
            webhook_endpoint.id, webhook_endpoint.merchant_id, webhook_endpoint.livemode, webhook_endpoint.url,
            webhook_endpoint.description, webhook_endpoint.events, webhook_endpoint.created_at,
            webhook_endpoint.disabled_at, webhook_endpoint.disabled_reason, webhook_endpoint.failing_since,
            CASE WHEN webhook_endpoint.breaker_until > now() THEN webhook_endpoint.breaker_until END AS paused_until,
            webhook_endpoint.secret_switches_at,
            webhook_endpoint.secret_switches_at + interval '24 hours' AS exchange_ends_at,
            webhook_endpoint.secret_switches_at <= now() AS switched,
            webhook_endpoint.secret_switches_at <= now() - interval '24 hours' AS exchanged""";

    private EndpointRows() {}

    static List<WebhookEndpoint> endpoints(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EndpointRows::endpoint)
                .toList();
    }

    static Optional<WebhookEndpoint> first(RowSet<Row> rows) {
        return endpoints(rows).stream().findFirst();
    }

    static WebhookEndpoint endpoint(Row row) {
        return new WebhookEndpoint(
                row.getUUID("id"),
                row.getUUID("merchant_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("url"),
                row.getString("description"),
                types(Arrays.asList(row.getArrayOfStrings("events"))),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "disabled_at")
                        .map(at -> new WebhookEndpoint.Disabled(at, row.getString("disabled_reason"))),
                instant(row, "failing_since")
                        .map(since -> new WebhookEndpoint.Trouble(
                                since, since.plus(EndpointHealth.PATIENCE), instant(row, "paused_until"))),
                exchange(row));
    }

    static List<EventType> types(List<String> words) {
        return words.stream()
                .map(EventType::ofWord)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<WebhookEndpoint.SecretExchange> exchange(Row row) {
        return instant(row, "secret_switches_at")
                .filter(at -> !row.getBoolean("exchanged"))
                .map(at -> new WebhookEndpoint.SecretExchange(
                        row.getBoolean("switched"),
                        at,
                        row.getOffsetDateTime("exchange_ends_at").toInstant()));
    }

    static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(time -> time.toInstant());
    }
}
