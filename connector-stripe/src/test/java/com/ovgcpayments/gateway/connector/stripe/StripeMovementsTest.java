package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.Movement.Kind;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeFault;
import com.ovgcpayments.gateway.connector.stripe.testing.StripePayout;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's balance transactions are read as what they are, however many. */
class StripeMovementsTest {
    private StripeRig rig;

    @BeforeEach
    void start() {
        rig = StripeRig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void paymentStandsUnderTheNameOfItsIntentWithWhatStripeTook() {
        String payment = rig.pay(StripeRig.order());
        rig.stripe().settle(payment);
        assertThat(statement()).singleElement().satisfies(movement -> {
            assertThat(movement.kind()).isEqualTo(Kind.CAPTURE);
            assertThat(movement.subject()).isEqualTo(payment);
            assertThat(movement.gross()).isEqualTo(movement.money()).isEqualTo(new Money(2500, "USD"));
            assertThat(movement.fee()).isEqualTo(103);
        });
    }

    @Test
    void anotherCurrencyIsToldBesideTheOneThatWasPaid() {
        StripeRig.Order order = StripeRig.order(new Money(5000, "JPY"));
        String payment = rig.pay(order);
        rig.stripe().settle(payment, "eur", new BigDecimal("0.0061"));
        assertThat(statement()).singleElement().satisfies(movement -> {
            assertThat(movement.money()).isEqualTo(new Money(5000, "JPY"));
            assertThat(movement.gross()).isEqualTo(new Money(3050, "EUR"));
        });
    }

    @Test
    void refundAndItsFailureStandUnderTheNameOfTheRefund() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        rig.stripe().settle(payment);
        String refund = ((RefundOutcome.Succeeded) rig.refund(StripeRig.refund(order, payment, 1000))).processorRef();
        rig.stripe().failRefund(refund, "expired_or_canceled_card");
        assertThat(statement())
                .filteredOn(each -> each.subject().equals(refund))
                .extracting(Movement::kind)
                .containsExactlyInAnyOrder(Kind.REFUND, Kind.REFUND_REVERSAL);
    }

    @Test
    void disputeAndPayoutsAreTold() {
        String payment = rig.pay(StripeRig.order());
        rig.stripe().settle(payment);
        rig.stripe().makeAvailable(payment);
        StripePayout payout = rig.stripe().payout(false, "usd");
        rig.stripe().payoutFailed(payout.id(), "account_closed");
        String other = rig.pay(StripeRig.order());
        rig.stripe().settle(other);
        rig.stripe().dispute(other);
        List<Movement> statement = statement();
        assertThat(statement)
                .filteredOn(each -> each.subject().equals(payout.id()))
                .extracting(Movement::kind, each -> each.gross().minor())
                .containsExactlyInAnyOrder(tuple(Kind.PAYOUT, 2397L), tuple(Kind.PAYOUT_REVERSAL, 2397L));
        assertThat(statement)
                .filteredOn(each -> each.kind() == Kind.DISPUTE)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.money()).isEqualTo(new Money(2500, "USD"));
                    assertThat(each.fee()).isEqualTo(1500);
                });
    }

    @Test
    void everyPageIsRead() {
        StripeRig.Order order = StripeRig.order(new Money(50_000, "USD"));
        String payment = rig.pay(order);
        rig.stripe().settle(payment);
        for (int i = 0; i < 120; i++) {
            rig.refund(StripeRig.refund(order, payment, 1));
        }
        assertThat(statement()).hasSize(121).extracting(Movement::id).doesNotHaveDuplicates();
    }

    @Test
    void stripeThatIsAwayHasToldNothing() {
        rig.stripe().fail("GET /v1/balance_transactions", StripeFault.UNAVAILABLE, 1);
        assertThat(page(Optional.empty())).isInstanceOf(MovementsReading.Unknown.class);
    }

    private List<Movement> statement() {
        List<Movement> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            MovementsReading.Page page = (MovementsReading.Page) page(cursor);
            all.addAll(page.movements());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private MovementsReading page(Optional<String> cursor) {
        return rig.movements(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60), cursor);
    }
}
