package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connector tells of an attempt is what its processor's book says, or that it does not know. */
interface FetchContract extends Contract {
    @Test
    default void anOpenPageIsARedirect() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        assertThat(attempt.fetch()).isEqualTo(page);
        if (rig().can().knowsReference()) {
            assertThat(attempt.fetch(attempt.price(), Optional.empty())).isEqualTo(page);
        }
    }

    @Test
    default void aPaymentSucceedsOnceAndStaysSo() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        rig().processor().pay(page.url());
        Outcome.Capture capture = attempt.captured();
        rig().processor().pay(page.url());
        assertThat(attempt.captured()).isEqualTo(capture);
        if (rig().can().knowsReference()) {
            assertThat(attempt.fetch(attempt.price(), Optional.empty()))
                    .isEqualTo(new Outcome.Succeeded(List.of(capture)));
        }
    }

    @Test
    default void everyCaptureIsTold() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        assumeTrue(rig().processor().payTwice(page.url()), "this processor never captures twice");
        List<ProcessorDouble.Booked> booked = rig().processor().captures(attempt.reference());
        assertThat(booked).hasSize(2);
        Outcome fetched = attempt.fetch();
        assertThat(fetched).isInstanceOf(Outcome.Succeeded.class);
        assertThat(((Outcome.Succeeded) fetched).captures())
                .extracting(capture -> new ProcessorDouble.Booked(capture.processorRef(), capture.money()))
                .isEqualTo(booked);
    }

    @Test
    default void aRefusalIsDeclinedOrLeavesThePageOpen() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        rig().processor().decline(page.url());
        assertThat(attempt.fetch())
                .isInstanceOf(
                        rig().processor().staysOpenAfterDecline() ? Outcome.Redirect.class : Outcome.Declined.class);
        assertThat(rig().processor().captures(attempt.reference())).isEmpty();
        rig().processor().pay(page.url());
        if (rig().processor().staysOpenAfterDecline()) {
            attempt.captured();
        } else {
            assertThat(attempt.fetch()).isInstanceOf(Outcome.Declined.class);
        }
    }

    @Test
    default void anExpiredPageIsClosed() {
        assumeTrue(rig().processor().pagesExpire(), "this processor's pages do not expire");
        Attempt attempt = rig().attempt();
        attempt.open();
        rig().processor().expire(attempt.reference());
        assertThat(attempt.fetch()).isInstanceOf(Outcome.Closed.class);
        assertThat(attempt.fetch(attempt.price(), Optional.empty())).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    default void whatWasPaidDoesNotExpire() {
        assumeTrue(rig().processor().pagesExpire(), "this processor's pages do not expire");
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().processor().expire(attempt.reference());
        assertThat(attempt.captured()).isEqualTo(capture);
    }

    @Test
    default void nothingIsClaimedOfWhatWasNeverBegun() {
        Attempt attempt = rig().attempt();
        assertThat(attempt.fetch()).isInstanceOfAny(Outcome.Unknown.class, Outcome.NotSent.class);
        assertThat(rig().processor().payments(attempt.reference())).isEmpty();
    }

    /** The engine compares: it must be told what was captured, and not what it asked for. */
    @Test
    default void anotherAmountIsToldAsItIs() {
        Attempt attempt = rig().attempt();
        attempt.pay();
        Money price = attempt.price();
        assertNeverAs(attempt, new Money(price.minor() + 100, price.currency()));
        assertNeverAs(attempt, new Money(price.minor() - 100, price.currency()));
    }

    @Test
    default void anotherCurrencyIsToldAsItIs() {
        Attempt attempt = rig().attempt();
        attempt.pay();
        Money price = attempt.price();
        assertNeverAs(attempt, new Money(price.minor(), price.currency().equals("EUR") ? "USD" : "EUR"));
    }

    private void assertNeverAs(Attempt attempt, Money asked) {
        Outcome outcome = attempt.fetch(asked, attempt.processorRef());
        assertThat(outcome).isInstanceOfAny(Outcome.Succeeded.class, Outcome.Unknown.class);
        if (outcome instanceof Outcome.Succeeded succeeded) {
            assertThat(succeeded.captures()).extracting(Outcome.Capture::money).containsExactly(attempt.price());
        }
    }

    @Test
    default void anAnswerAboutAnotherPaymentIsNotBelieved() {
        Attempt paid = rig().attempt();
        paid.pay();
        Attempt open = rig().attempt();
        open.open();
        rig().proxy().forget();
        paid.fetch();
        rig().proxy().replay(rig().proxy().answers());
        assertThat(open.fetch()).isInstanceOfAny(Outcome.Unknown.class, Outcome.Redirect.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void anotherPaymentsNameDoesNotMakeItPaid() {
        Attempt paid = rig().attempt();
        paid.pay();
        Attempt open = rig().attempt();
        open.open();
        assertThat(open.fetch(open.price(), paid.processorRef()))
                .isInstanceOfAny(Outcome.Unknown.class, Outcome.Redirect.class);
    }

    /** Such as from a replica that lags behind. */
    @Test
    default void anEarlierAnswerChargesNothingMore() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        rig().proxy().forget();
        attempt.fetch();
        List<HttpMessage.Answer> earlier = rig().proxy().answers();
        rig().processor().pay(page.url());
        Outcome.Capture capture = attempt.captured();
        rig().proxy().replay(earlier);
        assertThat(attempt.fetch()).isInstanceOfAny(Outcome.Redirect.class, Outcome.Unknown.class);
        rig().proxy().heal();
        assertThat(attempt.captured()).isEqualTo(capture);
    }

    @ParameterizedTest
    @EnumSource
    default void aFaultAtFetchIsNeverTakenForAnAnswer(Fault fault) {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        rig().proxy().strike(fault);
        Contract.assertUnclear(attempt.fetch(), fault);
        rig().proxy().heal();
        assertThat(attempt.captured()).isEqualTo(capture);
    }
}
