package com.ovgcpayments.gateway.demo;

import com.ovgcpayments.gateway.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A merchant's server as a merchant would write it: registers its webhook endpoint by the API, verifies what comes in,
 * and shows it. It knows the gateway by its address and a test key only.
 */
public final class DemoShop {
    private static final int MOST_SHOWN = 50;
    private static final String WEBHOOK_PATH = "/webhooks";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient();
    private final HttpServer server = vertx.createHttpServer().requestHandler(this::serve);
    private final Deque<ReceivedWebhook> received = new ArrayDeque<>();
    private final URI api;
    private final String key;
    private final Consumer<ReceivedWebhook> listener;
    private volatile WebhookVerifier verifier;

    /**
     * @param account what the shop remembers from start to start
     * @param listener hears of each webhook, on the shop's event loop
     */
    private DemoShop(URI api, String key, ShopAccount account, Consumer<ReceivedWebhook> listener) {
        this.api = api;
        this.key = key;
        this.listener = listener;
        this.verifier = new WebhookVerifier(account.secret(), Clock.systemUTC());
    }

    /**
     * What must be kept so that a shop finds its endpoint again.
     *
     * @param port where it listens; 0 before the first start
     * @param endpointId the id of its webhook endpoint, and {@code secret} that endpoint's; empty before the first start
     */
    public record ShopAccount(int port, String endpointId, String secret) {
        public static final ShopAccount NONE = new ShopAccount(0, "", "");
    }

    /** An open shop, and what to remember of it. */
    public record Opened(DemoShop shop, ShopAccount account) {}

    /** Opens the shop at its old port, or another if that is taken, and registers its endpoint where that is needed. */
    public static Future<Opened> open(URI api, String key, ShopAccount account, Consumer<ReceivedWebhook> listener) {
        DemoShop shop = new DemoShop(api, key, account, listener);
        return shop.listen(account.port())
                .compose(port -> port == account.port() && !account.endpointId().isEmpty()
                        ? Future.succeededFuture(account)
                        : shop.register(account, port))
                .map(kept -> new Opened(shop, kept))
                .recover(failure -> shop.close().transform(closed -> Future.failedFuture(failure)));
    }

    public URI url() {
        return URI.create("http://localhost:" + server.actualPort());
    }

    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        vertx.close().onComplete(closed);
        return closed.future();
    }

    private Future<Integer> listen(int port) {
        return server.listen(port, "127.0.0.1").map(HttpServer::actualPort).recover(failure -> {
            boolean taken = port != 0 && failure instanceof BindException;
            return taken ? listen(0) : Future.failedFuture(failure);
        });
    }

    private Future<ShopAccount> register(ShopAccount old, int port) {
        Buffer body = Json.buffer(json -> {
            json.writeStartObject();
            json.writeStringField("url", "http://127.0.0.1:" + port + WEBHOOK_PATH);
            json.writeStringField("description", "The demo shop");
            json.writeEndObject();
        });
        Future<Void> unregistered = old.endpointId().isEmpty()
                ? Future.succeededFuture()
                : call(HttpMethod.DELETE, "/api/webhook-endpoints/" + old.endpointId(), Buffer.buffer())
                        .mapEmpty();
        return unregistered
                .compose(gone -> call(HttpMethod.POST, "/api/webhook-endpoints", body))
                .map(answer -> {
                    JsonObject endpoint = answer.getJsonObject("data");
                    ShopAccount account = new ShopAccount(port, endpoint.getString("id"), endpoint.getString("secret"));
                    verifier = new WebhookVerifier(account.secret(), Clock.systemUTC());
                    return account;
                });
    }

    private Future<JsonObject> call(HttpMethod method, String path, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(api + path)
                .putHeader("Authorization", "Bearer " + key)
                .putHeader("Content-Type", "application/json");
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> {
                    boolean gone = HttpMethod.DELETE.equals(method) && response.statusCode() == 404;
                    if (response.statusCode() >= 300 && !gone) {
                        throw new IllegalStateException(
                                method + " " + path + " was answered " + response.statusCode() + ": " + answer);
                    }
                    return answer.toJsonObject();
                }));
    }

    private void serve(HttpServerRequest request) {
        switch (request.path()) {
            case WEBHOOK_PATH -> request.body().onSuccess(body -> receive(request, body));
            case "/" -> page(request, ShopPage.inbox(List.copyOf(received)));
            case "/success" -> page(request, ShopPage.thanks(List.copyOf(received)));
            case "/cancel" -> page(request, ShopPage.cancelled());
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void receive(HttpServerRequest request, Buffer body) {
        WebhookVerifier.Result result = verifier.verify(request.headers(), body);
        if (result != WebhookVerifier.Result.GENUINE) {
            request.response().setStatusCode(400).end(result.toString());
            return;
        }
        ReceivedWebhook webhook = ReceivedWebhook.of(body.toJsonObject());
        received.addFirst(webhook);
        while (received.size() > MOST_SHOWN) {
            received.removeLast();
        }
        request.response().end("ok");
        listener.accept(webhook);
    }

    private static void page(HttpServerRequest request, String html) {
        request.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .end(html);
    }
}
