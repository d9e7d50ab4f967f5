package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaymentFlowTest {
    private static GatewayFixture gateway;
    private static MerchantReceiver receiver;
    private static String secret;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        receiver = MerchantReceiver.start(gateway.vertx());
        HttpResponse<Buffer> endpoint =
                gateway.post("/api/webhook-endpoints", gateway.testKey, new JsonObject().put("url", receiver.url()));
        assertThat(endpoint.statusCode()).as(endpoint.bodyAsString()).isEqualTo(201);
        secret = endpoint.bodyAsJsonObject().getJsonObject("data").getString("secret");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void approvedPaymentCompletesAndIsTold() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        assertThat(payer.open().bodyAsString()).contains("data-state=\"ready\"").contains("$25.00");
        HttpResponse<Buffer> end = payer.pay("approve");
        assertThat(payer.location(end)).isEqualTo("https://yoursite.com/success");

        JsonObject session = session(id);
        assertThat(session.getString("status")).isEqualTo("completed");
        assertThat(session.getJsonObject("transaction").getString("status")).isEqualTo("paid");
        assertThat(session.getJsonObject("transaction").getString("gateway")).isEqualTo("sandbox");

        MerchantReceiver.Received told = told(id, "payment.succeeded");
        assertThat(told.headers()).containsKeys("x-webhook-timestamp", "x-webhook-signature", "webhook-id");
        assertThat(secret).startsWith("whsec_");
        assertThat(told.json().getJsonObject("data").getJsonObject("session").getString("status"))
                .isEqualTo("completed");
        assertThat(payer.open().bodyAsString()).contains("data-state=\"paid\"");
        assertThat(payer.pressPay().bodyAsString()).contains("data-state=\"already-paid\"");
    }

    @Test
    void declinedPaymentMayBeTriedAgain() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        HttpResponse<Buffer> end = payer.pay("insufficient_funds");
        assertThat(payer.location(end)).isEqualTo(gateway.apiUrl() + "/checkout/" + id);
        assertThat(payer.open().bodyAsString())
                .contains("data-state=\"declined\"")
                .contains("not enough money");
        assertThat(session(id).getString("status")).isEqualTo("declined");
        assertThat(told(id, "payment.declined").json().getJsonObject("data").getJsonObject("attempt"))
                .isEqualTo(new JsonObject().put("number", 1).put("decline_code", "insufficient_funds"));
        assertThat(payer.location(payer.pay("approve"))).isEqualTo("https://yoursite.com/success");
        told(id, "payment.succeeded");
    }

    @Test
    void abandonedPageLeadsBackToTheCheckout() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        assertThat(payer.location(payer.pay("abandon"))).isEqualTo(gateway.apiUrl() + "/checkout/" + id);
        assertThat(session(id).getBoolean("payment_in_progress")).isTrue();
        assertThat(payer.location(payer.page("/cancel"))).isEqualTo("https://yoursite.com/cancel");
    }

    @Test
    void hangingProcessorIsAskedUntilItTells() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        assertThat(payer.location(payer.pay("timeout_then_approve"))).isEqualTo("https://yoursite.com/success");
        told(id, "payment.succeeded");
    }

    @Test
    void captureTwiceCountsOnce() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        payer.pay("approve_twice");
        told(id, "payment.succeeded");
        assertThat(surplus(id)).containsExactly("duplicate");
    }

    @Test
    void lateMoneyIsKeptApart() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        payer.pay("late_approve");
        assertThat(surplus(id)).containsExactly("late");
        assertThat(session(id).getString("status")).isNotEqualTo("completed");
    }

    /** The sandbox's notification is under way by itself; the payer returns in three tabs, the merchant asks, all at once. */
    @Test
    void everybodyLearnsAtOnceAndItHappensOnce() {
        for (int round = 0; round < 15; round++) {
            String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
            Payer payer = new Payer(gateway, id);
            payer.approveWithoutReturning();
            List<Future<HttpResponse<Buffer>>> sides = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sides.add(gateway.request(HttpMethod.GET, "/checkout/" + id + "/return", "")
                        .send());
                sides.add(gateway.request(HttpMethod.GET, "/api/checkout-sessions/" + id, gateway.testKey)
                        .send());
            }
            Collections.shuffle(sides);
            Future.join(sides).await();
            told(id, "payment.succeeded");
            assertThat(payer.location(payer.follow(gateway.apiUrl() + "/checkout/" + id + "/return")))
                    .isEqualTo("https://yoursite.com/success");
            assertThat(count("SELECT count(*) FROM payment_transaction WHERE session_id = $1::text::uuid", id))
                    .isEqualTo(1);
            assertThat(count("""
                            SELECT count(*) FROM event e JOIN attempt a ON a.id = e.subject
                             WHERE a.session_id = $1::text::uuid""", id)).isEqualTo(1);
        }
    }

    private static long count(String sql, String id) {
        return gateway.owner().query(sql, id).await().iterator().next().getLong(0);
    }

    private static JsonObject session(String id) {
        return gateway.get("/api/checkout-sessions/" + id, gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
    }

    private static List<String> surplus(String id) {
        return gateway
                .owner()
                .query(
                        "SELECT c.kind::text AS kind FROM surplus_capture c JOIN attempt a ON a.id = c.attempt_id"
                                + " WHERE a.session_id = $1::text::uuid",
                        id)
                .await()
                .stream()
                .map(row -> row.getString("kind"))
                .toList();
    }

    private static MerchantReceiver.Received told(String id, String type) {
        List<MerchantReceiver.Received> all =
                receiver.until(received -> !of(received, id, type).isEmpty()).await();
        assertThat(of(all, id, type)).hasSize(1);
        return of(all, id, type).get(0);
    }

    private static List<MerchantReceiver.Received> of(
            List<MerchantReceiver.Received> received, String id, String type) {
        return received.stream()
                .filter(each -> each.json().getString("type").equals(type))
                .filter(each -> each.json()
                        .getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id")
                        .equals(id))
                .toList();
    }
}
