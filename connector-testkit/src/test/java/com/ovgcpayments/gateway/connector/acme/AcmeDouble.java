package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Acme's API and its payers, in memory. */
final class AcmeDouble implements ProcessorDouble {
    private static final String KEY = "acme-api-key";
    private static final String SECRET = "acme-webhook-secret";

    private final HttpServer server;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    /** @param body the bytes that asked for it */
    private record Order(Buffer body, String status, List<Booked> payments) {
        Order in(String next) {
            return status.equals("open") ? new Order(body, next, payments) : this;
        }

        Order paid(String id) {
            JsonObject asked = body.toJsonObject();
            Money money = new Money(asked.getLong("amount"), asked.getString("currency"));
            return status.equals("open") ? new Order(body, "paid", List.of(new Booked(id, money))) : this;
        }
    }

    AcmeDouble(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .await();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        if (!("Bearer " + KEY).equals(request.getHeader("Authorization"))) {
            reply(request, 401, new JsonObject().put("error", "unauthorized"));
        } else if (request.path().equals("/ping")) {
            reply(request, 200, new JsonObject());
        } else if (request.method().equals(HttpMethod.POST)) {
            String reference = request.getHeader("Idempotency-Key");
            Order order = orders.computeIfAbsent(reference, fresh -> new Order(body, "open", List.of()));
            boolean same = order.body().equals(body);
            reply(request, same ? 201 : 409, same ? json(reference, order) : new JsonObject());
        } else {
            String reference = request.path().substring("/orders/".length());
            Order order = orders.get(reference);
            reply(request, order == null ? 404 : 200, order == null ? new JsonObject() : json(reference, order));
        }
    }

    private static void reply(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    private JsonObject json(String reference, Order order) {
        JsonArray payments = new JsonArray();
        order.payments()
                .forEach(payment -> payments.add(new JsonObject()
                        .put("id", payment.id())
                        .put("amount", payment.money().minor())
                        .put("currency", payment.money().currency())
                        .put("paid_at", "2026-11-22T12:00:00Z")));
        return new JsonObject()
                .put("id", "ord_" + reference)
                .put("reference", reference)
                .put("status", order.status())
                .put("page", api() + "/pay/" + reference)
                .put("payments", payments);
    }

    private void change(URI page, UnaryOperator<Order> change) {
        orders.computeIfPresent(reference(page), (reference, order) -> change.apply(order));
    }

    private static String reference(URI page) {
        return page.getPath().substring("/pay/".length());
    }

    @Override
    public URI api() {
        return Origin.http("127.0.0.1", server.actualPort());
    }

    @Override
    public Map<String, Object> settings(URI api) {
        return Map.of("apiUrl", api, "pageUrl", api(), "apiKey", KEY, "webhookSecret", SECRET, "timeout", "PT1S");
    }

    @Override
    public Map<String, Object> settingsWithWrongCredentials(URI api) {
        Map<String, Object> settings = new HashMap<>(settings(api));
        settings.put("apiKey", "wrong-" + KEY);
        return settings;
    }

    @Override
    public String idempotencyHeader() {
        return "Idempotency-Key";
    }

    @Override
    public Set<String> secrets() {
        return Set.of(KEY, SECRET);
    }

    @Override
    public void pay(URI page) {
        change(page, order -> order.paid("pay_" + reference(page)));
    }

    @Override
    public void decline(URI page) {
        change(page, order -> order.in("refused"));
    }

    @Override
    public boolean staysOpenAfterDecline() {
        return false;
    }

    @Override
    public void expire(String reference) {
        orders.computeIfPresent(reference, (same, order) -> order.in("expired"));
    }

    @Override
    public List<String> payments(String reference) {
        return orders.containsKey(reference) ? List.of("ord_" + reference) : List.of();
    }

    @Override
    public List<Booked> captures(String reference) {
        Order order = orders.get(reference);
        return order == null ? List.of() : order.payments();
    }

    @Override
    public List<Buffer> events(String reference) {
        JsonObject paid = new JsonObject()
                .put("id", "evt_" + reference)
                .put("type", "order.paid")
                .put("reference", reference);
        return captures(reference).isEmpty() ? List.of() : List.of(paid.toBuffer());
    }

    @Override
    public Buffer foreignEvent() {
        return new JsonObject()
                .put("id", "evt_invoice")
                .put("type", "invoice.paid")
                .toBuffer();
    }

    @Override
    public Map<String, String> sign(Buffer body, Instant at) {
        return signed(SECRET, body, at);
    }

    @Override
    public Map<String, String> signWithAnotherSecret(Buffer body, Instant at) {
        return signed("another", body, at);
    }

    private static Map<String, String> signed(String secret, Buffer body, Instant at) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return Map.of("Acme-Signature", new TimestampedSignature(List.of(key), Duration.ofMinutes(5)).sign(body, at));
    }

    @Override
    public void close() {
        server.close().await();
    }
}
