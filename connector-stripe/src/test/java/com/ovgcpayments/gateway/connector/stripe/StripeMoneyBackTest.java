package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeFault;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refunds and settlement at Stripe, beyond what every connector must do. */
class StripeMoneyBackTest {
    private static StripeRig rig;

    @BeforeAll
    static void start() {
        rig = StripeRig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @AfterEach
    void recover() {
        rig.stripe().recover();
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, Succeeded", "PENDING, Pending", "REQUIRES_ACTION, Pending", "FAILED, Failed"})
    void aRefundIsWhatStripeSaysOfIt(
            com.ovgcpayments.gateway.connector.stripe.testing.RefundOutcome atStripe, String outcome) {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund refund = StripeRig.refund(order, rig.pay(order), 1000);
        rig.stripe().nextRefund(atStripe);
        assertThat(rig.refund(refund).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(rig.fetchRefund(refund, Optional.empty()).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aRefundThatHadSucceededMayFailLater() {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund refund = StripeRig.refund(order, rig.pay(order), 2500);
        String id = ((RefundOutcome.Succeeded) rig.refund(refund)).processorRef();
        rig.stripe().failRefund(id, "expired_or_canceled_card");
        RefundOutcome failed = new RefundOutcome.Failed(Optional.of(id), "expired_or_canceled_card");
        assertThat(rig.fetchRefund(refund, Optional.of(id))).isEqualTo(failed);
        assertThat(rig.fetchRefund(refund, Optional.empty())).isEqualTo(failed);
    }

    @Test
    void whatIsPaidBackAlreadyIsNotPaidBackAgain() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        rig.stripe().refundAtDashboard(payment, 2500);
        assertThat(rig.refund(StripeRig.refund(order, payment, 1)))
                .isEqualTo(new RefundOutcome.Failed(Optional.empty(), "charge_already_refunded"));
    }

    @Test
    void aDisputedPaymentIsNotPaidBack() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        rig.stripe().settle(payment);
        rig.stripe().dispute(payment);
        assertThat(rig.refund(StripeRig.refund(order, payment, 2500))).isInstanceOf(RefundOutcome.Failed.class);
    }

    @Test
    void anotherRefundOfTheSamePaymentIsNotTakenForOurs() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        String theirs = rig.stripe().refundAtDashboard(payment, 1000).id();
        ConnectorRequest.Refund ours = StripeRig.refund(order, payment, 1000);
        assertThat(rig.fetchRefund(ours, Optional.empty())).isInstanceOf(RefundOutcome.NotFound.class);
        assertThat(rig.fetchRefund(ours, Optional.of(theirs))).isInstanceOf(RefundOutcome.Unknown.class);
    }

    @Test
    void aRefundWhoseAnswerWasLostIsFoundAmongMany() {
        StripeRig.Order order = StripeRig.order(new Money(50_000, "USD"));
        String payment = rig.pay(order);
        List<ConnectorRequest.Refund> refunds = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            refunds.add(StripeRig.refund(order, payment, 1));
            assertThat(rig.refund(refunds.get(i))).isInstanceOf(RefundOutcome.Succeeded.class);
        }
        assertThat(rig.fetchRefund(refunds.get(0), Optional.empty())).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(rig.stripe().refunds().stream()
                        .filter(refund -> refund.paymentIntent().equals(payment)))
                .hasSize(120);
    }

    @Test
    void anAmountThatStripeCannotExpressIsNotRounded() {
        StripeRig.Order order = StripeRig.order(new Money(5120, "KWD"));
        assertThat(rig.refund(StripeRig.refund(order, rig.pay(order), 1)))
                .isEqualTo(new RefundOutcome.Failed(Optional.empty(), "amount_not_representable"));
    }

    @Test
    void aStripeThatIsAwayHasNotSaidThatThereIsNone() {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund refund = StripeRig.refund(order, rig.pay(order), 1000);
        rig.stripe().fail("GET /v1/refunds", StripeFault.UNAVAILABLE, 1);
        assertThat(rig.fetchRefund(refund, Optional.empty())).isInstanceOf(RefundOutcome.Unknown.class);
    }

    /** Stripe forgets keys after a day. */
    @Test
    void aRefundWhoseKeyMayBeForgottenIsPaidOnce() {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund old =
                StripeRig.refund(order, rig.pay(order), 1000, Instant.now().minus(Duration.ofHours(25)));
        rig.stripe().forgetRequests();
        RefundOutcome made = rig.refund(old);
        assertThat(made).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(rig.refund(old)).isEqualTo(made);
        assertThat(rig.stripe().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void aRefundWhoseKeyMayBeForgottenWaitsForAStripeThatIsAway() {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund old =
                StripeRig.refund(order, rig.pay(order), 1000, Instant.now().minus(Duration.ofHours(25)));
        rig.stripe().fail("GET /v1/refunds", StripeFault.UNAVAILABLE, 1);
        assertThat(rig.refund(old)).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(rig.stripe().refunds())
                .noneMatch(refund -> old.id().equals(refund.metadata().get(StripeConnector.REFUND)));
    }

    /** That a question was not sent tells nothing of the refund. */
    @Test
    void aQuestionThatDoesNotReachStripeLeavesARefundUnclear() {
        StripeRig.Order order = StripeRig.order();
        ConnectorRequest.Refund refund = StripeRig.refund(order, rig.pay(order), 1000);
        String id = ((RefundOutcome.Succeeded) rig.refund(refund)).processorRef();
        rig.stripe().fail("GET /v1/refunds", StripeFault.RATE_LIMITED, 10);
        assertThat(rig.fetchRefund(refund, Optional.of(id))).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(rig.fetchRefund(refund, Optional.empty())).isInstanceOf(RefundOutcome.Unknown.class);
    }

    @Test
    void whoMayNotRefundMayStillTakePayments() {
        try (StripeRig restricted = StripeRig.start()) {
            StripeRig.Order order = StripeRig.order();
            ConnectorRequest.Refund refund = StripeRig.refund(order, restricted.pay(order), 1000);
            restricted.stripe().forbid("POST /v1/refunds");
            assertThat(restricted.refund(refund)).isInstanceOf(RefundOutcome.NotSent.class);
            assertThat(restricted.standings()).isEmpty();
        }
    }

    @Test
    void asLongAsStripeHasNotBookedACaptureItIsNotSettled() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        assertThat(rig.settlement(order, payment)).isInstanceOf(SettlementReading.NotYet.class);
        rig.stripe().settle(payment);
        assertThat(rig.settlement(order, payment)).isInstanceOfSatisfying(SettlementReading.Known.class, known -> {
            assertThat(known.available()).isFalse();
            assertThat(known.gross()).isEqualTo(order.price());
            assertThat(known.net()).isEqualTo(2500 - known.fee());
        });
        rig.stripe().makeAvailable(payment);
        assertThat(rig.settlement(order, payment))
                .isInstanceOfSatisfying(
                        SettlementReading.Known.class,
                        known -> assertThat(known.available()).isTrue());
    }

    @Test
    void stripeMaySettleInAnotherCurrency() {
        StripeRig.Order order = StripeRig.order(new Money(5000, "JPY"));
        String payment = rig.pay(order);
        rig.stripe().settle(payment, "eur", new BigDecimal("0.0061"));
        assertThat(rig.settlement(order, payment))
                .isInstanceOfSatisfying(
                        SettlementReading.Known.class,
                        known -> assertThat(known.gross()).isEqualTo(new Money(3050, "EUR")));
    }

    @Test
    void aPaymentThatStripeDoesNotHaveIsUnknown() {
        assertThat(rig.settlement(StripeRig.order(), "pi_nobody")).isInstanceOf(SettlementReading.Unknown.class);
    }
}
