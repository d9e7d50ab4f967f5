package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money is paid out once for each payout. */
interface PayoutContract extends Contract {
    /** Never to be logged. */
    String IBAN = "DE89370400440532013000";

    /** One payout, asked for with the same words each time. */
    record Disbursement(Rig rig, ConnectorRequest.Payout request) {
        PayoutOutcome ask() {
            return Rig.await(asking());
        }

        Future<PayoutOutcome> asking() {
            return rig.connectors().payout(rig.provider().name(), request, rig.budget());
        }

        PayoutOutcome fetch(Optional<String> ref) {
            return Rig.await(rig.connectors()
                    .fetchPayout(rig.provider().name(), new ConnectorRequest.FetchPayout(request, ref), rig.budget()));
        }

        /** Asks and expects that the processor takes it; its name for the payout. */
        String made() {
            return taken(ask());
        }

        List<ProcessorDouble.Booked> booked() {
            return rig.processor().payouts(request.id());
        }

        static String taken(PayoutOutcome outcome) {
            assertThat(outcome).isInstanceOfAny(PayoutOutcome.Succeeded.class, PayoutOutcome.Pending.class);
            return outcome instanceof PayoutOutcome.Succeeded succeeded
                    ? succeeded.processorRef()
                    : ((PayoutOutcome.Pending) outcome).processorRef();
        }
    }

    private Disbursement disbursement() {
        return disbursement(1);
    }

    private Disbursement disbursement(int times) {
        Money price = rig().prices().findFirst().orElseThrow(() -> new AssertionError("the connector takes no amount"));
        return new Disbursement(
                rig(),
                new ConnectorRequest.Payout(
                        "po_test_" + UUID.randomUUID().toString().replace("-", ""),
                        Mode.TEST,
                        new Money(price.minor() * times, price.currency()),
                        new BankAccount(
                                BankAccount.Kind.IBAN, Attempt.CANARY, IBAN, Optional.empty(), Optional.empty()),
                        Instant.now()));
    }

    @Test
    @OnlyIf(OnlyIf.Declared.NO_PAYOUT)
    default void aConnectorThatCannotPayOutSaysSo() {
        Disbursement disbursement = disbursement();
        assertThat(disbursement.ask()).isInstanceOf(PayoutOutcome.NotSent.class);
        assertThat(disbursement.fetch(Optional.empty())).isInstanceOf(PayoutOutcome.Unknown.class);
        assertThat(rig().proxy().sent()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void payingOutAgainPaysNothingMore() {
        Disbursement disbursement = disbursement();
        String ref = disbursement.made();
        assertThat(disbursement.made()).isEqualTo(ref);
        rig().assertSameRequestEachTime();
        assertBooked(disbursement, ref);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void payingOutTwiceAtOncePaysOnce() {
        Disbursement disbursement = disbursement();
        List<PayoutOutcome> outcomes = Rig.await(
                Future.all(disbursement.asking(), disbursement.asking()).map(both -> both.list()));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfAny(
                                PayoutOutcome.Succeeded.class,
                                PayoutOutcome.Pending.class,
                                PayoutOutcome.Unknown.class));
        rig().assertSameRequestEachTime();
        assertBooked(disbursement, disbursement.made());
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void twoPayoutsHaveTwoKeys() {
        String first = disbursement().made();
        Set<String> keys = rig().keys();
        rig().proxy().forget();
        assertThat(disbursement().made()).isNotEqualTo(first);
        assertThat(rig().keys()).isNotEmpty().doesNotContainAnyElementsOf(keys);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void aPayoutIsFoundAgain() {
        Disbursement disbursement = disbursement();
        String ref = disbursement.made();
        assertThat(Disbursement.taken(disbursement.fetch(Optional.of(ref)))).isEqualTo(ref);
        assertThat(Disbursement.taken(disbursement.fetch(Optional.empty()))).isEqualTo(ref);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void aPayoutThatWasNeverMadeIsNotFound() {
        disbursement().made();
        assertThat(disbursement().fetch(Optional.empty())).isInstanceOf(PayoutOutcome.NotFound.class);
    }

    @Test
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    default void anAnswerAboutAnotherPayoutIsNotBelieved() {
        Disbursement one = disbursement();
        Disbursement other = disbursement(2);
        String ref = one.made();
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.ask()).isInstanceOf(PayoutOutcome.Unknown.class);
        rig().proxy().heal();
        rig().proxy().forget();
        one.fetch(Optional.of(ref));
        rig().proxy().replay(rig().proxy().answers());
        assertThat(other.fetch(Optional.of(ref))).isInstanceOf(PayoutOutcome.Unknown.class);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    @EnumSource
    default void aFaultAtPayoutIsNeverTakenForAnAnswer(Fault fault) {
        Disbursement disbursement = disbursement();
        rig().proxy().strike(fault);
        PayoutOutcome struck = disbursement.ask();
        if (fault == Fault.REFUSED) {
            assertThat(struck).isInstanceOf(PayoutOutcome.NotSent.class);
        } else {
            assertUnclear(struck, fault);
        }
        rig().proxy().heal();
        PayoutOutcome found = disbursement.fetch(Optional.empty());
        if (disbursement.booked().isEmpty()) {
            assertThat(found).isInstanceOf(PayoutOutcome.NotFound.class);
        } else {
            Disbursement.taken(found);
        }
        String ref = disbursement.made();
        rig().assertSameRequestEachTime();
        assertBooked(disbursement, ref);
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.PAYOUT)
    @EnumSource
    default void aFaultAtFetchPayoutIsNeverTakenForAnAnswer(Fault fault) {
        Disbursement disbursement = disbursement();
        String ref = disbursement.made();
        rig().proxy().strike(fault);
        assertUnclear(disbursement.fetch(Optional.of(ref)), fault);
        rig().proxy().heal();
        assertThat(Disbursement.taken(disbursement.fetch(Optional.of(ref)))).isEqualTo(ref);
    }

    private static void assertUnclear(PayoutOutcome outcome, Fault fault) {
        if (fault.maySurelyBeUnsent()) {
            assertThat(outcome).isInstanceOfAny(PayoutOutcome.NotSent.class, PayoutOutcome.Unknown.class);
        } else {
            assertThat(outcome).isInstanceOf(PayoutOutcome.Unknown.class);
        }
    }

    private static void assertBooked(Disbursement disbursement, String ref) {
        assertThat(disbursement.booked())
                .containsExactly(
                        new ProcessorDouble.Booked(ref, disbursement.request().amount()));
    }
}
