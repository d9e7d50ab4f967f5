package com.ovgcpayments.gateway.requestlog;

import com.ovgcpayments.gateway.money.Mode;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

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
            of(exchanges, UUID[]::new, each -> each.request().id()),
            of(exchanges, UUID[]::new, each -> each.request().merchantId()),
            of(exchanges, Boolean[]::new, each -> each.request().mode().livemode()),
            of(exchanges, UUID[]::new, each -> each.request().keyId()),
            of(exchanges, String[]::new, each -> each.request().method()),
            of(exchanges, String[]::new, each -> each.request().path()),
            of(exchanges, Short[]::new, each -> (short) each.request().status()),
            of(exchanges, Long[]::new, each -> each.request().latencyMicros()),
            texts(exchanges, each -> each.request().client()),
            texts(exchanges, each -> each.request().errorCode()),
            texts(exchanges, LoggedExchange::sent),
            texts(exchanges, LoggedExchange::answered)
        };
    }

    private static <T> Object of(
            List<LoggedExchange> exchanges, IntFunction<T[]> array, Function<LoggedExchange, T> value) {
        return exchanges.stream().map(value).toArray(array);
    }

    private static Object texts(List<LoggedExchange> exchanges, Function<LoggedExchange, Optional<String>> value) {
        @Nullable String[] texts = new String[exchanges.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(exchanges.get(i)).orElse(null);
        }
        return texts;
    }
}
