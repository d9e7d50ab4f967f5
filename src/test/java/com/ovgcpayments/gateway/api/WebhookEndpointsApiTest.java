package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.ApiContract;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEndpointsApiTest {
    private static final String PATH = "/api/webhook-endpoints";
    private static final String URL = "http://127.0.0.1:1/hook";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void clear() {
        gateway.owner()
                .query("UPDATE webhook_endpoint SET deleted_at = now() WHERE deleted_at IS NULL")
                .await();
    }

    /** Each mode and each merchant for itself; and not one more when many are asked for at once. */
    @Test
    void aMerchantHasTwentyEndpointsAtMost() {
        JsonObject body = new JsonObject().put("url", URL);
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, 24)
                .mapToObj(i ->
                        gateway.request(HttpMethod.POST, PATH, gateway.testKey).sendJsonObject(body))
                .toList();
        Future.all(sent).await();
        assertThat(sent).filteredOn(each -> each.result().statusCode() == 201).hasSize(20);
        HttpResponse<Buffer> refused = gateway.post(PATH, gateway.testKey, body);
        Refusal.assertIs(refused, 409, "CONFLICT");
        assertThat(refused.bodyAsString()).contains("There are 20 endpoints");
        assertThat(gateway.post(PATH, gateway.otherTestKey, body).statusCode()).isEqualTo(201);
        String last = gateway.get(PATH + "?limit=1", gateway.testKey)
                .bodyAsJsonObject()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
        gateway.delete(PATH + "/" + last, gateway.testKey);
        assertThat(gateway.post(PATH, gateway.testKey, body).statusCode()).isEqualTo(201);
    }

    @Test
    void createsAnEndpointForEveryEvent() {
        JsonObject made = create(new JsonObject().put("url", URL));
        assertThat(made.getString("url")).isEqualTo(URL);
        assertThat(made.getString("description")).isEmpty();
        assertThat(made.getJsonArray("events"))
                .containsExactly("payment.succeeded", "payment.declined", "refund.created", "payout.completed");
        assertThat(made.getString("status")).isEqualTo("enabled");
        assertThat(made.getBoolean("livemode")).isFalse();
    }

    @Test
    void showsTheSecretOnce() {
        JsonObject made = create(new JsonObject()
                .put("url", URL)
                .put("description", "Zoë 🎁")
                .put("events", new JsonArray().add("payment.declined").add("payment.declined")));
        String secret = (String) made.remove("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(made.getJsonArray("events")).containsExactly("payment.declined");
        HttpResponse<Buffer> got = gateway.get(PATH + "/" + made.getString("id"), gateway.testKey);
        assertThat(got.bodyAsJsonObject().getJsonObject("data")).isEqualTo(made);
        assertThat(gateway.get(PATH + "?limit=100", gateway.testKey).bodyAsString())
                .contains(made.getString("id"))
                .doesNotContain(secret);
    }

    @Test
    void tellsWhyAnEndpointIsDisabled() {
        String id = create(new JsonObject().put("url", URL)).getString("id");
        gateway.owner()
                .query("UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = 'answered_410'"
                        + " WHERE id = (SELECT id FROM webhook_endpoint ORDER BY id DESC LIMIT 1)")
                .await();
        JsonObject got =
                gateway.get(PATH + "/" + id, gateway.testKey).bodyAsJsonObject().getJsonObject("data");
        assertThat(got.getString("status")).isEqualTo("disabled");
        assertThat(got.getString("disabled_reason")).isEqualTo("answered_410");
    }

    @Test
    void deletesOnce() {
        String id = create(new JsonObject().put("url", URL)).getString("id");
        HttpResponse<Buffer> deleted = gateway.delete(PATH + "/" + id, gateway.testKey);
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(deleted.bodyAsJsonObject())
                .isEqualTo(new JsonObject()
                        .put("data", new JsonObject().put("id", id).put("deleted", true)));
        Refusal.assertIs(gateway.delete(PATH + "/" + id, gateway.testKey), 404, "NOT_FOUND");
        Refusal.assertIs(gateway.get(PATH + "/" + id, gateway.testKey), 404, "NOT_FOUND");
        assertThat(gateway.get(PATH + "?limit=100", gateway.testKey).bodyAsString())
                .doesNotContain(id);
    }

    @Test
    void listsNewestFirstInPages() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(gateway.post(PATH, gateway.otherTestKey, new JsonObject().put("url", URL))
                    .bodyAsJsonObject()
                    .getJsonObject("data")
                    .getString("id"));
        }
        Collections.reverse(made);
        List<String> listed = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = gateway.get(PATH + "?limit=2" + cursor, gateway.otherTestKey).bodyAsJsonObject();
            page.getJsonArray("data").forEach(each -> listed.add(((JsonObject) each).getString("id")));
            cursor = "&starting_after=" + page.getString("next_cursor");
        } while (page.getBoolean("has_more"));
        assertThat(listed).isEqualTo(made);
        assertThat(page.getValue("next_cursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=x", "starting_after=x", "starting_after=01a2046d-c1ee-71e8-9c44-4bfed9fb70cc"})
    void refusesABadQuery(String query) {
        Refusal.badRequest(gateway.get(PATH + "?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    /** A body and the fields that are wrong with it. */
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{}", "url"),
                Arguments.of("{\"url\":null}", "url"),
                Arguments.of("{\"url\":1}", "url"),
                Arguments.of("{\"url\":\"\"}", "url"),
                Arguments.of("{\"url\":\"hook\"}", "url"),
                Arguments.of("{\"url\":\"ftp://127.0.0.1/\"}", "url"),
                Arguments.of("{\"url\":\"http://user@127.0.0.1/\"}", "url"),
                Arguments.of("{\"url\":\"http://10.0.0.1/\"}", "url"),
                Arguments.of("{\"url\":\"http://169.254.169.254/latest/meta-data\"}", "url"),
                Arguments.of("{\"url\":\"http://127.0.0.1/\\u0000\"}", "url"),
                Arguments.of("{\"url\":\"" + URL + "\",\"description\":7}", "description"),
                Arguments.of("{\"url\":\"" + URL + "\",\"description\":\"a\\nb\"}", "description"),
                Arguments.of("{\"url\":\"" + URL + "\",\"description\":\"" + "a".repeat(251) + "\"}", "description"),
                Arguments.of("{\"url\":\"" + URL + "\",\"description\":\"\\ud800\"}", "description"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":\"payment.succeeded\"}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":{}}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":[]}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":[null]}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":[1,2,3]}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":[[]]}", "events"),
                Arguments.of("{\"url\":\"" + URL + "\",\"events\":[\"payment.failed\"]}", "events"),
                Arguments.of(
                        "{\"url\":\"" + URL + "\",\"events\":["
                                + "\"payment.succeeded\",".repeat(100)
                                + "\"payment.succeeded\"]}",
                        "events"),
                Arguments.of("{\"url\":\"x\",\"description\":\"\\t\",\"events\":[\"x\"]}", "url,description,events"),
                Arguments.of("{\"description\":1,\"events\":1}", "description,events,url"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesWhatIsWrong(String body, String params) {
        HttpResponse<Buffer> response = gateway.post(PATH, gateway.testKey, Buffer.buffer(body), Map.of());
        Refusal.badRequest(response, params.split(","));
    }

    @Test
    void wantsHttpsInLiveMode() {
        HttpResponse<Buffer> response = gateway.post(PATH, gateway.liveKey, new JsonObject().put("url", URL));
        Refusal.badRequest(response, "url");
    }

    @Test
    void sendsEventsAsTheContractHasThem() {
        MerchantReceiver receiver = MerchantReceiver.start(gateway.vertx());
        create(new JsonObject().put("url", receiver.url()));
        JsonObject body = GatewayFixture.sessionBody()
                .put("metadata", new JsonObject().put("order_id", "A-1042").put("seats", 3));
        Payer payer = new Payer(gateway, gateway.createSession(gateway.testKey, body));
        payer.pay("decline");
        payer.pay("approve");
        List<MerchantReceiver.Received> told =
                receiver.until(received -> received.size() >= 2).await();
        assertThat(told)
                .extracting(each -> each.json().getString("type"))
                .containsExactlyInAnyOrder("payment.declined", "payment.succeeded");
        for (MerchantReceiver.Received each : told) {
            assertThat(ApiContract.published()
                            .webhookProblems(each.json().getString("type"), each.headers(), each.json()))
                    .isEmpty();
        }
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        JsonObject made = create(new JsonObject().put("url", URL).put("description", "first"));
        made.remove("secret");
        String path = PATH + "/" + made.getString("id");
        assertThat(patched(path, new JsonObject())).isEqualTo(made);
        assertThat(patched(
                        path, new JsonObject().putNull("url").putNull("events").putNull("status")))
                .isEqualTo(made);
        assertThat(patched(path, new JsonObject().put("description", "second")))
                .isEqualTo(made.copy().put("description", "second"));
        JsonArray events = new JsonArray().add("payment.declined");
        assertThat(patched(path, new JsonObject().put("events", events).put("description", "")))
                .isEqualTo(made.copy().put("events", events).put("description", ""));
        String url = "http://127.0.0.1:2/other";
        JsonObject moved = patched(path, new JsonObject().put("url", url).put("secret", "mine"));
        assertThat(moved)
                .isEqualTo(
                        made.copy().put("events", events).put("description", "").put("url", url));
        assertThat(gateway.get(path, gateway.testKey).bodyAsJsonObject().getJsonObject("data"))
                .isEqualTo(moved);
    }

    @Test
    void isSwitchedOffAndOnByTheMerchant() {
        String path = PATH + "/" + create(new JsonObject().put("url", URL)).getString("id");
        JsonObject off = patched(path, new JsonObject().put("status", "disabled"));
        assertThat(off.getString("status")).isEqualTo("disabled");
        assertThat(off.getString("disabled_reason")).isEqualTo("requested");
        assertThat(patched(path, new JsonObject().put("status", "disabled"))).isEqualTo(off);
        assertThat(patched(path, new JsonObject().put("description", "still off"))
                        .getString("status"))
                .isEqualTo("disabled");
        JsonObject on = patched(path, new JsonObject().put("status", "enabled"));
        assertThat(on.getString("status")).isEqualTo("enabled");
        assertThat(on.getValue("disabled_reason")).isNull();
    }

    @Test
    void beginsWithACleanSlateWhenItIsEnabledAgainOrMoved() {
        for (JsonObject change :
                List.of(new JsonObject().put("status", "enabled"), new JsonObject().put("url", URL + "/moved"))) {
            String path = PATH + "/" + create(new JsonObject().put("url", URL)).getString("id");
            gateway.owner().query("""
                            UPDATE webhook_endpoint
                               SET disabled_at = now(), disabled_reason = 'only_failures_for_5_days', failing_since = now(),
                                   breaker_pause_seconds = 900, breaker_until = now() + interval '1 hour'
                             WHERE id = (SELECT id FROM webhook_endpoint ORDER BY id DESC LIMIT 1)""").await();
            patched(path, new JsonObject().put("description", "no reason to forget"));
            assertThat(failures()).isEqualTo("t t t");
            patched(path, change);
            assertThat(failures()).isEqualTo("f f f");
        }
    }

    private static String failures() {
        return gateway.owner().query("""
                        SELECT concat_ws(' ', failing_since IS NOT NULL, breaker_pause_seconds IS NOT NULL,
                                         breaker_until IS NOT NULL) AS slate
                          FROM webhook_endpoint ORDER BY id DESC LIMIT 1""").await().iterator().next().getString("slate");
    }

    /** A body of PATCH and the fields that are wrong with it. */
    static Stream<Arguments> wrongChanges() {
        return Stream.of(
                Arguments.of("{\"url\":\"ftp://127.0.0.1/\"}", "url"),
                Arguments.of("{\"url\":\"http://10.0.0.1/\"}", "url"),
                Arguments.of("{\"url\":7}", "url"),
                Arguments.of("{\"description\":\"a\\nb\"}", "description"),
                Arguments.of("{\"events\":[]}", "events"),
                Arguments.of("{\"events\":[\"endpoint.test\"]}", "events"),
                Arguments.of("{\"events\":\"payment.declined\"}", "events"),
                Arguments.of("{\"status\":\"on\"}", "status"),
                Arguments.of("{\"status\":true}", "status"),
                Arguments.of(
                        "{\"status\":1,\"events\":1,\"description\":1,\"url\":1}", "status,events,description,url"));
    }

    @ParameterizedTest
    @MethodSource("wrongChanges")
    void namesWhatIsWrongWithAChange(String body, String params) {
        JsonObject made = create(new JsonObject().put("url", URL));
        String path = PATH + "/" + made.getString("id");
        Refusal.badRequest(
                gateway.checked(
                        HttpMethod.PATCH,
                        path,
                        gateway.request(HttpMethod.PATCH, path, gateway.testKey)
                                .putHeader("Content-Type", "application/json")
                                .sendBuffer(Buffer.buffer(body))),
                params.split(","));
        made.remove("secret");
        assertThat(gateway.get(path, gateway.testKey).bodyAsJsonObject().getJsonObject("data"))
                .isEqualTo(made);
    }

    private static JsonObject patched(String path, JsonObject change) {
        HttpResponse<Buffer> response = gateway.patch(path, gateway.testKey, change);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject().getJsonObject("data");
    }

    private static JsonObject create(JsonObject body) {
        HttpResponse<Buffer> response = gateway.post(PATH, gateway.testKey, body);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(201);
        return response.bodyAsJsonObject().getJsonObject("data");
    }
}
