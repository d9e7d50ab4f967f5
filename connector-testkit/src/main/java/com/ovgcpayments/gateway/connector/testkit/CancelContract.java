package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page that was closed takes no money any more; one that was paid on is not closed. */
interface CancelContract extends Contract {
    private Attempt opened() {
        Attempt attempt = rig().attempt();
        attempt.open();
        return attempt;
    }

    @Test
    @OnlyIf(OnlyIf.Declared.NO_CANCEL)
    default void aConnectorThatCannotCancelSaysSo() {
        Attempt attempt = rig().attempt();
        attempt.open();
        rig().proxy().forget();
        assertThat(attempt.cancel()).isInstanceOf(Outcome.NotSent.class);
        assertThat(rig().proxy().sent()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.CANCEL)
    default void aCancelledPageIsClosedForGood() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        assertThat(attempt.cancel()).isInstanceOf(Outcome.Closed.class);
        assertThat(attempt.fetch()).isInstanceOf(Outcome.Closed.class);
        rig().processor().pay(page.url());
        assertThat(rig().processor().captures(attempt.reference())).isEmpty();
        assertThat(attempt.cancel()).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.CANCEL)
    default void cancelFindsThePageByItsReference() {
        Attempt attempt = opened();
        assertThat(attempt.cancel(Optional.empty())).isInstanceOf(Outcome.Closed.class);
        assertThat(attempt.fetch()).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.CANCEL)
    default void whatWasPaidIsNotCancelled() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        assertThat(attempt.cancel()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(attempt.captured()).isEqualTo(capture);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.CANCEL)
    default void nothingIsClaimedOfCancellingWhatWasNeverBegun() {
        assertThat(rig().attempt().cancel()).isInstanceOfAny(Outcome.Unknown.class, Outcome.NotSent.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.CANCEL)
    default void anotherPaymentsNameDoesNotMakeItClosed() {
        Attempt named = opened();
        Attempt other = opened();
        Outcome outcome = other.cancel(named.processorRef());
        assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.NotSent.class, Outcome.Closed.class);
        if (outcome instanceof Outcome.Closed) {
            assertThat(other.fetch()).isInstanceOf(Outcome.Closed.class);
        }
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.CANCEL)
    @EnumSource
    default void aFaultAtCancelIsNeverTakenForAnAnswer(Fault fault) {
        Attempt attempt = opened();
        rig().proxy().strike(fault);
        Contract.assertUnclear(attempt.cancel(), fault);
        rig().proxy().heal();
        assertThat(attempt.cancel()).isInstanceOf(Outcome.Closed.class);
        assertThat(attempt.fetch()).isInstanceOf(Outcome.Closed.class);
    }
}
