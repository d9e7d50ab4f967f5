package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers whose parts do not fit each other: nothing may be concluded from them that moves money or gives it up. */
class StripeContradictionsTest {
    private static final String PAYMENT = "pi_1";

    private final Vertx vertx = Vertx.vertx();
    private final StripeRig.Order order = StripeRig.order();
    private StripeRig rig;
    private volatile JsonObject answer = new JsonObject();

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(answer.encode()))
                .listen(0, "127.0.0.1")
                .await();
        rig = StripeRig.with(Map.of("apiBase", "http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void close() {
        rig.close();
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "no_payment_required", "unpaid"})
    void aCompleteSessionWithoutAPaymentIsNotTakenForMoney(String paymentStatus) {
        answer = session("complete", paymentStatus);
        assertThat(rig.fetch(order, "cs_test_1")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "requires_action", "canceled", "requires_payment_method"})
    void aPaidSessionWhosePaymentHasNotSucceededIsUnclear(String status) {
        answer = session("complete", "paid").put("payment_intent", payment(status));
        assertThat(rig.fetch(order, "cs_test_1")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatWasPaidIsPaidWhateverElseIsSaidOfItsPage() {
        for (String status : new String[] {"expired", "complete"}) {
            answer = session(status, "unpaid").put("payment_intent", payment("succeeded"));
            assertThat(rig.fetch(order, "cs_test_1")).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "processing,              Pending",
        "requires_capture,        Pending",
        "requires_action,         Unknown",
        "canceled,                Declined",
        "requires_payment_method, Declined"
    })
    void anExpiredPageMayHaveLeftAPaymentThatIsNotOver(String status, String outcome) {
        answer = session("expired", "unpaid")
                .put(
                        "payment_intent",
                        payment(status)
                                .put(
                                        "last_payment_error",
                                        new JsonObject()
                                                .put("type", "card_error")
                                                .put("code", "card_declined")));
        assertThat(rig.fetch(order, "cs_test_1").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(rig.cancel(order, "cs_test_1").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void aListThatHidesItsRestProvesNothing() {
        answer = list().put("has_more", true);
        assertThat(rig.find(over())).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.fetchRefund(refund(), Optional.empty())).isInstanceOf(RefundOutcome.Unknown.class);
        answer = list();
        assertThat(rig.find(over())).isInstanceOf(Outcome.Closed.class);
        assertThat(rig.fetchRefund(refund(), Optional.empty())).isInstanceOf(RefundOutcome.NotFound.class);
    }

    @Test
    void aSessionWithoutANameIsThereAllTheSame() {
        JsonObject nameless = session("open", "unpaid");
        nameless.remove("id");
        answer = list(nameless);
        assertThat(rig.find(over())).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aSettlementOfAnotherAmountIsNotBelieved() {
        answer = settled(2500, 2500, "usd");
        assertThat(settlement()).isInstanceOf(SettlementReading.Known.class);
        answer = settled(2500, 2300, "eur");
        assertThat(settlement()).isInstanceOf(SettlementReading.Known.class);
        answer = settled(2500, 2400, "usd");
        assertThat(settlement()).isInstanceOf(SettlementReading.Unknown.class);
        answer = settled(2400, 2400, "usd");
        assertThat(settlement()).isInstanceOf(SettlementReading.Unknown.class);
    }

    private SettlementReading settlement() {
        return rig.settlement(order, PAYMENT);
    }

    private StripeRig.Order over() {
        return order.startedAt(Instant.now().minus(Duration.ofMinutes(33)));
    }

    private ConnectorRequest.Refund refund() {
        return StripeRig.refund(order, PAYMENT, 1000);
    }

    private static JsonObject list(JsonObject... elements) {
        return new JsonObject()
                .put("object", "list")
                .put("data", new JsonArray(List.of(elements)))
                .put("has_more", false);
    }

    private JsonObject session(String status, String paymentStatus) {
        Money price = order.price();
        return new JsonObject()
                .put("object", "checkout.session")
                .put("id", "cs_test_1")
                .put("client_reference_id", order.reference())
                .put("livemode", false)
                .put("status", status)
                .put("payment_status", paymentStatus)
                .put("amount_total", price.minor())
                .put("currency", StripeMoney.code(price))
                .put("url", rig.stripe().url() + "/pay/cs_test_1");
    }

    /** As if the money had been received, whatever the status. */
    private JsonObject payment(String status) {
        return new JsonObject()
                .put("object", "payment_intent")
                .put("id", PAYMENT)
                .put("livemode", false)
                .put("status", status)
                .put("amount_received", order.price().minor())
                .put("currency", StripeMoney.code(order.price()));
    }

    private JsonObject settled(long received, long booked, String currency) {
        JsonObject transaction = new JsonObject()
                .put("object", "balance_transaction")
                .put("amount", booked)
                .put("fee", 100)
                .put("net", booked - 100)
                .put("currency", currency)
                .put("available_on", 1_700_000_000)
                .put("status", "available");
        return payment("succeeded")
                .put("amount_received", received)
                .put("latest_charge", new JsonObject().put("balance_transaction", transaction));
    }
}
