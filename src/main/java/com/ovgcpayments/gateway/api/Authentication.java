package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who bears a valid API key, and no more often than the key may come. Stands before everything else of the API,
 * the body included, so that a stranger learns nothing and costs little. Every refusal of a key reads the same.
 */
final class Authentication implements Handler<RoutingContext> {
    private static final String SCHEME = "bearer ";
    private static final String CONTEXT_KEY = "api-key";

    private final ApiKeys keys;
    private final RateLimiter limiter;
    private final Strangers strangers;

    Authentication(ApiKeys keys, RateLimiter limiter, Strangers strangers) {
        this.keys = keys;
        this.limiter = limiter;
        this.strangers = strangers;
    }

    /** The key that the request bears; only behind this handler. */
    static ApiKey key(RoutingContext context) {
        return context.get(CONTEXT_KEY);
    }

    /** The key that the request bore, if it was valid; also for who came too often. */
    static Optional<ApiKey> keyIfValid(RoutingContext context) {
        return Optional.ofNullable(context.get(CONTEXT_KEY));
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<String> presented = presented(context.request());
        if (presented.isEmpty()) {
            context.fail(unauthorized(context));
            return;
        }
        Future<Optional<ApiKey>> found = keys.authenticate(presented.get());
        if (found.isComplete()) {
            proceed(context, found);
            return;
        }
        HttpServerRequest request = context.request();
        request.pause();
        found.onComplete(known -> {
            proceed(context, found);
            request.resume();
        });
    }

    private void proceed(RoutingContext context, Future<Optional<ApiKey>> found) {
        if (found.failed()) {
            context.fail(found.cause());
            return;
        }
        Optional<ApiKey> key = found.result();
        if (key.isEmpty()) {
            context.fail(unauthorized(context));
            return;
        }
        context.put(CONTEXT_KEY, key.get());
        if (limiter.admit(key.get(), context.response())) {
            context.next();
        } else {
            context.fail(ApiProblem.of(ErrorCode.RATE_LIMITED, "Too many requests with this API key."));
        }
    }

    private static Optional<String> presented(HttpServerRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String key = header.substring(SCHEME.length()).strip();
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }

    private ApiProblem unauthorized(RoutingContext context) {
        return strangers.refusal(
                context, "Missing or invalid API key. Send it as Authorization: Bearer ovgc_live_… or ovgc_test_….");
    }
}
