package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.SettlementReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the processor booked of a capture, to the last minor unit. */
interface SettlementContract extends Contract {
    @Test
    @OnlyIf(OnlyIf.Declared.NO_SETTLEMENT)
    default void aConnectorThatKnowsNoSettlementSaysSo() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().proxy().forget();
        assertThat(attempt.settlement(capture)).isInstanceOf(SettlementReading.Unknown.class);
        assertThat(rig().proxy().sent()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.SETTLEMENT)
    default void aCaptureIsSettledWhenItsMoneyIsThere() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        SettlementReading early = attempt.settlement(capture);
        assertThat(early).isInstanceOfAny(SettlementReading.NotYet.class, SettlementReading.Known.class);
        if (early instanceof SettlementReading.Known known) {
            assertThat(known.available()).isFalse();
        }
        assertSettled(attempt, capture);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.SETTLEMENT)
    default void nothingIsClaimedOfTheMoneyOfWhatWasNeverCaptured() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        assertThat(attempt.settlement(capture.processorRef() + "x", capture.money()))
                .isInstanceOf(SettlementReading.Unknown.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.SETTLEMENT)
    default void anAnswerAboutAnotherCapturesMoneyIsNotBelieved() {
        Attempt one = rig().attempt();
        Outcome.Capture capture = one.pay();
        assertSettled(one, capture);
        Attempt other = rig().attempt();
        Outcome.Capture otherCapture = other.pay();
        rig().proxy().forget();
        one.settlement(capture);
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.settlement(otherCapture)).isInstanceOf(SettlementReading.Unknown.class);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.SETTLEMENT)
    @EnumSource
    default void aFaultAtSettlementIsNeverTakenForAnAnswer(Fault fault) {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().proxy().strike(fault);
        assertThat(attempt.settlement(capture)).isInstanceOf(SettlementReading.Unknown.class);
        rig().proxy().heal();
        assertSettled(attempt, capture);
    }

    private void assertSettled(Attempt attempt, Outcome.Capture capture) {
        ProcessorDouble.Settled truth = rig().processor().settle(attempt.reference());
        SettlementReading told = attempt.settlement(capture);
        assertThat(told).isInstanceOf(SettlementReading.Known.class);
        SettlementReading.Known known = (SettlementReading.Known) told;
        assertThat(known.available()).isTrue();
        assertThat(known.gross()).isEqualTo(truth.gross());
        assertThat(known.fee()).isEqualTo(truth.fee());
        assertThat(known.net()).isEqualTo(truth.gross().minor() - truth.fee());
    }
}
