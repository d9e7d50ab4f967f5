package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.idempotency.IdempotencyScope;
import com.ovgcpayments.gateway.merchant.ApiKey;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the header {@code Idempotency-Key} on a route that makes something. */
final class OnceOnly {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private final Idempotency idempotency;

    OnceOnly(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * @param plain what a request without a key does
     * @param within the same, inside the transaction that also keeps the key
     */
    Future<Answer> execute(
            RoutingContext context, Supplier<Future<Answer>> plain, Function<SqlConnection, Future<Answer>> within) {
        @Nullable String header = context.request().getHeader(HEADER);
        if (header == null) {
            return plain.get();
        }
        String key = header.strip();
        boolean usable =
                !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c >= ' ' && c < 127);
        if (!usable) {
            return Future.failedFuture(
                    ApiProblem.invalid(HEADER, "must be 1 to " + MAX_LENGTH + " printable ASCII characters"));
        }
        ApiKey apiKey = Authentication.key(context);
        IdempotencyScope scope =
                new IdempotencyScope(apiKey.merchantId(), apiKey.mode(), context.normalizedPath(), key);
        return idempotency.once(scope, JsonBody.of(context), within);
    }
}
