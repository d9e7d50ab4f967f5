package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.requestlog.LoggedExchange;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.requestlog.RequestQuery;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a merchant asked of the API is there to be looked up, and nothing that is confidential. */
class RequestRecorderTest {
    private static final String SESSIONS = "/api/checkout-sessions";
    private static final String ENDPOINTS = "/api/webhook-endpoints";
    private static final String DESTINATION = "/api/payout-destinations/USD";
    private static final String CARD = "4242424242424242";
    private static final String IBAN = "DE89370400440532013000";
    private static final int MOST_LOOKS = 3_000;

    private static GatewayFixture gateway;
    private static RequestLog log;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        log = new RequestLog(gateway.owner());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatWasAskedAndAnsweredIsThere() {
        HttpResponse<Buffer> answer =
                gateway.post(SESSIONS + "?from=test", gateway.testKey, GatewayFixture.sessionBody());
        LoggedExchange logged = logged(answer);
        LoggedRequest request = logged.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(SESSIONS + "?from=test");
        assertThat(request.status()).isEqualTo(201);
        assertThat(request.errorCode()).isEmpty();
        assertThat(request.client()).contains("127.0.0.1");
        assertThat(request.latencyMicros()).isPositive();
        assertThat(new JsonObject(logged.sent().orElseThrow()))
                .isEqualTo(GatewayFixture.sessionBody().put("email", "c***@example.com"));
        assertThat(new JsonObject(logged.answered().orElseThrow())
                        .getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id"))
                .isEqualTo(answer.bodyAsJsonObject()
                        .getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id"));
    }

    @Test
    void whatWasRefusedIsThereWithTheReason() {
        HttpResponse<Buffer> wrong = gateway.post(
                SESSIONS, gateway.testKey, GatewayFixture.sessionBody().put("amount", -5));
        LoggedExchange logged = logged(wrong);
        assertThat(logged.request().status()).isEqualTo(400);
        assertThat(logged.request().errorCode()).contains("BAD_REQUEST");
        assertThat(logged.sent().orElseThrow()).contains("\"amount\":-5");
        assertThat(logged.answered()).contains(wrong.bodyAsString());

        HttpResponse<Buffer> nowhere = gateway.get("/api/no-such-thing", gateway.testKey);
        assertThat(logged(nowhere).request().errorCode()).contains("NOT_FOUND");
        assertThat(logged(nowhere).request().path()).isEqualTo("/api/no-such-thing");

        HttpResponse<Buffer> broken =
                gateway.post(SESSIONS, gateway.testKey, Buffer.buffer("{\"email\":\"" + CARD), Map.of());
        assertThat(logged(broken).sent()).isEmpty();
        assertThat(logged(broken).answered()).contains(broken.bodyAsString());
    }

    @Test
    void aKeptAnswerIsARequestOfItsOwn() {
        Map<String, String> once = Map.of("Idempotency-Key", "recorded twice");
        Buffer body = GatewayFixture.sessionBody().toBuffer();
        HttpResponse<Buffer> first = gateway.post(SESSIONS, gateway.testKey, body, once);
        HttpResponse<Buffer> again = gateway.post(SESSIONS, gateway.testKey, body, once);
        assertThat(logged(again).answered()).isEqualTo(logged(first).answered());
        assertThat(logged(again).request().id())
                .isNotEqualTo(logged(first).request().id());
    }

    @Test
    void whoComesTooOftenIsThere() {
        IssuedApiKey slow = gateway.issue(
                new NewApiKey(gateway.merchant.id(), Mode.TEST, "slow", OptionalInt.of(1), Optional.empty()));
        HttpResponse<Buffer> answer = gateway.get("/api/balance", slow.text());
        while (answer.statusCode() != 429) {
            answer = gateway.get("/api/balance", slow.text());
        }
        assertThat(logged(answer).request().errorCode()).contains("RATE_LIMITED");
    }

    @Test
    void aStatementIsThereWithoutItsLines() {
        HttpResponse<Buffer> answer =
                gateway.get("/api/balance/statement?currency=USD&from=2026-01-01T00:00:00Z", gateway.testKey);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(logged(answer).answered()).isEmpty();
        assertThat(logged(answer).request().status()).isEqualTo(200);
    }

    @Test
    void aClientThatGoesAwayIsThere() {
        String path = SESSIONS + "?gone=1";
        URI api = URI.create(gateway.apiUrl());
        NetSocket socket = gateway.vertx()
                .createNetClient()
                .connect(api.getPort(), api.getHost())
                .await();
        Promise<Void> reading = Promise.promise();
        socket.handler(bytes -> reading.tryComplete());
        socket.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + gateway.testKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n")
                .await();
        reading.future().await();
        socket.close().await();
        LoggedRequest logged = await(() -> list(gateway.merchant, Mode.TEST).stream()
                .filter(each -> each.path().equals(path))
                .findFirst());
        assertThat(logged.status()).isEqualTo(LoggedRequest.CLIENT_GONE);
        assertThat(logged.errorCode()).isEmpty();
    }

    /** Of whatever must not be seen something is sent, in many ways; then the whole table is searched for it. */
    @Test
    void noCanaryGetsIn() {
        gateway.post(
                SESSIONS + "?email=canary%40shop.example&card=4242%204242%204242%204242&key=" + gateway.liveKey
                        + "&secret=canary-secret",
                gateway.testKey,
                Buffer.buffer(GatewayFixture.sessionBody()
                        .put("email", "canary@shop.example")
                        .put(
                                "metadata",
                                new JsonObject()
                                        .put("pan", Long.parseLong(CARD))
                                        .put("note", "paid with 4242-4242-4242-4242, cvc below")
                                        .put("cvc", 9_876_543_210L)
                                        .put("auth", "Authorization: Basic Y2FuYXJ5OmNhbmFyeQ==")
                                        .put("canary@shop.example", gateway.liveKey))
                        .encode()
                        .replace("canary@", "canary\\u0040")),
                Map.of("X-Api-Key", gateway.liveKey));
        JsonObject endpoint = gateway.post(
                        ENDPOINTS,
                        gateway.testKey,
                        new JsonObject().put("url", "https://canary:canary-password@127.0.0.1:1/hook"))
                .bodyAsJsonObject();
        assertThat(endpoint.getJsonObject("error")).isNotNull();
        JsonObject made = gateway.post(
                        ENDPOINTS, gateway.testKey, new JsonObject().put("url", "http://127.0.0.1:1/hook"))
                .bodyAsJsonObject()
                .getJsonObject("data");
        HttpResponse<Buffer> rolled = gateway.post(
                ENDPOINTS + "/" + made.getString("id") + "/roll-secret",
                gateway.testKey,
                new JsonObject().put("mode", "overlap"));
        String second = rolled.bodyAsJsonObject().getJsonObject("data").getString("secret");
        put(DESTINATION, new JsonObject().put("holder", "Canary Holder").put("iban", IBAN));
        put(DESTINATION, new JsonObject().put("holder", "Canary Holder").put("ibann", IBAN));
        put(
                "/api/./payout-destinations/USD",
                new JsonObject().put("Iban ", IBAN).put("a", new JsonObject().put("b", IBAN)));
        put("/api/payout%2Ddestinations/" + IBAN, new JsonObject().put("holder", "Canary Holder"));
        gateway.get("/api/payout-destinations", gateway.testKey);
        HttpResponse<Buffer> last = gateway.post("/api/payouts", gateway.testKey, new JsonObject().put("amount", 5));
        logged(last);

        String all = String.join("\n", rows());
        assertThat(all).contains("c***@shop.example", "\"holder\":\"***\"", "\"last4\":\"***\"", "\"secret\":\"***\"");
        assertThat(second).startsWith("whsec_");
        for (String canary : List.of(
                gateway.testKey,
                gateway.liveKey,
                gateway.liveKey.substring("ovgc_live_".length()),
                made.getString("secret").substring("whsec_".length()),
                second.substring("whsec_".length()),
                "canary@shop.example",
                "canary%40",
                "canary\\u0040",
                "canary-secret",
                "canary-password",
                CARD,
                "4242 4242",
                "4242-4242",
                "4242%204242",
                "9876543210",
                "Y2FuYXJ5OmNhbmFyeQ",
                "Canary Holder",
                IBAN)) {
            assertThat(all).doesNotContain(canary);
        }
    }

    @Test
    void nobodySeesTheRequestsOfOthers() {
        HttpResponse<Buffer> mine = gateway.get("/api/events", gateway.testKey);
        HttpResponse<Buffer> live = gateway.get("/api/events", gateway.liveKey);
        HttpResponse<Buffer> others = gateway.get("/api/events", gateway.otherTestKey);
        assertThat(logged(mine).request().merchantId()).isEqualTo(gateway.merchant.id());
        await(() -> find(live, gateway.merchant, Mode.LIVE));
        await(() -> find(others, gateway.otherMerchant, Mode.TEST));
        assertThat(find(live, gateway.merchant, Mode.TEST)).isEmpty();
        assertThat(find(mine, gateway.merchant, Mode.LIVE)).isEmpty();
        assertThat(find(mine, gateway.otherMerchant, Mode.TEST)).isEmpty();
        assertThat(list(gateway.otherMerchant, Mode.TEST))
                .allMatch(each -> each.merchantId().equals(gateway.otherMerchant.id()));
        assertThat(list(gateway.merchant, Mode.LIVE)).allMatch(each -> each.mode() == Mode.LIVE);
    }

    @Test
    void strangersAreNotThere() {
        String stranger = "/api/events?stranger=1";
        gateway.get(stranger, "");
        gateway.get(stranger, "ovgc_test_nobody");
        logged(gateway.get("/api/events?friend=1", gateway.testKey));
        assertThat(rows()).noneMatch(row -> row.contains("stranger=1"));
    }

    @Test
    void whatWasAnsweredJustBeforeTheEndIsThere() {
        try (GatewayFixture another = GatewayFixture.start()) {
            HttpResponse<Buffer> last = another.get("/api/events", another.testKey);
            another.restart();
            assertThat(new RequestLog(another.owner())
                            .find(another.merchant.id(), Mode.TEST, id(last))
                            .await())
                    .isPresent();
        }
    }

    @Test
    void whatWasRefusedForWantOfTheDatabaseIsThereOnceItIsBack() {
        try (GatewayFixture another = GatewayFixture.start()) {
            another.get("/api/events", another.testKey);
            another.closeDatabase();
            HttpResponse<Buffer> refused;
            try {
                refused = another.get("/api/events", another.testKey);
                // Until keys are not known any more, and so longer than it takes for the log to be tried, in vain.
                await(() -> Optional.of(another.press(ENDPOINTS, another.testKey))
                        .filter(answer -> answer.statusCode() == 503));
            } finally {
                another.openDatabase();
            }
            RequestLog there = new RequestLog(another.owner());
            LoggedExchange logged = await(() -> there.find(another.merchant.id(), Mode.TEST, id(refused))
                    .otherwise(Optional.empty())
                    .await());
            assertThat(logged.request().errorCode()).contains("SERVICE_UNAVAILABLE");
        }
    }

    private static HttpResponse<Buffer> put(String path, JsonObject body) {
        return gateway.request(HttpMethod.PUT, path, gateway.testKey)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(body.toBuffer())
                .await();
    }

    /** Waits until the request of an answer is written down. */
    private static LoggedExchange logged(HttpResponse<Buffer> answer) {
        return await(() -> find(answer, gateway.merchant, Mode.TEST));
    }

    private static Optional<LoggedExchange> find(HttpResponse<Buffer> answer, Merchant merchant, Mode mode) {
        return log.find(merchant.id(), mode, id(answer)).await();
    }

    private static UUID id(HttpResponse<Buffer> answer) {
        return PublicId.REQUEST.parse(answer.getHeader("X-Request-Id")).orElseThrow();
    }

    private static List<LoggedRequest> list(Merchant merchant, Mode mode) {
        return log.list(merchant.id(), mode, RequestQuery.all(), Optional.empty(), 100)
                .await()
                .items();
    }

    private static List<String> rows() {
        return StreamSupport.stream(
                        gateway.owner()
                                .query("SELECT r::text AS row FROM api_request r")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString("row").replace("\"\"", "\""))
                .toList();
    }

    private static <T> T await(Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        for (int i = 0; found.isEmpty(); i++) {
            assertThat(i).as("looks").isLessThan(MOST_LOOKS);
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
            found = look.get();
        }
        return found.get();
    }
}
