package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsApiTest {
    private static final String PATH = "/api/events";

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
    void readsAsItWasSent() {
        MerchantReceiver receiver = MerchantReceiver.start(gateway.vertx());
        gateway.post("/api/webhook-endpoints", gateway.testKey, new JsonObject().put("url", receiver.url()));
        JsonObject body = GatewayFixture.sessionBody()
                .put("product_title", "Größe 🎁 \"50\" </script>")
                .put("metadata", new JsonObject().put("a", 1.50).put("b", "\u2028"));
        new Payer(gateway, gateway.createSession(gateway.testKey, body)).pay("approve");
        MerchantReceiver.Received received =
                receiver.until(all -> !all.isEmpty()).await().get(0);
        String id = received.json().getString("id");
        assertThat(gateway.get(PATH + "/" + id, gateway.testKey).bodyAsString())
                .isEqualTo("{\"data\":" + received.body() + "}");
        assertThat(gateway.get(PATH + "?limit=1", gateway.testKey).bodyAsString())
                .contains(received.body());
    }

    @Test
    void isThereThoughNobodyWasTold() {
        new Payer(gateway, gateway.createSession(gateway.liveKey, GatewayFixture.sessionBody())).pay("decline");
        assertThat(types("", gateway.liveKey)).containsExactly("payment.declined");
        new Payer(gateway, gateway.createSession(gateway.liveKey, GatewayFixture.sessionBody())).pay("approve");
        assertThat(types("", gateway.liveKey)).containsExactly("payment.succeeded", "payment.declined");
        assertThat(types("?type=payment.declined", gateway.liveKey)).containsExactly("payment.declined");
        assertThat(types("?type=refund.created", gateway.liveKey)).isEmpty();
        gateway.owner()
                .query(
                        "UPDATE event SET id = $1, created_at = '2026-04-14T12:00:00Z' WHERE livemode"
                                + " AND type = 'payment.declined'",
                        TimeOrderedUuid.floor(Instant.parse("2026-04-14T12:00:00Z")))
                .await();
        assertThat(types("?created_from=2026-04-15", gateway.liveKey)).containsExactly("payment.succeeded");
        assertThat(types("?created_from=2026-04-14&created_to=2026-04-15", gateway.liveKey))
                .containsExactly("payment.declined");
    }

    @Test
    void aTestIsListedOnlyWhenAskedFor() {
        String endpoint = gateway.post(
                        "/api/webhook-endpoints",
                        gateway.otherTestKey,
                        new JsonObject().put("url", "http://127.0.0.1:1/"))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("id");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, sendTest(endpoint));
        }
        assertThat(types("", gateway.otherTestKey)).isEmpty();
        assertThat(types("?type=endpoint.test", gateway.otherTestKey)).hasSize(3);
        assertThat(gateway.get(PATH + "/" + made.get(0), gateway.otherTestKey).statusCode())
                .isEqualTo(200);

        List<String> listed = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = gateway.get(PATH + "?type=endpoint.test&limit=2" + cursor, gateway.otherTestKey)
                    .bodyAsJsonObject();
            page.getJsonArray("data").forEach(each -> listed.add(((JsonObject) each).getString("id")));
            cursor = "&starting_after=" + page.getString("next_cursor");
            sendTest(endpoint);
        } while (page.getBoolean("has_more"));
        assertThat(listed).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=x", "starting_after=x", "type=payment", "type=", "created_from=x", "created_to=2026-13-01"
            })
    void refusesABadQuery(String query) {
        Refusal.badRequest(gateway.get(PATH + "?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "txn_01jrt0z3ekefrvb2g9s5c4a7h1", "evt_01jrt0z3ekefrvb2g9s5c4a7h1"})
    void knowsNoOther(String id) {
        Refusal.assertIs(gateway.get(PATH + "/" + id, gateway.testKey), 404, "NOT_FOUND");
    }

    private static String sendTest(String endpoint) {
        return gateway.press("/api/webhook-endpoints/" + endpoint + "/test", gateway.otherTestKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("event_id");
    }

    private static List<String> types(String query, String key) {
        HttpResponse<Buffer> response = gateway.get(PATH + query, key);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject().getJsonArray("data").stream()
                .map(each -> ((JsonObject) each).getString("type"))
                .toList();
    }
}
