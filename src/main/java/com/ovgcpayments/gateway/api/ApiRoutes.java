package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Throttle;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The merchants' API: who may come in, how much he may send, and which route does what. */
public final class ApiRoutes implements Routes {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Authentication authentication;
    private final SessionsApi sessions;
    private final WebhookEndpointsApi endpoints;

    /** @param strangers how often one client may be told that he has no valid key */
    public ApiRoutes(
            ApiKeys keys,
            int requestsPerSecond,
            Throttle strangers,
            Sessions sessions,
            Connectors connectors,
            Checks checks,
            Idempotency idempotency,
            WebhookEndpoints endpoints,
            Database database,
            URI checkoutUrl) {
        OnceOnly onceOnly = new OnceOnly(idempotency);
        this.authentication = new Authentication(keys, new RateLimiter(requestsPerSecond), strangers);
        this.sessions = new SessionsApi(sessions, connectors, checks, onceOnly, checkoutUrl);
        this.endpoints = new WebhookEndpointsApi(endpoints, database, onceOnly);
    }

    @Override
    public void mount(Router router) {
        router.route("/api/*").handler(authentication);
        post(router, "/api/checkout-sessions", sessions::create);
        get(router, "/api/checkout-sessions", sessions::list);
        get(router, "/api/checkout-sessions/:id", sessions::get);
        post(router, "/api/webhook-endpoints", endpoints::create);
        get(router, "/api/webhook-endpoints", endpoints::list);
        get(router, "/api/webhook-endpoints/:id", endpoints::get);
        router.delete("/api/webhook-endpoints/:id").handler(answering(endpoints::delete));
    }

    private static void get(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        router.route(HttpMethod.GET, path).handler(answering(route));
    }

    private static void post(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        router.route(HttpMethod.POST, path).handler(ApiRoutes::requireJson);
        router.route(HttpMethod.POST, path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(answering(route));
    }

    /** What a route throws is an answer as well: {@code compose} makes it a failed future. */
    private static Handler<RoutingContext> answering(Function<RoutingContext, Future<Answer>> route) {
        return context -> Answers.send(context, Future.succeededFuture(context).compose(route));
    }

    private static void requireJson(RoutingContext context) {
        @Nullable String type = context.request().getHeader("Content-Type");
        String mediaType = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (mediaType.equals("application/json")) {
            context.next();
        } else {
            context.fail(
                    ApiProblem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json."));
        }
    }
}
