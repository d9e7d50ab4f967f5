package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.Entries;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.web.StatementDownloads;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
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
    private final TransactionsApi transactions;
    private final RefundsApi refunds;
    private final SettlementApi settlements;
    private final EventsApi events;
    private final BalanceApi balance;
    private final WebhookEndpointsApi endpoints;
    private final RoutingApi routing;
    private final DeliveriesApi deliveries;

    public ApiRoutes(
            ApiKeys keys,
            int requestsPerSecond,
            Strangers strangers,
            Sessions sessions,
            Connectors connectors,
            Checks checks,
            Idempotency idempotency,
            WebhookEndpoints endpoints,
            com.ovgcpayments.gateway.routing.Router paymentRouter,
            Outbox outbox,
            Settlements settlements,
            StatementDownloads statements,
            Database database,
            URI checkoutUrl) {
        OnceOnly onceOnly = new OnceOnly(idempotency);
        this.authentication = new Authentication(keys, new RateLimiter(requestsPerSecond), strangers);
        this.sessions = new SessionsApi(sessions, connectors, checks, onceOnly, checkoutUrl);
        this.transactions = new TransactionsApi(new Transactions(database));
        this.refunds = new RefundsApi(new MerchantRefunds(database, outbox), sessions, database, outbox, onceOnly);
        this.settlements = new SettlementApi(settlements, database, onceOnly);
        this.events = new EventsApi(new Events(database));
        this.balance = new BalanceApi(new Balances(database), new Entries(database), statements);
        this.endpoints = new WebhookEndpointsApi(endpoints, database, onceOnly);
        this.routing = new RoutingApi(new RoutingPlans(database), paymentRouter, connectors);
        this.deliveries = new DeliveriesApi(new Deliveries(database, outbox), database, outbox, onceOnly);
    }

    @Override
    public void mount(Router router) {
        router.route("/api/*").handler(authentication);
        post(router, "/api/checkout-sessions", sessions::create);
        get(router, "/api/checkout-sessions", sessions::list);
        get(router, "/api/checkout-sessions/:id", sessions::get);
        press(router, "/api/checkout-sessions/:id/refunds", refunds::create);
        get(router, "/api/checkout-sessions/:id/refunds", refunds::ofSession);
        get(router, "/api/refunds", refunds::list);
        get(router, "/api/refunds/:id", refunds::get);
        press(router, "/api/checkout-sessions/:id/settle", settlements::settle);
        get(router, "/api/transactions", transactions::list);
        get(router, "/api/transactions/:id", transactions::get);
        get(router, "/api/balance", balance::get);
        get(router, "/api/balance/entries", balance::entries);
        router.route(HttpMethod.GET, "/api/balance/statement").handler(balance::statement);
        get(router, "/api/events", events::list);
        get(router, "/api/events/:id", events::get);
        post(router, "/api/webhook-endpoints", endpoints::create);
        get(router, "/api/webhook-endpoints", endpoints::list);
        get(router, "/api/webhook-endpoints/:id", endpoints::get);
        reading(router, HttpMethod.PATCH, "/api/webhook-endpoints/:id", ApiRoutes::requireJson, endpoints::update);
        router.delete("/api/webhook-endpoints/:id").handler(answering(endpoints::delete));
        get(router, "/api/routing", routing::get);
        reading(router, HttpMethod.PUT, "/api/routing", ApiRoutes::requireJson, routing::put);
        post(router, "/api/routing/simulate", routing::simulate);
        post(router, "/api/webhook-endpoints/:id/roll-secret", endpoints::rollSecret);
        press(router, "/api/webhook-endpoints/:id/test", deliveries::sendTest);
        get(router, "/api/webhook-endpoints/:id/deliveries", deliveries::list);
        post(router, "/api/webhook-endpoints/:id/redeliver-failed", deliveries::redeliverFailed);
        press(router, "/api/deliveries/:id/redeliver", deliveries::redeliver);
    }

    static void get(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        router.route(HttpMethod.GET, path).handler(answering(route));
    }

    static void post(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        reading(router, HttpMethod.POST, path, ApiRoutes::requireJson, route);
    }

    /** A POST that says everything by its path: it may come without a body. */
    static void press(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        reading(router, HttpMethod.POST, path, ApiRoutes::requireJsonIfAny, route);
    }

    static void put(Router router, String path, Function<RoutingContext, Future<Answer>> route) {
        reading(router, HttpMethod.PUT, path, ApiRoutes::requireJson, route);
    }

    private static void reading(
            Router router,
            HttpMethod method,
            String path,
            Handler<RoutingContext> type,
            Function<RoutingContext, Future<Answer>> route) {
        router.route(method, path).handler(type);
        router.route(method, path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(answering(route));
    }

    /** What a route throws is an answer as well: {@code compose} makes it a failed future. */
    static Handler<RoutingContext> answering(Function<RoutingContext, Future<Answer>> route) {
        return context -> Answers.send(context, Future.succeededFuture(context).compose(route));
    }

    private static void requireJsonIfAny(RoutingContext context) {
        MultiMap headers = context.request().headers();
        @Nullable String length = headers.get("Content-Length");
        boolean empty = !headers.contains("Transfer-Encoding") && (length == null || length.equals("0"));
        if (empty) {
            context.next();
        } else {
            requireJson(context);
        }
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
