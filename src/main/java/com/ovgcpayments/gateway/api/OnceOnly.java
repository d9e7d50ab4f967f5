package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.idempotency.IdempotencyScope;
import com.ovgcpayments.gateway.idempotency.KeptRefusal;
import com.ovgcpayments.gateway.merchant.ApiKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.BiFunction;
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
     * A request that is refused may still have an answer from before: what was right then may have become wrong.
     *
     * @param check reads the request and says what is wrong with it
     * @param plain what a request without a key does
     * @param within the same, inside the transaction that also keeps the key
     */
    <T> Future<Answer> execute(
            RoutingContext context,
            Supplier<Future<T>> check,
            Function<T, Future<Answer>> plain,
            BiFunction<SqlConnection, T, Future<Answer>> within) {
        @Nullable String header = context.request().getHeader(HEADER);
        if (header == null) {
            return Conflicts.told(check.get().compose(plain));
        }
        IdempotencyScope scope = scope(context, header);
        Buffer body = JsonBody.of(context);
        return Future.succeededFuture()
                .compose(start -> check.get())
                .transform(checked -> checked.succeeded()
                        ? idempotency.once(
                                scope,
                                body,
                                transaction ->
                                        kept(context, Conflicts.told(within.apply(transaction, checked.result()))))
                        : keptOr(checked.cause(), scope, body));
    }

    /** What is not possible as things stand is an answer like any other; what is wrong with a request may be mended. */
    private static Future<Answer> kept(RoutingContext context, Future<Answer> work) {
        return work.recover(failure -> Future.failedFuture(
                failure instanceof ApiProblem problem && problem.code().isKept()
                        ? new KeptRefusal(
                                Answer.of(problem.code().status(), problem.body(RequestFrame.requestId(context))))
                        : failure));
    }

    private Future<Answer> keptOr(Throwable refusal, IdempotencyScope scope, Buffer body) {
        return idempotency
                .kept(scope, body)
                .compose(kept -> kept.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(refusal)));
    }

    private static IdempotencyScope scope(RoutingContext context, String header) {
        String key = header.strip();
        boolean usable =
                !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c >= ' ' && c < 127);
        if (!usable) {
            throw ApiProblem.invalid(HEADER, "must be 1 to " + MAX_LENGTH + " printable ASCII characters");
        }
        ApiKey apiKey = Authentication.key(context);
        return new IdempotencyScope(apiKey.merchantId(), apiKey.mode(), context.normalizedPath(), key);
    }
}
