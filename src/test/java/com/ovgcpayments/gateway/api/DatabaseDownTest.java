package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseDownTest {
    private static final String SESSIONS = "/api/checkout-sessions";
    private static final int MOST_TRIES = 100;

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void saysSoAndRecovers() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Buffer body = GatewayFixture.sessionBody().toBuffer();
        Map<String, String> once = Map.of("Idempotency-Key", "while the database is down");
        List<Supplier<HttpResponse<Buffer>>> requests = List.of(
                () -> gateway.post(SESSIONS, gateway.testKey, body, Map.of()),
                () -> gateway.post(SESSIONS, gateway.testKey, body, once),
                () -> gateway.get(SESSIONS + "/" + id, gateway.testKey),
                () -> gateway.get(SESSIONS, gateway.testKey),
                () -> gateway.post(
                        "/api/webhook-endpoints",
                        gateway.testKey,
                        new JsonObject().put("url", "http://127.0.0.1:1/hook")),
                () -> gateway.get("/api/webhook-endpoints", gateway.testKey));

        gateway.closeDatabase();
        try {
            for (int round = 0; round < 3; round++) {
                for (Supplier<HttpResponse<Buffer>> request : requests) {
                    HttpResponse<Buffer> response = request.get();
                    Refusal.assertIs(response, 503, "SERVICE_UNAVAILABLE");
                    assertThat(response.getHeader("Retry-After")).isEqualTo("1");
                }
                gateway.vertx().timer(400, TimeUnit.MILLISECONDS).await();
            }
            assertThat(gateway.get("/health/live", "").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/health/ready", "").statusCode()).isEqualTo(503);
            Refusal.assertIs(gateway.get(SESSIONS, "nonsense"), 401, "UNAUTHORIZED");
        } finally {
            gateway.openDatabase();
        }

        awaitStatus(200, () -> gateway.get("/health/ready", ""));
        awaitStatus(200, () -> gateway.get(SESSIONS + "/" + id, gateway.testKey));
        HttpResponse<Buffer> made = gateway.post(SESSIONS, gateway.testKey, body, once);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.getHeader("Idempotent-Replayed")).isNull();
    }

    private static void awaitStatus(int status, Supplier<HttpResponse<Buffer>> request) {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (request.get().statusCode() == status) {
                return;
            }
            gateway.vertx().timer(100, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("not " + status + " after " + MOST_TRIES + " tries");
    }
}
