package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Asks the double by hand, for what a well-behaved client never sends. */
final class RawSellHub {
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64)";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SellHubDouble sellhub;
    private final Map<String, String> headers;

    /** An answer; the object is empty unless the body is JSON. */
    record Reply(int status, String type, String body, JsonObject json, HttpResponse<String> http) {
        String message() {
            return json.getString("message");
        }

        JsonObject data() {
            return json.getJsonObject("data");
        }
    }

    private RawSellHub(SellHubDouble sellhub, Map<String, String> headers) {
        this.sellhub = sellhub;
        this.headers = Map.copyOf(headers);
    }

    static RawSellHub of(SellHubDouble sellhub) {
        return new RawSellHub(
                sellhub,
                Map.of("Authorization", sellhub.apiKey(), "User-Agent", BROWSER, "Content-Type", "application/json"));
    }

    RawSellHub with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RawSellHub(sellhub, more);
    }

    RawSellHub without(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new RawSellHub(sellhub, less);
    }

    /** What a session is created with in these tests. */
    static JsonObject order(SellHubVariant variant) {
        JsonObject item = new JsonObject()
                .put("id", variant.productId())
                .put("name", "")
                .put("coupon", "")
                .put("quantity", 1)
                .put("addons", new JsonArray())
                .put(
                        "variant",
                        new JsonObject().put("id", variant.id()).put("name", "").put("price", "7.50"));
        return new JsonObject()
                .put("email", "ann@example.com")
                .put("currency", variant.currency())
                .put("returnUrl", "https://shop.example/return?session=ses_1_1&a=b")
                .put("methodName", "")
                .put("customFieldValues", new JsonArray())
                .put("cartBundles", new JsonArray())
                .put("bundleIds", new JsonArray())
                .put(
                        "cart",
                        new JsonObject().put("items", new JsonArray().add(item)).put("bundles", new JsonArray()));
    }

    /** The first item of an order, to be changed. */
    static JsonObject item(JsonObject order) {
        return order.getJsonObject("cart").getJsonArray("items").getJsonObject(0);
    }

    Reply checkout(JsonObject order) {
        return post(sellhub.storeUrl() + "/api/checkout", order.encode());
    }

    /** Creates a session and answers its id. */
    String session(SellHubVariant variant) {
        return checkout(order(variant)).json().getJsonObject("session").getString("id");
    }

    Reply dash(String path) {
        return get(sellhub.dashUrl() + path);
    }

    Reply create(JsonObject product) {
        return post(sellhub.dashUrl() + "/products", product.encode());
    }

    JsonArray invoices() {
        return dash("/invoices").data().getJsonArray("invoices");
    }

    CompletableFuture<Reply> choosing(String session, String outcome) {
        return send(request(sellhub.pageUrl(session).toString())
                .POST(HttpRequest.BodyPublishers.ofString("outcome=" + outcome)));
    }

    Reply choose(String session, String outcome) {
        return await(choosing(session, outcome));
    }

    Reply post(String url, String body) {
        return await(send(request(url).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    Reply get(String url) {
        return await(getting(url));
    }

    CompletableFuture<Reply> getting(String url) {
        return send(request(url));
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        return request;
    }

    private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(RawSellHub::reply);
    }

    private static Reply reply(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonObject json = type.startsWith("application/json") ? new JsonObject(answer.body()) : new JsonObject();
        return new Reply(answer.statusCode(), type, answer.body(), json, answer);
    }

    /** A broken connection is an {@link UncheckedIOException}. */
    static Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw e;
        }
    }
}
