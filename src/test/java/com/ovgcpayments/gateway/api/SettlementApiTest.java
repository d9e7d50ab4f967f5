package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money becomes available: by the processor's word, and in a test at once. */
class SettlementApiTest {
    private static final int MOST_LOOKS = 3_000;

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start("connectors.sandbox.settlementDelay=P1D");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void testPaymentIsSettledOnRequest() {
        String session = paid(gateway.testKey);
        for (int i = 0; i < 2; i++) {
            HttpResponse<Buffer> answer = gateway.press(path(session), gateway.testKey);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject transaction = answer.bodyAsJsonObject().getJsonObject("data");
            assertThat(transaction.getString("session_id")).isEqualTo(session);
            assertThat(transaction.getString("status")).isEqualTo("settled");
            assertThat(Instant.parse(transaction.getString("available_on"))).isBeforeOrEqualTo(Instant.now());
        }
        assertThat(session(session, gateway.testKey).getString("status")).isEqualTo("completed");
    }

    @Test
    void repetitionWithItsKeyIsReplayed() {
        String session = paid(gateway.testKey);
        Map<String, String> once = Map.of("Idempotency-Key", "settle-" + session);
        HttpResponse<Buffer> first = gateway.post(path(session), gateway.testKey, Buffer.buffer("{}"), once);
        HttpResponse<Buffer> second = gateway.post(path(session), gateway.testKey, Buffer.buffer("{}"), once);
        assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.bodyAsString()).isEqualTo(first.bodyAsString());
    }

    @Test
    void onlyAPaidTestSessionOfOnesOwn() {
        String open = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Refusal.assertIs(gateway.press(path(open), gateway.testKey), 409, "CONFLICT");
        Refusal.assertIs(gateway.press(path(open), gateway.otherTestKey), 404, "NOT_FOUND");
        Refusal.assertIs(gateway.press(path("nothing"), gateway.testKey), 404, "NOT_FOUND");
        Refusal.assertIs(gateway.press(path(open), gateway.liveKey), 403, "FORBIDDEN");
        Refusal.assertIs(gateway.press(path(open), ""), 401, "UNAUTHORIZED");
    }

    @Test
    void gatewayAsksTheProcessorByItself() {
        try (GatewayFixture quick = GatewayFixture.start("connectors.sandbox.settlementDelay=PT0S")) {
            String session = quick.createSession(quick.testKey, GatewayFixture.sessionBody());
            new Payer(quick, session).pay("approve");
            String id = quick.get("/api/checkout-sessions/" + session, quick.testKey)
                    .bodyAsJsonObject()
                    .getJsonObject("data")
                    .getJsonObject("transaction")
                    .getString("id");
            for (int i = 0; !isSettled(quick, id); i++) {
                assertThat(i).isLessThan(MOST_LOOKS);
                quick.vertx().timer(20, TimeUnit.MILLISECONDS).await();
            }
            assertThat(quick.owner()
                            .query("SELECT gross || ' ' || fee || ' ' || net AS line FROM settlement_line")
                            .await())
                    .extracting(row -> row.getString("line"))
                    .containsExactly("2500 102 2398");
        }
    }

    private static boolean isSettled(GatewayFixture at, String transaction) {
        return at.get("/api/transactions/" + transaction, at.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("status")
                .equals("settled");
    }

    private static String paid(String key) {
        String session = gateway.createSession(key, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        return session;
    }

    private static String path(String session) {
        return "/api/checkout-sessions/" + session + "/settle";
    }

    private static JsonObject session(String session, String key) {
        return gateway.get("/api/checkout-sessions/" + session, key)
                .bodyAsJsonObject()
                .getJsonObject("data");
    }
}
