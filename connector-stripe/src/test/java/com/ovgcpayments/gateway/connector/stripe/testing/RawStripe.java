package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks the double by hand, for what a well-behaved client never sends. */
final class RawStripe {
    static final String SESSIONS = "/v1/checkout/sessions";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final StripeDouble stripe;
    private final Map<String, String> headers;

    /** An answer; the body is empty unless it is JSON. */
    record Reply(int status, HttpResponse<String> http, JsonObject json) {
        JsonObject error() {
            return json.getJsonObject("error");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    private RawStripe(StripeDouble stripe, Map<String, String> headers) {
        this.stripe = stripe;
        this.headers = Map.copyOf(headers);
    }

    static RawStripe of(StripeDouble stripe) {
        return new RawStripe(
                stripe, Map.of("Authorization", "Bearer " + stripe.testKey(), "Stripe-Version", StripeVersion.LATEST));
    }

    RawStripe with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RawStripe(stripe, more);
    }

    RawStripe without(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new RawStripe(stripe, less);
    }

    /** What a session is created with in these tests. */
    static Map<String, String> order() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("line_items[0][price_data][currency]", "usd");
        form.put("line_items[0][price_data][unit_amount]", "2500");
        form.put("line_items[0][price_data][product_data][name]", "A <b>book</b>");
        form.put("line_items[0][quantity]", "1");
        form.put("success_url", "https://shop.example/return?session={CHECKOUT_SESSION_ID}");
        form.put("cancel_url", "https://shop.example/cancel?a=1&b=2");
        form.put("client_reference_id", "ses_1_1");
        form.put("payment_intent_data[metadata][attempt]", "ses_1_1");
        return form;
    }

    static Map<String, String> order(String name, String value) {
        Map<String, String> form = order();
        form.put(name, value);
        return form;
    }

    /** Creates a session and answers its id. */
    String session() {
        return post(SESSIONS, order()).json().getString("id");
    }

    Reply post(String path, Map<String, String> form) {
        return post(path, encoded(form), FORM);
    }

    Reply post(String path, String body, String type) {
        return await(posting(path, body, type));
    }

    CompletableFuture<Reply> posting(String path, Map<String, String> form) {
        return posting(path, encoded(form), FORM);
    }

    private CompletableFuture<Reply> posting(String path, String body, String type) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    Reply get(String path) {
        return await(send(request(path)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stripe.url().resolve(path));
        headers.forEach(request::header);
        return request;
    }

    private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(RawStripe::reply);
    }

    private static Reply reply(HttpResponse<String> answer) {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Reply(answer.statusCode(), answer, json ? new JsonObject(answer.body()) : new JsonObject());
    }

    static Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw e;
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
