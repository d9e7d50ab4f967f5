package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsApiTest {
    private static final String PATH = "/api/transactions";

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
    void tellsWhatWasCaptured() {
        String session = pay(gateway.testKey);
        JsonObject inSession = gateway.get("/api/checkout-sessions/" + session, gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("transaction");
        sql("UPDATE payment_transaction SET fee = 73 WHERE session_id = $1::text::uuid", session);
        JsonObject transaction = gateway.get(PATH + "/" + inSession.getString("id"), gateway.testKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertThat(transaction.getString("id")).isEqualTo(inSession.getString("id"));
        assertThat(transaction.getString("session_id")).isEqualTo(session);
        assertThat(transaction.getInteger("amount")).isEqualTo(2500);
        assertThat(transaction.getString("currency")).isEqualTo("USD");
        assertThat(transaction.getInteger("fee")).isEqualTo(73);
        assertThat(transaction.getInteger("net")).isEqualTo(2427);
        assertThat(transaction.getString("status")).isEqualTo("paid");
        assertThat(transaction.getString("gateway")).isEqualTo("sandbox");
        assertThat(transaction.getBoolean("livemode")).isFalse();
        assertThat(list("?limit=1", gateway.testKey).getJsonArray("data").getJsonObject(0))
                .isEqualTo(transaction);
    }

    @Test
    void listsNewestFirstInPagesThatNewOnesDoNotMove() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(pay(gateway.otherTestKey));
        }
        Collections.reverse(made);
        List<String> listed = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = list("?limit=2" + cursor, gateway.otherTestKey);
            page.getJsonArray("data").forEach(each -> listed.add(((JsonObject) each).getString("session_id")));
            cursor = "&starting_after=" + page.getString("next_cursor");
            pay(gateway.otherTestKey);
        } while (page.getBoolean("has_more"));
        assertThat(listed).isEqualTo(made);
        assertThat(page.getValue("next_cursor")).isNull();
    }

    @Test
    void listsByStatusAndTime() {
        String old = pay(gateway.liveKey);
        String settled = pay(gateway.liveKey);
        sql(
                "UPDATE payment_transaction SET created_at = '2026-04-14T12:00:00Z' WHERE session_id = $1::text::uuid",
                old);
        sql("UPDATE payment_transaction SET status = 'settled' WHERE session_id = $1::text::uuid", settled);
        assertThat(sessions("?status=paid")).containsExactly(old);
        assertThat(sessions("?status=settled")).containsExactly(settled);
        assertThat(sessions("?created_from=2026-04-15")).containsExactly(settled);
        assertThat(sessions("?created_to=2026-04-15")).containsExactly(old);
        assertThat(sessions("?created_from=2026-04-14T14:00:00%2B02:00&created_to=2026-04-14T12:00:01Z"))
                .containsExactly(old);
        assertThat(sessions("?status=settled&created_to=2026-04-15")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "starting_after=x",
                "starting_after=evt_01jrt0z3ekefrvb2g9s5c4a7h1",
                "status=pending",
                "status=PAID",
                "created_from=x",
                "created_to=x"
            })
    void refusesABadQuery(String query) {
        Refusal.badRequest(gateway.get(PATH + "?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "txn_", "evt_01jrt0z3ekefrvb2g9s5c4a7h1", "txn_01jrt0z3ekefrvb2g9s5c4a7h1"})
    void knowsNoOther(String id) {
        Refusal.assertIs(gateway.get(PATH + "/" + id, gateway.testKey), 404, "NOT_FOUND");
    }

    private static String pay(String key) {
        String session = gateway.createSession(key, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        return session;
    }

    private static List<String> sessions(String query) {
        return list(query, gateway.liveKey).getJsonArray("data").stream()
                .map(each -> ((JsonObject) each).getString("session_id"))
                .toList();
    }

    private static JsonObject list(String query, String key) {
        HttpResponse<Buffer> response = gateway.get(PATH + query, key);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        response.bodyAsJsonObject()
                .getJsonArray("data")
                .forEach(each -> assertThat(PublicId.TRANSACTION.parse(((JsonObject) each).getString("id")))
                        .isPresent());
        return response.bodyAsJsonObject();
    }

    private static void sql(String sql, String parameter) {
        gateway.owner().query(sql, parameter).await();
    }
}
