package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money goes back once for each refund, and never more than came. */
interface RefundContract extends Contract {
    /** A payment that was captured, so that there is something to pay back. */
    record Paid(Attempt attempt, Outcome.Capture capture) {
        Attempt.Repayment repayment(Money amount) {
            return attempt.repayment(capture, amount);
        }

        Attempt.Repayment whole() {
            return repayment(capture.money());
        }

        /** So many quarters of what was captured. */
        Money quarters(int count) {
            Money money = capture.money();
            return new Money(money.minor() / 4 * count, money.currency());
        }
    }

    private Paid paid() {
        Attempt attempt = rig().attempt();
        return new Paid(attempt, attempt.pay());
    }

    @Test
    @OnlyIf(OnlyIf.Declared.NO_REFUND)
    default void aConnectorThatCannotRefundSaysSo() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().proxy().forget();
        Attempt.Repayment repayment = attempt.repayment(capture, capture.money());
        assertThat(repayment.ask()).isInstanceOf(RefundOutcome.NotSent.class);
        assertThat(repayment.fetch(Optional.empty())).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(rig().proxy().sent()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void aWholeCaptureIsRefunded() {
        Paid paid = paid();
        rig().proxy().forget();
        Attempt.Repayment repayment = paid.whole();
        String ref = repayment.made();
        rig().assertSameRequestEachTime();
        assertBooked(repayment, ref);
        assertThat(paid.attempt().captured())
                .as("the capture stays what it was")
                .isEqualTo(paid.capture());
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void aCaptureIsRefundedInParts() {
        Paid paid = paid();
        Attempt.Repayment one = paid.repayment(paid.quarters(1));
        Attempt.Repayment same = paid.repayment(paid.quarters(1));
        Attempt.Repayment rest = paid.repayment(paid.quarters(2));
        String first = one.made();
        String second = same.made();
        String third = rest.made();
        assertThat(Set.of(first, second, third)).hasSize(3);
        assertBooked(one, first);
        assertBooked(same, second);
        assertBooked(rest, third);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void noMoreGoesBackThanCame() {
        Paid paid = paid();
        paid.repayment(paid.quarters(3)).made();
        Attempt.Repayment tooMuch = paid.repayment(paid.quarters(2));
        assertThat(tooMuch.ask()).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(tooMuch.booked()).isEmpty();
        paid.repayment(paid.quarters(1)).made();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void refundingAgainPaysNothingMore() {
        Paid paid = paid();
        Attempt.Repayment repayment = paid.repayment(paid.quarters(1));
        rig().proxy().forget();
        String ref = repayment.made();
        assertThat(repayment.made()).isEqualTo(ref);
        rig().assertSameRequestEachTime();
        assertBooked(repayment, ref);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void refundingTwiceAtOncePaysOnce() {
        Paid paid = paid();
        Attempt.Repayment repayment = paid.repayment(paid.quarters(1));
        rig().proxy().forget();
        List<RefundOutcome> outcomes =
                Rig.await(Future.all(repayment.asking(), repayment.asking()).map(both -> both.list()));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfAny(
                                RefundOutcome.Succeeded.class,
                                RefundOutcome.Pending.class,
                                RefundOutcome.Unknown.class));
        rig().assertSameRequestEachTime();
        assertBooked(repayment, repayment.made());
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void twoRefundsHaveTwoKeys() {
        Paid paid = paid();
        rig().proxy().forget();
        paid.repayment(paid.quarters(1)).made();
        Set<String> keys = rig().keys();
        rig().proxy().forget();
        paid.repayment(paid.quarters(1)).made();
        assertThat(rig().keys()).isNotEmpty().doesNotContainAnyElementsOf(keys);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void whatWasNeverCapturedIsNotRefunded() {
        Paid paid = paid();
        Outcome.Capture invented = new Outcome.Capture(
                paid.capture().processorRef() + "x",
                paid.capture().money(),
                paid.capture().capturedAt());
        Attempt.Repayment repayment = paid.attempt().repayment(invented, invented.money());
        assertThat(repayment.ask())
                .isInstanceOfAny(RefundOutcome.Failed.class, RefundOutcome.Unknown.class, RefundOutcome.NotSent.class);
        assertThat(repayment.booked()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void aRefundIsFoundAgain() {
        Paid paid = paid();
        Attempt.Repayment repayment = paid.repayment(paid.quarters(1));
        String ref = repayment.made();
        assertThat(Attempt.Repayment.taken(repayment.fetch(Optional.of(ref)))).isEqualTo(ref);
        assertThat(Attempt.Repayment.taken(repayment.fetch(Optional.empty()))).isEqualTo(ref);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void aRefundThatWasNeverMadeIsNotFound() {
        Paid paid = paid();
        paid.repayment(paid.quarters(1)).made();
        assertThat(paid.repayment(paid.quarters(1)).fetch(Optional.empty())).isInstanceOf(RefundOutcome.NotFound.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void anAnswerAboutAnotherRefundIsNotBelieved() {
        Paid paid = paid();
        Attempt.Repayment one = paid.repayment(paid.quarters(1));
        Attempt.Repayment other = paid.repayment(paid.quarters(2));
        rig().proxy().forget();
        String ref = one.made();
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.ask()).isInstanceOf(RefundOutcome.Unknown.class);
        rig().proxy().heal();
        rig().proxy().forget();
        one.fetch(Optional.of(ref));
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.fetch(Optional.of(ref))).isInstanceOf(RefundOutcome.Unknown.class);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.REFUND)
    @EnumSource
    default void aFaultAtRefundIsNeverTakenForAnAnswer(Fault fault) {
        Paid paid = paid();
        Attempt.Repayment repayment = paid.repayment(paid.quarters(1));
        rig().proxy().forget();
        rig().proxy().strike(fault);
        RefundOutcome struck = repayment.ask();
        if (fault == Fault.REFUSED) {
            assertThat(struck).isInstanceOf(RefundOutcome.NotSent.class);
        } else {
            assertUnclear(struck, fault);
        }
        rig().proxy().heal();
        RefundOutcome found = repayment.fetch(Optional.empty());
        if (repayment.booked().isEmpty()) {
            assertThat(found).isInstanceOf(RefundOutcome.NotFound.class);
        } else {
            Attempt.Repayment.taken(found);
        }
        String ref = repayment.made();
        rig().assertSameRequestEachTime();
        assertBooked(repayment, ref);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.REFUND)
    @EnumSource
    default void aFaultAtFetchRefundIsNeverTakenForAnAnswer(Fault fault) {
        Paid paid = paid();
        Attempt.Repayment repayment = paid.repayment(paid.quarters(1));
        String ref = repayment.made();
        rig().proxy().strike(fault);
        assertUnclear(repayment.fetch(Optional.of(ref)), fault);
        assertUnclear(repayment.fetch(Optional.empty()), fault);
        rig().proxy().heal();
        assertThat(Attempt.Repayment.taken(repayment.fetch(Optional.of(ref)))).isEqualTo(ref);
    }

    private static void assertUnclear(RefundOutcome outcome, Fault fault) {
        if (fault.maySurelyBeUnsent()) {
            assertThat(outcome).isInstanceOfAny(RefundOutcome.NotSent.class, RefundOutcome.Unknown.class);
        } else {
            assertThat(outcome).isInstanceOf(RefundOutcome.Unknown.class);
        }
    }

    private static void assertBooked(Attempt.Repayment repayment, String ref) {
        assertThat(repayment.booked())
                .containsExactly(
                        new ProcessorDouble.Booked(ref, repayment.request().amount()));
    }
}
