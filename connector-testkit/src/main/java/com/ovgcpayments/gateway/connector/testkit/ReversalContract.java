package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money that went back is told of, whoever made it go. */
interface ReversalContract extends Contract {
    @Test
    @OnlyIf(OnlyIf.Declared.NO_REVERSALS)
    default void aConnectorThatKnowsOfNoReversalsSaysSo() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().proxy().forget();
        assertThat(attempt.reversals(capture)).isInstanceOf(ReversalsReading.Unknown.class);
        assertThat(rig().proxy().sent()).isEmpty();
        assertThat(rig().can().reversalEvents()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void nothingGoesBackByItself() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        ReversalsReading.Known known = known(attempt, capture);
        assertThat(known.refunds()).isEmpty();
        assertThat(known.disputes()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void aRefundOfOursIsToldByItsName() {
        if (!rig().can().refund()) {
            return;
        }
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        Money part = new Money(capture.money().minor() / 4, capture.money().currency());
        Attempt.Repayment repayment = attempt.repayment(capture, part);
        String ref = repayment.made();
        assertThat(known(attempt, capture).refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.processorRef()).isEqualTo(ref);
            assertThat(refund.id()).contains(repayment.request().id());
            assertThat(refund.amount()).isEqualTo(part);
        });
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void aRefundThatWasMadeElsewhereIsTold() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        ProcessorDouble.Booked made = rig().processor().refundElsewhere(attempt.reference());
        assertThat(known(attempt, capture).refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.processorRef()).isEqualTo(made.id());
            assertThat(refund.id()).as("our id of a refund that is not ours").isEmpty();
            assertThat(refund.amount()).isEqualTo(made.money());
            assertThat(refund.outcome()).isEqualTo(new RefundOutcome.Succeeded(made.id()));
        });
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void aRefundThatWasMadeElsewhereIsNotified() {
        Attempt attempt = rig().attempt();
        attempt.pay();
        rig().processor().refundElsewhere(attempt.reference());
        Set<String> types = rig().processor().events(attempt.reference()).stream()
                .map(body -> rig().read(body, rig().processor().sign(body, Instant.now())))
                .filter(NotificationReading.Verified.class::isInstance)
                .map(reading -> ((NotificationReading.Verified) reading).type())
                .collect(Collectors.toSet());
        assertThat(types).containsAnyElementsOf(rig().can().reversalEvents());
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void aDisputeThatIsWonGivesTheMoneyBack() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        ProcessorDouble.Booked dispute = rig().processor().dispute(attempt.reference());
        assertDispute(attempt, capture, dispute, DisputeState.OPEN, DisputeFunds.WITHDRAWN);
        rig().processor().closeDispute(attempt.reference(), true);
        assertDispute(attempt, capture, dispute, DisputeState.WON, DisputeFunds.REINSTATED);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void aDisputeThatIsLostKeepsTheMoney() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        ProcessorDouble.Booked dispute = rig().processor().dispute(attempt.reference());
        rig().processor().closeDispute(attempt.reference(), false);
        assertDispute(attempt, capture, dispute, DisputeState.LOST, DisputeFunds.WITHDRAWN);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    default void anAnswerAboutWhatWentBackOfAnotherCaptureIsNotBelieved() {
        Attempt one = rig().attempt();
        Outcome.Capture capture = one.pay();
        rig().processor().refundElsewhere(one.reference());
        Attempt other = rig().attempt();
        Outcome.Capture otherCapture = other.pay();
        rig().proxy().forget();
        one.reversals(capture);
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.reversals(otherCapture)).isInstanceOf(ReversalsReading.Unknown.class);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.REVERSALS)
    @EnumSource
    default void aFaultAtReversalsIsNeverTakenForAnAnswer(Fault fault) {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().processor().refundElsewhere(attempt.reference());
        rig().proxy().strike(fault);
        assertThat(attempt.reversals(capture)).isInstanceOf(ReversalsReading.Unknown.class);
        rig().proxy().heal();
        assertThat(known(attempt, capture).refunds()).hasSize(1);
    }

    private static ReversalsReading.Known known(Attempt attempt, Outcome.Capture capture) {
        ReversalsReading told = attempt.reversals(capture);
        assertThat(told).isInstanceOf(ReversalsReading.Known.class);
        return (ReversalsReading.Known) told;
    }

    private static void assertDispute(
            Attempt attempt,
            Outcome.Capture capture,
            ProcessorDouble.Booked booked,
            DisputeState state,
            DisputeFunds funds) {
        assertThat(known(attempt, capture).disputes()).singleElement().satisfies(dispute -> {
            assertThat(dispute.processorRef()).isEqualTo(booked.id());
            assertThat(dispute.amount()).isEqualTo(booked.money());
            assertThat(dispute.state()).isEqualTo(state);
            assertThat(dispute.funds()).isEqualTo(funds);
        });
    }
}
