package com.ovgcpayments.gateway.connector.stripe.testing;

import static com.ovgcpayments.gateway.connector.stripe.testing.RawStripe.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settlement, refunds that turn out badly, disputes, payouts, and the double's lies. */
class StripeMoneyTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private StripeDouble stripe;
    private RawStripe raw;
    private String session;
    private String intent;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx, clock);
        raw = RawStripe.of(stripe);
        session = raw.session();
        intent = stripe.pay(session).paymentIntent().orElseThrow();
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    @Test
    void settlesInAnotherCurrency() {
        StripeBalanceTransaction settled = stripe.settle(intent, "jpy", new BigDecimal("150.5"));

        assertThat(settled.amount()).isEqualTo(3763);
        assertThat(settled.net()).isEqualTo(3763 - 139);
        JsonObject told = raw.get("/v1/balance_transactions/" + settled.id()).json();
        assertThat(told.getString("currency")).isEqualTo("jpy");
        assertThat(told.getDouble("exchange_rate")).isEqualTo(150.5);
        assertThatThrownBy(() -> stripe.settle(intent)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void becomesAvailableWithTime() {
        String id = stripe.settle(intent).id();
        assertThat(raw.get("/v1/balance_transactions/" + id).json().getString("status"))
                .isEqualTo("pending");
        clock.advance(Duration.ofDays(2));
        assertThat(raw.get("/v1/balance_transactions/" + id).json().getString("status"))
                .isEqualTo("available");
    }

    @Test
    void failsARefundThatHadSucceeded() {
        StripeRefund refund = stripe.refundAtDashboard(intent, 1000);
        StripeRefund failed = stripe.failRefund(refund.id(), "lost_or_stolen_card");

        JsonObject told = raw.get("/v1/refunds/" + refund.id()).json();
        assertThat(told.getString("status")).isEqualTo("failed");
        assertThat(told.getString("failure_reason")).isEqualTo("lost_or_stolen_card");
        assertThat(stripe.refunded(failed.charge())).isZero();
        assertThat(stripe.events("refund.failed")).hasSize(1);
    }

    @Test
    void steersWhatBecomesOfRefunds() {
        stripe.nextRefund(RefundOutcome.PENDING);
        stripe.nextRefund(RefundOutcome.REQUIRES_ACTION);
        stripe.nextRefund(RefundOutcome.FAILED);

        JsonObject pending = refund("100").json();
        JsonObject action = refund("200").json();
        JsonObject failed = refund("300").json();
        assertThat(pending.getString("status")).isEqualTo("pending");
        assertThat(action.getString("status")).isEqualTo("requires_action");
        assertThat(failed.getString("status")).isEqualTo("failed");
        stripe.succeedRefund(pending.getString("id"));
        assertThat(raw.post("/v1/refunds/" + pending.getString("id") + "/cancel", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(raw.post("/v1/refunds/" + action.getString("id") + "/cancel", Map.of())
                        .json()
                        .getString("status"))
                .isEqualTo("canceled");
        assertThat(stripe.refunded(stripe.charges().get(0).id())).isEqualTo(100);
    }

    private RawStripe.Reply refund(String amount) {
        return raw.post("/v1/refunds", Map.of("payment_intent", intent, "amount", amount));
    }

    @Test
    void refusesRefundsOfWhatCannotBeRefunded() {
        String unpaid = raw.session();
        stripe.decline(unpaid, "generic_decline");
        String unpaidIntent = stripe.paymentIntent(unpaid).orElseThrow().id();

        assertThat(raw.post("/v1/refunds", Map.of("payment_intent", unpaidIntent))
                        .error()
                        .getString("code"))
                .isEqualTo("charge_not_refundable");
        assertThat(raw.post("/v1/refunds", Map.of("payment_intent", "pi_none"))
                        .error()
                        .getString("code"))
                .isEqualTo("resource_missing");
        assertThat(raw.post("/v1/refunds", Map.of()).status()).isEqualTo(400);
        assertThat(refund("0").error().getString("code")).isEqualTo("parameter_invalid_integer");
        assertThat(raw.post("/v1/refunds", Map.of("payment_intent", intent, "reason", "bored"))
                        .status())
                .isEqualTo(400);
        stripe.dispute(intent);
        assertThat(refund("100").error().getString("code")).isEqualTo("charge_disputed");
        assertThat(stripe.refunds()).isEmpty();
    }

    @Test
    void takesAndGivesBackWhatIsDisputed() {
        stripe.settle(intent);
        stripe.makeAvailable(intent);
        StripeDispute dispute = stripe.dispute(intent);
        assertThat(available()).isEqualTo(2397 - 2500 - 1500);

        StripeDispute won = stripe.closeDispute(dispute.id(), StripeDispute.Status.WON);
        assertThat(available()).isEqualTo(2397 - 1500);
        assertThat(won.balanceTransactions()).hasSize(2);
        assertThat(stripe.events("charge.dispute.funds_reinstated")).hasSize(1);
        assertThat(stripe.events("charge.dispute.closed")).hasSize(1);
        assertThatThrownBy(() -> stripe.closeDispute(dispute.id(), StripeDispute.Status.LOST))
                .isInstanceOf(IllegalStateException.class);
    }

    private long available() {
        return raw.get("/v1/balance")
                .json()
                .getJsonArray("available")
                .getJsonObject(0)
                .getLong("amount");
    }

    @Test
    void paysOutAndSaysWhichCharges() {
        stripe.settle(intent);
        stripe.makeAvailable(intent);
        StripePayout payout = stripe.payout(false, "usd");

        JsonObject charges = raw.get(
                        "/v1/balance_transactions?payout=" + payout.id() + "&type=charge&expand[]=data.source")
                .json();
        assertThat(charges.getJsonArray("data")).hasSize(1);
        assertThat(charges.getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonObject("source")
                        .getString("payment_intent"))
                .isEqualTo(intent);
        assertThat(available()).isZero();
        stripe.payoutPaid(payout.id());
        stripe.payoutFailed(payout.id(), "account_closed");
        assertThat(raw.get("/v1/payouts/" + payout.id()).json().getString("status"))
                .isEqualTo("failed");
        assertThat(available()).isEqualTo(2397);
        assertThat(raw.post("/v1/payouts", Map.of("amount", "5000", "currency", "usd"))
                        .error()
                        .getString("code"))
                .isEqualTo("balance_insufficient");
    }

    @ParameterizedTest
    @EnumSource
    void lies(Lie lie) {
        JsonObject truth = raw.get(SESSIONS + "/" + session).json();
        stripe.lie(session, lie);
        JsonObject told = raw.get(SESSIONS + "/" + session).json();

        String field = switch (lie) {
            case OTHER_AMOUNT -> "amount_total";
            case OTHER_CURRENCY -> "currency";
            case OTHER_REFERENCE -> "client_reference_id";
            case OTHER_MODE -> "livemode";
            case STILL_OPEN -> "status";
        };
        assertThat(told.getValue(field)).isNotNull().isNotEqualTo(truth.getValue(field));
        assertThat(raw.get(SESSIONS).json().getJsonArray("data").getJsonObject(0))
                .isEqualTo(told);
        assertThat(stripe.session(session).status()).isEqualTo(StripeSession.Status.COMPLETE);
        stripe.tellTheTruth();
        assertThat(raw.get(SESSIONS + "/" + session).json()).isEqualTo(truth);
    }

    @Test
    void liesFromTheBeginning() {
        stripe.lieAboutNext(Lie.OTHER_MODE);

        assertThat(raw.post(SESSIONS, RawStripe.order()).json().getBoolean("livemode"))
                .isTrue();
        assertThat(raw.post(SESSIONS, RawStripe.order()).json().getBoolean("livemode"))
                .isFalse();
    }
}
