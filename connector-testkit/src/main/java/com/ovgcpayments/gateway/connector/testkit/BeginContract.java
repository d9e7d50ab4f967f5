package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt opens one payment at the processor, however often it is begun and whatever happens on the way. */
interface BeginContract extends Contract {
    @Test
    default void beginOpensOnePage() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        assertThat(rig().can().redirectOrigins()).contains(Origin.of(page.url()));
        assertThat(rig().processor().payments(attempt.reference())).containsExactly(page.processorRef());
        assertThat(rig().processor().captures(attempt.reference())).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void beginAgainGivesTheSamePage() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        rig().assertSameRequestEachTime();
        assertThat(attempt.begin()).isEqualTo(page);
        assertThat(rig().processor().payments(attempt.reference())).hasSize(1);
        rig().assertSameRequestEachTime();
    }

    @Test
    default void twoAttemptsAreTwoPayments() {
        Attempt one = rig().attempt();
        Outcome.Redirect page = one.open();
        Set<String> firstKeys = rig().keys();
        rig().proxy().forget();
        Outcome.Redirect other = rig().attempt().open();
        assertThat(other.processorRef()).isNotEqualTo(page.processorRef());
        assertThat(other.url()).isNotEqualTo(page.url());
        if (rig().can().knowsReference()) {
            assertThat(rig().keys()).doesNotContainAnyElementsOf(firstKeys);
        }
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void beginTwiceAtOnceOpensOnePage() {
        Attempt attempt = rig().attempt();
        List<Outcome> outcomes =
                Rig.await(Future.all(attempt.beginning(), attempt.beginning()).map(all -> all.list()));
        assertThat(outcomes)
                .allSatisfy(
                        outcome -> assertThat(outcome).isInstanceOfAny(Outcome.Redirect.class, Outcome.Unknown.class));
        attempt.open();
        assertThat(rig().processor().payments(attempt.reference())).hasSize(1);
        rig().assertSameRequestEachTime();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void beginAgainAfterPayingChargesNothingMore() {
        Attempt attempt = rig().attempt();
        Outcome.Redirect page = attempt.open();
        rig().processor().pay(page.url());
        Outcome again = attempt.begin();
        assertThat(again).isInstanceOfAny(Outcome.Succeeded.class, Outcome.Redirect.class);
        if (again instanceof Outcome.Redirect same) {
            rig().processor().pay(same.url());
        }
        attempt.captured();
        assertThat(rig().processor().payments(attempt.reference())).hasSize(1);
    }

    @TestFactory
    default Stream<DynamicTest> chargesExactlyTheAmount() {
        return rig().prices()
                .limit(6)
                .map(price -> DynamicTest.dynamicTest(
                        price.toString(), () -> rig().attempt(price).pay()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(\"1\")</script> & 'more' %s ${x}",
                "漢字, العربية and \uD83D\uDCDA",
                "amount=1&currency=EUR\\u0022",
            })
    default void takesAnyTitle(String title) {
        Money price = rig().attempt().price();
        new Attempt(rig(), price, title).open();
        String longest = title.codePoints()
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .repeat(250);
        new Attempt(rig(), price, longest).open();
    }

    @ParameterizedTest
    @EnumSource
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void aFaultAtBeginIsNeverTakenForAnAnswer(Fault fault) {
        Attempt attempt = rig().attempt();
        rig().proxy().strike(fault);
        Outcome struck = attempt.begin();
        if (fault == Fault.REFUSED) {
            assertThat(struck).isInstanceOf(Outcome.NotSent.class);
        } else {
            Contract.assertUnclear(struck, fault);
        }
        rig().proxy().heal();
        attempt.open();
        assertThat(rig().processor().payments(attempt.reference())).hasSize(1);
        rig().assertSameRequestEachTime();
        rig().processor().pay(attempt.open().url());
        attempt.captured();
    }

    /** It may have opened a page, on which nobody will pay: a second try could only open another. */
    @ParameterizedTest
    @EnumSource
    @OnlyIf(OnlyIf.Declared.NO_REFERENCE)
    default void aBeginThatCannotBeRepeatedIsNot(Fault fault) {
        rig().attempt().open();
        rig().proxy().forget();
        Attempt attempt = rig().attempt();
        rig().proxy().strike(fault);
        Outcome struck = attempt.begin();
        if (fault == Fault.REFUSED) {
            assertThat(struck).isInstanceOf(Outcome.NotSent.class);
        } else {
            Contract.assertUnclear(struck, fault);
        }
        assertThat(rig().proxy().sent()).as("requests that were sent").hasSizeLessThanOrEqualTo(1);
        assertThat(attempt.fetch(attempt.price(), Optional.empty())).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig().processor().captures(attempt.reference())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void whatPassesIsLivedThrough(Fault fault) {
        Attempt attempt = rig().attempt();
        rig().proxy().strikeOnce(fault);
        assertThat(attempt.begin())
                .isInstanceOfAny(Outcome.Redirect.class, Outcome.Unknown.class, Outcome.NotSent.class);
        attempt.open();
        assertThat(rig().processor().payments(attempt.reference())).hasSize(1);
        rig().assertSameRequestEachTime();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void anAnswerAboutAnotherPaymentGivesNoPage() {
        rig().attempt().open();
        rig().proxy().replay(rig().proxy().answers());
        assertThat(rig().attempt().begin()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFERENCE)
    default void aBegunAttemptIsFoundByItsReference() {
        Attempt attempt = rig().attempt();
        rig().proxy().strike(Fault.ANSWER_LOST);
        attempt.begin();
        rig().proxy().heal();
        Outcome found = attempt.fetch(attempt.price(), Optional.empty());
        assertThat(found).isInstanceOf(Outcome.Redirect.class);
        rig().processor().pay(((Outcome.Redirect) found).url());
        attempt.captured();
    }
}
