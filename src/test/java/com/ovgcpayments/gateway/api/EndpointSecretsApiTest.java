package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.ApiContract;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of a secret, as a receiver sees it that verifies every header. */
class EndpointSecretsApiTest {
    private static final String PATH = "/api/webhook-endpoints";

    private static GatewayFixture gateway;

    private MerchantReceiver receiver;
    private String endpoint;
    private String first;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void create() {
        receiver = MerchantReceiver.start(gateway.vertx());
        JsonObject made = gateway.post(PATH, gateway.testKey, new JsonObject().put("url", receiver.url()))
                .bodyAsJsonObject()
                .getJsonObject("data");
        endpoint = PATH + "/" + made.getString("id");
        first = made.getString("secret");
    }

    @AfterEach
    void delete() {
        gateway.delete(endpoint, gateway.testKey);
    }

    @Test
    void oneSecretSignsUntilItIsExchanged() {
        assertSigned(first, List.of());
        assertThat(gateway.get(endpoint, gateway.testKey)
                        .bodyAsJsonObject()
                        .getJsonObject("data")
                        .getValue("secret_exchange"))
                .isNull();
    }

    @Test
    void twoSecretsOverlapForTwoDays() {
        JsonObject rolled = rolled("overlap");
        String second = rolled.getString("secret");
        assertThat(second).startsWith("whsec_").isNotEqualTo(first);
        assertThat(rolled.getJsonObject("secret_exchange").getBoolean("switched"))
                .isFalse();
        assertSigned(first, second, List.of(first, second));
        assertConflict("overlap");

        age("23 hours 59 minutes");
        assertSigned(first, second, List.of(first, second));
        age("1 minute");
        assertSigned(second, List.of(first));
        assertConflict("overlap");
        assertConflict("activate");
        assertThat(exchange().getBoolean("switched")).isTrue();

        age("24 hours");
        assertSigned(second, List.of());
        assertThat(exchange()).isNull();
        String third = rolled("overlap").getString("secret");
        assertSigned(second, third, List.of(second, third));
    }

    @Test
    void theNextSecretCanBeActivatedSooner() {
        assertConflict("activate");
        String second = rolled("overlap").getString("secret");
        JsonObject activated = rolled("activate");
        assertThat(activated.containsKey("secret")).isFalse();
        assertThat(activated.getJsonObject("secret_exchange").getBoolean("switched"))
                .isTrue();
        assertSigned(second, List.of(first));
        assertConflict("activate");
        assertConflict("overlap");
        age("24 hours");
        assertSigned(second, List.of());
    }

    @Test
    void aRevokedSecretIsDeadAtOnce() {
        String second = rolled("revoke").getString("secret");
        assertSigned(second, List.of());
        rolled("overlap");
        JsonObject revoked = rolled("revoke");
        assertThat(revoked.getValue("secret_exchange")).isNull();
        assertSigned(revoked.getString("secret"), List.of());
        rolled("overlap");
        rolled("activate");
        assertSigned(rolled("revoke").getString("secret"), List.of());
    }

    @Test
    void onlyOneOfManyExchangesAtOnceBegins() {
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, 8)
                .mapToObj(i -> gateway.request(HttpMethod.POST, endpoint + "/roll-secret", gateway.testKey)
                        .sendJsonObject(new JsonObject().put("mode", "overlap")))
                .toList();
        Future.all(sent).await();
        assertThat(sent).filteredOn(each -> each.result().statusCode() == 200).hasSize(1);
        assertThat(sent).filteredOn(each -> each.result().statusCode() == 409).hasSize(7);
    }

    @Test
    void aRepeatedRequestGetsTheSameSecret() {
        Buffer body = new JsonObject().put("mode", "overlap").toBuffer();
        Map<String, String> key = Map.of("Idempotency-Key", endpoint);
        HttpResponse<Buffer> made = gateway.post(endpoint + "/roll-secret", gateway.testKey, body, key);
        HttpResponse<Buffer> again = gateway.post(endpoint + "/roll-secret", gateway.testKey, body, key);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
    }

    /** What was not possible when it was asked for stays this request's answer, to both instances. */
    @Test
    void aRepeatedConflictGetsTheSameBytes() {
        rolled("overlap");
        String elsewhere = gateway.launchAnother();
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, 12)
                .mapToObj(i -> gateway.request(
                                HttpMethod.POST,
                                (i % 2 == 0 ? gateway.apiUrl() : elsewhere) + endpoint + "/roll-secret",
                                gateway.testKey)
                        .putHeader("Idempotency-Key", endpoint)
                        .sendJsonObject(new JsonObject().put("mode", "overlap")))
                .toList();
        Future.all(sent).await();
        List<HttpResponse<Buffer>> answers = sent.stream().map(Future::result).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(409);
        assertThat(answers.stream().map(HttpResponse::bodyAsString).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.getHeader("Idempotent-Replayed") == null)
                .hasSize(1);

        rolled("revoke"); // the exchange is over: the same would be possible now
        HttpResponse<Buffer> again = gateway.post(
                endpoint + "/roll-secret",
                gateway.testKey,
                new JsonObject().put("mode", "overlap").toBuffer(),
                Map.of("Idempotency-Key", endpoint));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(answers.get(0).body());
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(exchange()).isNull();
        rolled("overlap");
    }

    @Test
    void theNextSecretIsShownOnceAndStoredSealed() {
        String second = rolled("overlap").getString("secret");
        assertThat(gateway.get(endpoint, gateway.testKey).bodyAsString()).doesNotContain("whsec_");
        String hex = HexFormat.of().formatHex(second.getBytes(StandardCharsets.UTF_8));
        assertThat(gateway.owner()
                        .query("SELECT t::text AS row FROM webhook_endpoint t")
                        .await())
                .isNotEmpty()
                .noneMatch(row -> row.getString("row").contains(hex)
                        || row.getString("row").contains(second));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mode\":null}",
                "{\"mode\":\"\"}",
                "{\"mode\":\"OVERLAP\"}",
                "{\"mode\":1}",
                "{\"mode\":[\"overlap\"]}",
                "{\"mode\":\"overlap\\u0000\"}"
            })
    void namesABadMode(String body) {
        Refusal.badRequest(
                gateway.post(endpoint + "/roll-secret", gateway.testKey, Buffer.buffer(body), Map.of()), "mode");
    }

    private JsonObject rolled(String mode) {
        HttpResponse<Buffer> response = roll(mode);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject().getJsonObject("data");
    }

    private void assertConflict(String mode) {
        Refusal.assertIs(roll(mode), 409, "CONFLICT");
    }

    private HttpResponse<Buffer> roll(String mode) {
        return gateway.post(endpoint + "/roll-secret", gateway.testKey, new JsonObject().put("mode", mode));
    }

    private JsonObject exchange() {
        return gateway.get(endpoint, gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("secret_exchange");
    }

    /** Lets time pass for the exchange. */
    private void age(String by) {
        gateway.owner()
                .query(
                        "UPDATE webhook_endpoint SET secret_switches_at = secret_switches_at - $1::text::interval"
                                + " WHERE secret_switches_at IS NOT NULL",
                        by)
                .await();
    }

    private void assertSigned(String current, List<String> previous) {
        MerchantReceiver.Received received = nextReceived();
        assertThat(received.headers()).doesNotContainKey("x-webhook-signature-next");
        assertSigned(received, current, concat(current, previous));
    }

    private void assertSigned(String current, String next, List<String> all) {
        MerchantReceiver.Received received = nextReceived();
        assertThat(received.headers().get("x-webhook-signature-next")).isEqualTo(Signatures.specified(next, received));
        assertSigned(received, current, all);
    }

    private static void assertSigned(MerchantReceiver.Received received, String current, List<String> all) {
        assertThat(received.headers().get("x-webhook-signature")).isEqualTo(Signatures.specified(current, received));
        assertThat(received.headers().getOrDefault("webhook-signature", "").split(" ", -1))
                .containsExactlyInAnyOrderElementsOf(Signatures.standard(received, all.toArray(String[]::new)))
                .startsWith(Signatures.standard(received, current).get(0));
        assertThat(ApiContract.published().webhookProblems("endpoint.test", received.headers(), received.json()))
                .isEmpty();
    }

    private MerchantReceiver.Received nextReceived() {
        int before = receiver.all().size();
        assertThat(gateway.press(endpoint + "/test", gateway.testKey).statusCode())
                .isEqualTo(201);
        return receiver.until(all -> all.size() > before).await().get(before);
    }

    private static List<String> concat(String one, List<String> more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(one), more.stream())
                .toList();
    }
}
