package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of the ledger and of processors' statements, at the whole gateway. */
class OperatorReconciliationApiTest {
    private static final int MOST_LOOKS = 3_000;

    private static GatewayFixture gateway;
    private static String operator;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        operator = new OperatorKeys(gateway.owner())
                .create("Ada", Deed.byCommand())
                .await()
                .text();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void dayIsComparedAndItsDifferenceResolved() {
        String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        JsonObject wanted =
                new JsonObject().put("connector", "sandbox").put("mode", "test").put("date", yesterday.toString());
        assertThat(request(wanted.copy().put("date", yesterday.plusDays(1).toString()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(compared(wanted).getInteger("open_differences")).isZero();

        // We believe that it was yesterday; the sandbox knows better, and has it today.
        gateway.owner()
                .query(
                        "UPDATE payment_transaction SET captured_at = captured_at - interval '1 day',"
                                + " processor_ref = processor_ref || 'x' WHERE session_id = $1::text::uuid",
                        session)
                .await();
        JsonObject day = compared(wanted);
        assertThat(day.getInteger("open_differences")).isEqualTo(1);
        assertThat(day.getString("id")).startsWith("rcn_");
        JsonObject difference = get("/operator/reconciliation/differences?reconciliation=" + day.getString("id"))
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(difference.getString("kind")).isEqualTo("missing_there");
        assertThat(difference.getJsonObject("ours").getInteger("amount")).isEqualTo(2500);
        assertThat(difference.getValue("theirs")).isNull();

        JsonObject reason = new JsonObject().put("reason", "we made it up");
        String resolve = "/operator/reconciliation/differences/" + difference.getString("id") + "/resolve";
        assertThat(gateway.post(gateway.opsUrl() + resolve, "", reason).statusCode())
                .isEqualTo(401);
        HttpResponse<Buffer> resolved = gateway.post(gateway.opsUrl() + resolve, operator, reason);
        assertThat(resolved.bodyAsJsonObject().getJsonObject("data").getString("resolution"))
                .isEqualTo("resolved by an operator: we made it up");
        assertThat(gateway.post(gateway.opsUrl() + resolve, operator, reason).statusCode())
                .isEqualTo(409);
        assertThat(get("/operator/reconciliation/differences").getJsonArray("data"))
                .isEmpty();
        assertThat(get("/operator/reconciliation/differences?state=all").getJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void ledgerIsToldAsAWholeAndByMerchant() {
        String session = gateway.createSession(gateway.otherTestKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        JsonObject book = get("/operator/trial-balance").getJsonArray("data").getJsonObject(0);
        assertThat(book.getLong("debit")).isPositive().isEqualTo(book.getLong("credit"));
        assertThat(book.getString("currency")).isEqualTo("USD");
        JsonObject balance = get("/operator/merchants/" + PublicId.MERCHANT.format(gateway.otherMerchant.id())
                        + "/balance")
                .getJsonObject("data");
        assertThat(balance.getJsonArray("live")).isEmpty();
        assertThat(balance.getJsonArray("test").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("currency", "USD")
                        .put("pending", 2500)
                        .put("available", 0)
                        .put("in_transit", 0));
        assertThat(gateway.get(gateway.opsUrl() + "/operator/merchants/mer_1/balance", operator)
                        .statusCode())
                .isEqualTo(404);
    }

    /** Waits until the gateway has done it. */
    private static JsonObject compared(JsonObject wanted) {
        String id = request(wanted).bodyAsJsonObject().getJsonObject("data").getString("id");
        for (int i = 0; i < MOST_LOOKS; i++) {
            for (Object each : get("/operator/reconciliation?connector=sandbox").getJsonArray("data")) {
                JsonObject day = (JsonObject) each;
                if (day.getString("id").equals(id) && day.getString("state").equals("compared")) {
                    return day;
                }
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("nobody has compared " + wanted.encode());
    }

    private static HttpResponse<Buffer> request(JsonObject wanted) {
        return gateway.post(gateway.opsUrl() + "/operator/reconciliation", operator, wanted);
    }

    private static JsonObject get(String path) {
        return gateway.get(gateway.opsUrl() + path, operator).bodyAsJsonObject();
    }
}
