package com.ovgcpayments.gateway.requestlog;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Columns;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How requests stand in rows: the columns to select, and the arrays to insert. */
final class RequestRows {
    static final String COLUMNS =
            "id, merchant_id, livemode, key_id, method, path, status, latency_micros, client, error_code";

    static final String BODIES = "request_body, response_body";

    private RequestRows() {}

    static LoggedRequest request(Row row) {
        return new LoggedRequest(
                row.getUUID("id"),
                row.getUUID("merchant_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getUUID("key_id"),
                row.getString("method"),
                row.getString("path"),
                row.getShort("status"),
                row.getLong("latency_micros"),
                Optional.ofNullable(row.getString("client")),
                Optional.ofNullable(row.getString("error_code")));
    }

    static LoggedExchange exchange(Row row) {
        return new LoggedExchange(
                request(row),
                Optional.ofNullable(row.getString("request_body")),
                Optional.ofNullable(row.getString("response_body")));
    }

    /** One array for each of {@link #COLUMNS} and {@link #BODIES}. */
    static Object[] arrays(List<LoggedExchange> exchanges) {
        return new Object[] {
            Columns.of(exchanges, UUID[]::new, each -> each.request().id()),
            Columns.of(exchanges, UUID[]::new, each -> each.request().merchantId()),
            Columns.of(exchanges, Boolean[]::new, each -> each.request().mode().livemode()),
            Columns.of(exchanges, UUID[]::new, each -> each.request().keyId()),
            Columns.of(exchanges, String[]::new, each -> each.request().method()),
            Columns.of(exchanges, String[]::new, each -> each.request().path()),
            Columns.of(exchanges, Short[]::new, each -> (short) each.request().status()),
            Columns.of(exchanges, Long[]::new, each -> each.request().latencyMicros()),
            texts(exchanges, each -> each.request().client()),
            texts(exchanges, each -> each.request().errorCode()),
            texts(exchanges, LoggedExchange::sent),
            texts(exchanges, LoggedExchange::answered)
        };
    }

    private static Object texts(List<LoggedExchange> exchanges, Function<LoggedExchange, Optional<String>> value) {
        return Columns.of(exchanges, String[]::new, each -> value.apply(each).orElse(null));
    }
}
