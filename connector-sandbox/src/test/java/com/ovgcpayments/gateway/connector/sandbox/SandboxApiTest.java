package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processor's API to whoever does not know how to use it. */
@ExtendWith(VertxExtension.class)
class SandboxApiTest {
    private Database database;
    private ProcessorHttp http;
    private SandboxProcessor processor;
    private SandboxProcessor.Access access;

    @BeforeEach
    void start(Vertx vertx) {
        database = Database.open(vertx, Instance.DATABASE.application(), 4);
        DurableBook book = new DurableBook(database, UUID.randomUUID().toString());
        ConnectorContext context = Instance.Plan.fresh().context(vertx, book);
        http = context.http();
        processor = new SandboxProcessor(context, SandboxSettings.of(context.settings()));
        access = processor.start().await();
    }

    @AfterEach
    void stop() {
        processor.stop().await();
    }

    @Test
    void asksForItsKey() {
        for (String path : new String[] {"/v1/ping", "/v1/payments/by-reference/a_1", "/v1/nothing"}) {
            assertThat(send(HttpMethod.GET, path, Map.of(), "").status()).isEqualTo(401);
            assertThat(send(HttpMethod.GET, path, Map.of("Authorization", "Bearer x"), "")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(authorized(HttpMethod.GET, "/v1/ping", "").status()).isEqualTo(200);
        assertThat(authorized(HttpMethod.GET, "/v1/nothing", "").status()).isEqualTo(404);
        assertThat(authorized(HttpMethod.GET, "/nothing", "").status()).isEqualTo(404);
    }

    @Test
    void opensAPaymentThatIsComplete() {
        ProcessorHttp.Answer answer = open(order());
        assertThat(answer.status()).isEqualTo(201);
        JsonObject payment = answer.body().toJsonObject();
        assertThat(payment.getString("status")).isEqualTo("open");
        assertThat(payment.getString("reference")).isEqualTo("a_1");
        assertThat(payment.getString("url")).isEqualTo(access.pages() + "/pay/" + payment.getString("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "reference,          a/1",
        "mode,               real",
        "amount,             more",
        "currency,           usd",
        "currency,           XXX",
        "return_url,         javascript:alert(1)",
        "return_url,         //evil.example/",
        "cancel_url,         data:text/html;x",
        "cancel_url,         http://user@evil.example/",
        "session_expires_at, soon",
    })
    void refusesWhatItCannotRead(String member, String value) {
        ProcessorHttp.Answer answer = open(order().put(member, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toJsonObject().getString("code")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"reference", "mode", "amount", "currency", "title", "return_url", "cancel_url", "session_expires_at"})
    void refusesWhatIsMissing(String member) {
        JsonObject order = order();
        order.remove(member);
        assertThat(open(order).status()).isEqualTo(400);
    }

    @Test
    void refusesAmountsThatAreNone() {
        assertThat(open(order().put("amount", 0)).status()).isEqualTo(400);
        assertThat(open(order().put("amount", -1)).status()).isEqualTo(400);
        assertThat(open(order().put("amount", 1.5)).status()).isEqualTo(400);
        assertThat(open(order().putNull("amount")).status()).isEqualTo(400);
    }

    @Test
    void refusesAnotherKeyThanTheReference() {
        String body = order().encode();
        assertThat(post(body, "b_1").status()).isEqualTo(400);
        assertThat(authorized(HttpMethod.POST, "/v1/payments", body).status()).isEqualTo(400);
        assertThat(post("{", "a_1").status()).isEqualTo(400);
        assertThat(post("null", "a_1").status()).isEqualTo(400);
    }

    @Test
    void theSameKeyWithOtherBytesIsAConflict() {
        assertThat(open(order()).status()).isEqualTo(201);
        assertThat(open(order()).status()).isEqualTo(201);
        assertThat(post(order().encodePrettily(), "a_1").status()).isEqualTo(409);
    }

    @Test
    void saysSoWhenItsBookIsOutOfReach() {
        database.close().await();
        assertThat(open(order()).status()).isEqualTo(500);
        assertThat(authorized(HttpMethod.GET, "/v1/payments/by-reference/a_1", "")
                        .status())
                .isEqualTo(500);
        ProcessorHttp.Answer page = send(HttpMethod.GET, "/pay/sbx_1", Map.of(), "");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body().toString()).contains("Something went wrong here");
    }

    private static JsonObject order() {
        return new JsonObject()
                .put("reference", "a_1")
                .put("mode", "test")
                .put("amount", 2500)
                .put("currency", "USD")
                .put("email", Instance.EMAIL)
                .put("title", "A book")
                .put("return_url", Instance.RETURN_URL.toString())
                .put("cancel_url", Instance.CANCEL_URL.toString())
                .put("session_expires_at", "2100-01-01T00:00:00Z");
    }

    private ProcessorHttp.Answer open(JsonObject order) {
        return post(order.encode(), order.getString("reference", ""));
    }

    private ProcessorHttp.Answer post(String body, String key) {
        return send(
                HttpMethod.POST,
                "/v1/payments",
                Map.of("Authorization", "Bearer " + access.apiKey(), "Idempotency-Key", key),
                body);
    }

    private ProcessorHttp.Answer authorized(HttpMethod method, String path, String body) {
        return send(method, path, Map.of("Authorization", "Bearer " + access.apiKey()), body);
    }

    private ProcessorHttp.Answer send(HttpMethod method, String path, Map<String, String> headers, String body) {
        return (ProcessorHttp.Answer) http.send(
                        new ProcessorHttp.Request(
                                method, URI.create(access.api() + path), headers, Buffer.buffer(body)),
                        Duration.ofSeconds(10))
                .await();
    }
}
