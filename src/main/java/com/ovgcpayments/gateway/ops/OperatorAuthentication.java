package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.operator.OperatorKey;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in who bears a valid operator's key. Every refusal reads the same. */
final class OperatorAuthentication implements Handler<RoutingContext> {
    private static final String SCHEME = "bearer ";
    private static final String CONTEXT_KEY = "operator-key";

    private final OperatorKeys keys;
    private final Strangers strangers;

    OperatorAuthentication(OperatorKeys keys, Strangers strangers) {
        this.keys = keys;
        this.strangers = strangers;
    }

    /** The key that the request bears; only behind this handler. */
    static OperatorKey key(RoutingContext context) {
        return context.get(CONTEXT_KEY);
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.pause();
        found(request).onComplete(answer -> {
            if (answer.failed()) {
                context.fail(answer.cause());
            } else if (answer.result().isEmpty()) {
                context.fail(unauthorized(context));
            } else {
                context.put(CONTEXT_KEY, answer.result().get());
                context.next();
            }
            request.resume();
        });
    }

    private Future<Optional<OperatorKey>> found(HttpServerRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? keys.authenticate(header.substring(SCHEME.length()).strip())
                : Future.succeededFuture(Optional.empty());
    }

    private ApiProblem unauthorized(RoutingContext context) {
        return strangers.refusal(
                context,
                "Missing or invalid operator key. Send it as Authorization: Bearer ovgc_op_…; "
                        + "./gateway operators create makes one.");
    }
}
