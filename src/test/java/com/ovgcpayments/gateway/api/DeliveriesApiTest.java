package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.Signatures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesApiTest {
    private static final String PATH = "/api/webhook-endpoints";
    private static final int POLLS = 400;

    private static GatewayFixture gateway;

    private MerchantReceiver receiver;
    private String endpoint;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** A merchant may have so many and no more. */
    @AfterEach
    void delete() {
        gateway.delete(PATH + "/" + endpoint, gateway.testKey);
    }

    @BeforeEach
    void create() {
        receiver = MerchantReceiver.start(gateway.vertx());
        JsonObject made = data(gateway.post(
                PATH,
                gateway.testKey,
                new JsonObject().put("url", receiver.url()).put("events", new JsonArray().add("refund.created"))));
        endpoint = made.getString("id");
    }

    @Test
    void aTestGoesToOneEndpointWhateverItIsSubscribedTo() {
        MerchantReceiver other = MerchantReceiver.start(gateway.vertx());
        JsonObject everything = data(gateway.post(PATH, gateway.testKey, new JsonObject().put("url", other.url())));
        JsonObject sent = sendTest();
        JsonObject delivered = until(sent, each -> status(each).equals("succeeded"));
        assertThat(delivered.getString("event_type")).isEqualTo("endpoint.test");
        MerchantReceiver.Received received = receiver.all().get(0);
        assertThat(received.json().getString("id")).isEqualTo(sent.getString("event_id"));
        assertThat(received.json().getJsonObject("data"))
                .isEqualTo(new JsonObject().put("endpoint", new JsonObject().put("id", endpoint)));
        assertThat(list(everything.getString("id"), "")).isEmpty();
        assertThat(other.all()).isEmpty();
        Refusal.badRequest(
                gateway.patch(
                        PATH + "/" + endpoint,
                        gateway.testKey,
                        new JsonObject().put("events", new JsonArray().add("endpoint.test"))),
                "events");
    }

    @Test
    void logsEveryTry() {
        receiver.answerFromNowOn(500);
        JsonObject failed = until(sendTest(), each -> tries(each) == 1);
        assertThat(status(failed)).isEqualTo("pending");
        assertThat(failed.getValue("ended_at")).isNull();
        JsonObject first = failed.getJsonArray("tries").getJsonObject(0);
        assertThat(first.getInteger("number")).isEqualTo(1);
        assertThat(first.getInteger("http_status")).isEqualTo(500);
        assertThat(first.getString("answer")).isEqualTo("ok");
        assertThat(first.getString("url")).isEqualTo(receiver.url());
        assertThat(first.getValue("error")).isNull();
        assertThat(first.getString("next_try_at")).isEqualTo(failed.getString("next_try_at"));

        data(gateway.patch(PATH + "/" + endpoint, gateway.testKey, new JsonObject().put("url", "http://127.0.0.1:1/")));
        redeliver(failed);
        JsonObject refused = until(failed, each -> tries(each) == 2);
        JsonObject second = refused.getJsonArray("tries").getJsonObject(1);
        assertThat(second.getValue("http_status")).isNull();
        assertThat(second.getString("answer")).isEmpty();
        assertThat(second.getJsonObject("error").getString("class")).isEqualTo("connect");
        assertThat(second.getString("url")).isEqualTo("http://127.0.0.1:1/");
    }

    @Test
    void showsTheBeginningOfALongAnswerAndTheLatestTries() {
        JsonObject sent = until(sendTest(), each -> status(each).equals("succeeded"));
        sql("UPDATE delivery_try SET answer = decode(repeat('c3a4', 5000), 'hex') WHERE delivery_id = $1", uuid(sent));
        sql("""
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, latency_ms, error)
                SELECT $1, n, $2, now(), 'http://127.0.0.1/', '{}', 1, 'dns: 127.0.0.1 is not known'
                FROM generate_series(2, 12) n""", uuid(sent), PublicId.WEBHOOK_ENDPOINT.parse(endpoint).orElseThrow());
        JsonArray tries = find(sent).getJsonArray("tries");
        assertThat(tries).hasSize(10);
        assertThat(tries.getJsonObject(0).getInteger("number")).isEqualTo(3);
        assertThat(tries.getJsonObject(9).getInteger("number")).isEqualTo(12);
        sql("DELETE FROM delivery_try WHERE number > 1 AND delivery_id = $1", uuid(sent));
        assertThat(find(sent).getJsonArray("tries").getJsonObject(0).getString("answer"))
                .isEqualTo("ä".repeat(512));
    }

    @Test
    void sendsTheSameBytesAgainWhetherTakenOrGivenUp() {
        JsonObject everything = data(gateway.post(
                PATH,
                gateway.testKey,
                new JsonObject().put("url", receiver.url()).put("description", "all")));
        new Payer(gateway, gateway.createSession(gateway.testKey, GatewayFixture.sessionBody())).pay("approve");
        receiver.until(all -> all.size() == 1).await();
        String query = PATH + "/" + everything.getString("id") + "/deliveries?status=";
        JsonObject taken = untilListed(query + "succeeded");
        JsonObject again = redeliver(taken);
        assertThat(status(again)).isEqualTo("pending");
        assertThat(again.getValue("ended_at")).isNull();
        receiver.until(all -> all.size() == 2).await();
        untilListed(query + "succeeded");

        sql("UPDATE delivery SET state = 'failed', tries = 10 WHERE id = $1", uuid(taken));
        redeliver(taken);
        List<MerchantReceiver.Received> all =
                receiver.until(received -> received.size() == 3).await();
        for (MerchantReceiver.Received each : all) {
            assertThat(each.body()).isEqualTo(all.get(0).body());
            assertThat(each.headers().get("webhook-id")).isEqualTo(taken.getString("event_id"));
            assertThat(each.headers().get("x-webhook-signature"))
                    .isEqualTo(Signatures.specified(everything.getString("secret"), each));
        }
        JsonObject ended = untilListed(query + "succeeded");
        assertThat(tries(ended)).isEqualTo(11);
        assertThat(gateway.get("/api/events/" + taken.getString("event_id"), gateway.testKey)
                        .bodyAsString())
                .isEqualTo("{\"data\":" + all.get(0).body() + "}");
        gateway.delete(PATH + "/" + everything.getString("id"), gateway.testKey);
    }

    @Test
    void whatIsSentAgainHasTheWholeScheduleBeforeIt() {
        JsonObject sent = until(sendTest(), each -> status(each).equals("succeeded"));
        sql("UPDATE delivery SET state = 'failed', tries = 10 WHERE id = $1", uuid(sent));
        receiver.answerFromNowOn(500);
        redeliver(sent);
        JsonObject pending = until(sent, each -> tries(each) == 11);
        assertThat(status(pending)).isEqualTo("pending");
        assertThat(pending.getString("next_try_at")).isNotNull();
    }

    @Test
    void whatWaitsIsMovedForwardAndWhatIsUnderWayIsLeftAlone() {
        receiver.answerFromNowOn(500);
        JsonObject sent = until(sendTest(), each -> tries(each) == 1);
        sql("UPDATE delivery SET due_at = now() + interval '10 hours' WHERE id = $1", uuid(sent));
        receiver.answerFromNowOn(200);
        redeliver(sent);
        until(sent, each -> status(each).equals("succeeded"));
        assertThat(row(sent).getInteger("tries_before")).isZero();

        sql(
                "UPDATE delivery SET state = 'pending', ended_at = NULL, leased = true, due_at = '2999-01-01' WHERE id = $1",
                uuid(sent));
        Row before = row(sent);
        JsonObject underWay = redeliver(sent);
        assertThat(underWay.getValue("next_try_at")).isNull();
        assertThat(row(sent).toJson()).isEqualTo(before.toJson());
    }

    @Test
    void whatWasAskedForIsSentByWhoeverComesBack() {
        gateway.restart("roles=http,connectors,clock");
        JsonObject waiting = sendTest();
        JsonObject ended = sendTest();
        sql("UPDATE delivery SET state = 'failed', ended_at = now() WHERE id = $1", uuid(ended));
        assertThat(status(redeliver(ended))).isEqualTo("pending");
        assertThat(receiver.all()).isEmpty();
        gateway.restart();
        until(waiting, each -> status(each).equals("succeeded"));
        until(ended, each -> status(each).equals("succeeded"));
        assertThat(receiver.all()).hasSize(2);
    }

    @Test
    void anEndpointThatWasGivenUpComesBackWithAllThatFailed() {
        receiver.answerFromNowOn(410);
        JsonObject lost = until(sendTest(), each -> status(each).equals("failed"));
        assertThat(endpointData().getString("disabled_reason")).isEqualTo("answered_410");
        Refusal.assertIs(gateway.press("/api/deliveries/" + id(lost) + "/redeliver", gateway.testKey), 409, "CONFLICT");
        Refusal.assertIs(gateway.press(PATH + "/" + endpoint + "/test", gateway.testKey), 409, "CONFLICT");
        Refusal.assertIs(redeliverFailed("2026-01-01", Map.of()), 409, "CONFLICT");

        receiver.answerFromNowOn(200);
        JsonObject enabled =
                data(gateway.patch(PATH + "/" + endpoint, gateway.testKey, new JsonObject().put("status", "enabled")));
        assertThat(enabled.getString("status")).isEqualTo("enabled");
        assertThat(enabled.getValue("disabled_reason")).isNull();
        assertThat(data(redeliverFailed("2026-01-01", Map.of())))
                .isEqualTo(new JsonObject().put("count", 1).put("has_more", false));
        until(lost, each -> status(each).equals("succeeded"));
        assertThat(data(redeliverFailed("2026-01-01", Map.of())).getInteger("count"))
                .isZero();
    }

    @Test
    void sendsAgainWhatFailedSinceATimeAThousandAtOnce() {
        gateway.restart("roles=http,connectors,clock");
        String failedAt = "'2026-04-14T12:00:00Z'::timestamptz + n * interval '1 second'";
        sql(
                """
                WITH happened AS (
                    INSERT INTO event (id, merchant_id, livemode, type, subject, body)
                    SELECT time_ordered_uuid(), $1, false, 'refund.created', gen_random_uuid(), '{}'
                    FROM generate_series(1, 1010) RETURNING id)
                INSERT INTO delivery (id, livemode, event_id, endpoint_id, state, tries, ended_at)
                SELECT time_ordered_uuid(), false, id, $2, 'failed', 10, %s
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM happened) numbered""".formatted(failedAt),
                gateway.merchant.id(),
                PublicId.WEBHOOK_ENDPOINT.parse(endpoint).orElseThrow());
        assertThat(data(redeliverFailed("2026-04-14T12:16:51Z", Map.of())).getInteger("count"))
                .isZero();
        Map<String, String> key = Map.of("Idempotency-Key", endpoint);
        HttpResponse<Buffer> first = redeliverFailed("2026-04-14T12:00:06Z", key);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(data(first)).isEqualTo(new JsonObject().put("count", 1000).put("has_more", true));
        assertThat(redeliverFailed("2026-04-14T12:00:06Z", key).body()).isEqualTo(first.body());
        assertThat(data(redeliverFailed("2026-04-14T12:00:06Z", Map.of())))
                .isEqualTo(new JsonObject().put("count", 5).put("has_more", false));
        assertThat(list(endpoint, "?status=failed&limit=100")).hasSize(5);
        gateway.delete(PATH + "/" + endpoint, gateway.testKey);
        gateway.restart();
    }

    @Test
    void anEventIsNotSentForEver() {
        JsonObject sent = until(sendTest(), each -> status(each).equals("succeeded"));
        sql("UPDATE delivery SET tries = 1000, state = 'failed' WHERE id = $1", uuid(sent));
        Refusal.assertIs(gateway.press("/api/deliveries/" + id(sent) + "/redeliver", gateway.testKey), 409, "CONFLICT");
        assertThat(data(redeliverFailed("2026-01-01", Map.of())))
                .isEqualTo(new JsonObject().put("count", 0).put("has_more", false));
    }

    @Test
    void aRepeatedRequestSendsNothingMore() {
        Map<String, String> key = Map.of("Idempotency-Key", endpoint);
        Buffer nothing = Buffer.buffer("{}");
        String test = PATH + "/" + endpoint + "/test";
        HttpResponse<Buffer> made = gateway.post(test, gateway.testKey, nothing, key);
        assertThat(gateway.post(test, gateway.testKey, nothing, key).body()).isEqualTo(made.body());
        JsonObject sent = until(data(made), each -> status(each).equals("succeeded"));
        String again = "/api/deliveries/" + id(sent) + "/redeliver";
        HttpResponse<Buffer> once = gateway.post(again, gateway.testKey, nothing, key);
        until(sent, each -> tries(each) == 2);
        HttpResponse<Buffer> twice = gateway.post(again, gateway.testKey, nothing, key);
        assertThat(twice.body()).isEqualTo(once.body());
        assertThat(twice.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(status(find(sent))).isEqualTo("succeeded");
        assertThat(list(endpoint, "")).hasSize(1);
    }

    @Test
    void listsNewestFirstInPagesThatNewOnesDoNotMove() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(id(sendTest()));
        }
        Collections.reverse(made);
        List<String> listed = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = gateway.get(PATH + "/" + endpoint + "/deliveries?limit=2" + cursor, gateway.testKey)
                    .bodyAsJsonObject();
            page.getJsonArray("data").forEach(each -> listed.add(id((JsonObject) each)));
            cursor = "&starting_after=" + page.getString("next_cursor");
            sendTest();
        } while (page.getBoolean("has_more"));
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void listsByStatusAndEvent() {
        JsonObject first = until(sendTest(), each -> status(each).equals("succeeded"));
        receiver.answerFromNowOn(500);
        JsonObject second = until(sendTest(), each -> tries(each) == 1);
        assertThat(list(endpoint, "?status=succeeded"))
                .extracting(DeliveriesApiTest::id)
                .containsExactly(id(first));
        assertThat(list(endpoint, "?status=pending"))
                .extracting(DeliveriesApiTest::id)
                .containsExactly(id(second));
        assertThat(list(endpoint, "?status=failed")).isEmpty();
        String event = "?event=" + first.getString("event_id");
        assertThat(list(endpoint, event)).extracting(DeliveriesApiTest::id).containsExactly(id(first));
        assertThat(list(endpoint, event + "&status=succeeded")).hasSize(1);
        assertThat(list(endpoint, event + "&status=failed")).isEmpty();
        assertThat(list(endpoint, event + "&starting_after=" + id(first))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "starting_after=x",
                "starting_after=evt_01jrt0z3ekefrvb2g9s5c4a7h1",
                "status=paid",
                "event=x",
                "event=del_01jrt0z3ekefrvb2g9s5c4a7h1"
            })
    void refusesABadQuery(String query) {
        Refusal.badRequest(
                gateway.get(PATH + "/" + endpoint + "/deliveries?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"since\":null}",
                "{\"since\":1776168197}",
                "{\"since\":\"yesterday\"}",
                "{\"since\":\"2026-04-14T12:00:00\"}",
                "{\"since\":\"+1000000000-01-01T00:00:00Z\"}"
            })
    void namesABadTime(String body) {
        String path = PATH + "/" + endpoint + "/redeliver-failed";
        Refusal.badRequest(gateway.post(path, gateway.testKey, Buffer.buffer(body), Map.of()), "since");
    }

    @Test
    void aBodyThatNothingIsReadOfIsJsonAllTheSame() {
        String path = PATH + "/" + endpoint + "/test";
        Refusal.badRequest(gateway.post(path, gateway.testKey, Buffer.buffer("[]"), Map.of()));
        Refusal.assertIs(
                gateway.post(path, gateway.testKey, Buffer.buffer("a=b"), Map.of("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    private JsonObject sendTest() {
        HttpResponse<Buffer> response = gateway.press(PATH + "/" + endpoint + "/test", gateway.testKey);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(201);
        return data(response);
    }

    private JsonObject redeliver(JsonObject delivery) {
        HttpResponse<Buffer> response =
                gateway.press("/api/deliveries/" + id(delivery) + "/redeliver", gateway.testKey);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(202);
        return data(response);
    }

    private HttpResponse<Buffer> redeliverFailed(String since, Map<String, String> headers) {
        return gateway.post(
                PATH + "/" + endpoint + "/redeliver-failed",
                gateway.testKey,
                new JsonObject().put("since", since).toBuffer(),
                headers);
    }

    private JsonObject endpointData() {
        return data(gateway.get(PATH + "/" + endpoint, gateway.testKey));
    }

    private JsonObject find(JsonObject delivery) {
        return list(endpoint, "?event=" + delivery.getString("event_id")).get(0);
    }

    /** Nobody tells when a try was written down: looks until it is so. */
    private JsonObject until(JsonObject delivery, Predicate<JsonObject> so) {
        for (int i = 0; i < POLLS; i++) {
            JsonObject found = find(delivery);
            if (so.test(found)) {
                return found;
            }
            gateway.vertx().timer(25, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("never happened: " + find(delivery).encodePrettily());
    }

    private static JsonObject untilListed(String path) {
        for (int i = 0; i < POLLS; i++) {
            JsonArray found =
                    gateway.get(path, gateway.testKey).bodyAsJsonObject().getJsonArray("data");
            if (!found.isEmpty()) {
                return found.getJsonObject(0);
            }
            gateway.vertx().timer(25, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("nothing came to " + path);
    }

    private static List<JsonObject> list(String endpoint, String query) {
        HttpResponse<Buffer> response = gateway.get(PATH + "/" + endpoint + "/deliveries" + query, gateway.testKey);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject().getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject data(HttpResponse<Buffer> response) {
        assertThat(response.statusCode()).as(response.bodyAsString()).isBetween(200, 299);
        return response.bodyAsJsonObject().getJsonObject("data");
    }

    private static String id(JsonObject delivery) {
        return delivery.getString("id");
    }

    private static String status(JsonObject delivery) {
        return delivery.getString("status");
    }

    private static int tries(JsonObject delivery) {
        return delivery.getInteger("try_count");
    }

    private static UUID uuid(JsonObject delivery) {
        return PublicId.DELIVERY.parse(id(delivery)).orElseThrow();
    }

    private static Row row(JsonObject delivery) {
        return gateway.owner()
                .query(
                        "SELECT state::text, tries, tries_before, due_at::text, leased FROM delivery WHERE id = $1",
                        uuid(delivery))
                .await()
                .iterator()
                .next();
    }

    private static void sql(String sql, Object... parameters) {
        gateway.owner().query(sql, parameters).await();
    }
}
