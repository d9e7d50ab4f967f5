package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two merchants in two modes: what belongs to one of these four does not exist for the other three. */
class TenantMatrixTest {
    private static final int MOST_LOOKS = 3_000;
    private static final String ENDPOINTS = "/api/webhook-endpoints";

    private static final List<Call> CALLS = List.of(
            new Call(HttpMethod.GET, "/api/transactions/{transaction}", null, 200),
            new Call(HttpMethod.GET, "/api/refunds/{refund}", null, 200),
            new Call(HttpMethod.GET, "/api/checkout-sessions/{session}/refunds", null, 200),
            new Call(HttpMethod.POST, "/api/checkout-sessions/{session}/refunds", "{\"amount\":100}", 201),
            new Call(HttpMethod.GET, "/api/events/{event}", null, 200),
            new Call(HttpMethod.GET, "/api/payouts/{payout}", null, 200),
            new Call(HttpMethod.POST, "/api/payouts/{payout}/cancel", "{}", 200),
            new Call(HttpMethod.GET, ENDPOINTS + "/{endpoint}", null, 200),
            new Call(HttpMethod.GET, ENDPOINTS + "/{endpoint}/deliveries", null, 200),
            new Call(HttpMethod.PATCH, ENDPOINTS + "/{endpoint}", "{\"description\":\"changed\"}", 200),
            new Call(HttpMethod.PATCH, ENDPOINTS + "/{endpoint}", "{\"status\":\"enabled\"}", 200),
            new Call(HttpMethod.POST, ENDPOINTS + "/{endpoint}/roll-secret", "{\"mode\":\"overlap\"}", 200),
            new Call(HttpMethod.POST, ENDPOINTS + "/{endpoint}/roll-secret", "{\"mode\":\"activate\"}", 200),
            new Call(HttpMethod.POST, ENDPOINTS + "/{endpoint}/roll-secret", "{\"mode\":\"revoke\"}", 200),
            new Call(HttpMethod.POST, ENDPOINTS + "/{endpoint}/test", "{}", 201),
            new Call(HttpMethod.POST, ENDPOINTS + "/{endpoint}/redeliver-failed", "{\"since\":\"2026-01-01\"}", 202),
            new Call(HttpMethod.POST, "/api/deliveries/{delivery}/redeliver", "{}", 202),
            new Call(HttpMethod.DELETE, ENDPOINTS + "/{endpoint}", null, 200));

    private static GatewayFixture gateway;

    private record Call(
            HttpMethod method, String path, @Nullable String body, int ownStatus) {}

    private record Tenant(String key, Map<String, String> ids) {}

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void nobodySeesOrTouchesWhatIsNotHis() {
        String otherLiveKey = gateway.issue(new NewApiKey(
                        gateway.otherMerchant.id(), Mode.LIVE, "live", OptionalInt.empty(), Optional.empty()))
                .text();
        List<Tenant> tenants = new ArrayList<>();
        for (String key : List.of(gateway.testKey, gateway.liveKey, gateway.otherTestKey, otherLiveKey)) {
            tenants.add(tenant(key));
        }
        List<String> before = state();
        for (Tenant owner : tenants) {
            for (Tenant stranger : tenants) {
                if (!stranger.equals(owner)) {
                    CALLS.forEach(call -> assertThat(send(call, owner, stranger.key()))
                            .as(call + " of a stranger")
                            .matches(answer -> answer.statusCode() == 404)
                            .matches(answer -> answer.bodyAsString().contains("NOT_FOUND")));
                    assertThat(lists(stranger))
                            .doesNotContainAnyElementsOf(owner.ids().values());
                }
            }
        }
        assertThat(state()).isEqualTo(before);
        for (Tenant owner : tenants) {
            for (Call call : CALLS) {
                HttpResponse<Buffer> answer = send(call, owner, owner.key());
                assertThat(answer.statusCode()).as(call + answer.bodyAsString()).isEqualTo(call.ownStatus());
            }
        }
    }

    @Test
    void everyRouteWantsAKeyFirst() {
        for (Call call : CALLS) {
            HttpResponse<Buffer> answer = send(
                    new Call(call.method(), call.path(), call.body() == null ? null : "no json", 401),
                    new Tenant("", Map.of()),
                    "");
            Refusal.assertIs(answer, 401, "UNAUTHORIZED");
        }
        for (String list : List.of(
                "/api/transactions?limit=x",
                "/api/events?limit=x",
                "/api/payouts?limit=x",
                "/api/balance",
                "/api/balance/entries?limit=x",
                "/api/balance/statement")) {
            Refusal.assertIs(gateway.get(list, ""), 401, "UNAUTHORIZED");
        }
    }

    private static Tenant tenant(String key) {
        JsonObject endpoint = gateway.post(ENDPOINTS, key, new JsonObject().put("url", "https://127.0.0.1:1/hook"))
                .bodyAsJsonObject()
                .getJsonObject("data");
        String session = gateway.createSession(key, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        String transaction = first("/api/transactions", key).getString("id");
        JsonObject delivery = first(ENDPOINTS + "/" + endpoint.getString("id") + "/deliveries", key);
        String refund = gateway.post(
                        "/api/checkout-sessions/" + session + "/refunds", key, new JsonObject().put("amount", 100))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("id");
        untilMade(refund, key);
        gateway.owner()
                .query("UPDATE delivery SET due_at = '2999-01-01', leased = true WHERE state = 'pending'")
                .await();
        requestPayout(key);
        return new Tenant(
                key,
                Map.of(
                        "payout",
                        first("/api/payouts", key).getString("id"),
                        "endpoint",
                        endpoint.getString("id"),
                        "transaction",
                        transaction,
                        "event",
                        first("/api/events", key).getString("id"),
                        "delivery",
                        delivery.getString("id"),
                        "session",
                        session,
                        "refund",
                        refund,
                        "entry",
                        first("/api/balance/entries", key).getString("id")));
    }

    /** Then nothing more happens to it by itself. */
    private static void untilMade(String refund, String key) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            String body = gateway.get("/api/refunds/" + refund, key).bodyAsString();
            if (body.contains("succeeded")) {
                return;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("the refund was not made");
    }

    /** One that nobody sees to. */
    private static void requestPayout(String key) {
        String path = "/api/payout-destinations/USD";
        JsonObject account = new JsonObject().put("holder", "Ada").put("iban", "DE89370400440532013000");
        gateway.checked(
                HttpMethod.PUT, path, gateway.request(HttpMethod.PUT, path, key).sendJsonObject(account));
        for (String sql : List.of(
                "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE status = 'paid'",
                "UPDATE payout_destination SET created_at = '2026-01-01', usable_from = '2026-01-01'",
                """
                INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin, next_check_at)
                SELECT time_ordered_uuid(), merchant_id, livemode, currency, 100, id, 'request', '2999-01-01'
                  FROM payout_destination d WHERE NOT EXISTS (SELECT FROM payout WHERE destination_id = d.id)""")) {
            gateway.owner().query(sql).await();
        }
    }

    private static JsonObject first(String path, String key) {
        return gateway.get(path, key).bodyAsJsonObject().getJsonArray("data").getJsonObject(0);
    }

    private static HttpResponse<Buffer> send(Call call, Tenant owner, String key) {
        String path = call.path();
        for (Map.Entry<String, String> id : owner.ids().entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        if (call.body() == null) {
            return gateway.checked(
                    call.method(),
                    path,
                    gateway.request(call.method(), path, key).send());
        }
        return gateway.checked(
                call.method(),
                path,
                gateway.request(call.method(), path, key)
                        .putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(call.body())));
    }

    private static List<String> lists(Tenant tenant) {
        List<String> ids = new ArrayList<>();
        for (String path : List.of(
                "/api/transactions",
                "/api/refunds",
                "/api/checkout-sessions/" + tenant.ids().get("session") + "/refunds",
                "/api/balance/entries",
                "/api/events",
                "/api/payouts",
                ENDPOINTS,
                ENDPOINTS + "/" + tenant.ids().get("endpoint") + "/deliveries")) {
            gateway.get(path + "?limit=100", tenant.key())
                    .bodyAsJsonObject()
                    .getJsonArray("data")
                    .forEach(each -> ids.add(((JsonObject) each).getString("id")));
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(11);
        return ids;
    }

    private static List<String> state() {
        return gateway.owner().query("""
                        SELECT e::text AS row FROM webhook_endpoint e
                        UNION ALL SELECT d::text FROM delivery d
                        UNION ALL SELECT r.id || ' ' || r.amount FROM refund r
                        UNION ALL SELECT p::text FROM payout p
                        UNION ALL SELECT v::text FROM event v ORDER BY row""").await().stream()
                .map(row -> row.getString("row"))
                .toList();
    }
}
