package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.NotificationReading.Verified;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDispute;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeEvent;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Stripe's events are about. */
class StripeEventTest {
    private static StripeRig rig;

    @BeforeAll
    static void start() {
        rig = StripeRig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void eventsOfAPaymentNameItsAttempt() {
        StripeRig.Order order = StripeRig.order();
        String id = paidAtTheSecondTry(order);
        String payment = rig.payment(id);
        rig.refund(StripeRig.refund(order, payment, 1000));
        for (String type : List.of(
                "payment_intent.payment_failed",
                "checkout.session.completed",
                "charge.updated",
                "charge.refunded",
                "refund.created")) {
            assertThat(verified(type, id, payment).reference()).as(type).contains(order.reference());
        }
    }

    /** By the id that the capture has when Stripe is asked. */
    @Test
    void onlyTheEndOfAPaidSessionNamesItsCapture() {
        String id = paidAtTheSecondTry(StripeRig.order());
        String payment = rig.payment(id);
        assertThat(verified("checkout.session.completed", id).capture()).contains(payment);
        assertThat(verified("payment_intent.payment_failed", payment).capture()).isEmpty();
        assertThat(verified("charge.updated", payment).capture()).isEmpty();
    }

    @Test
    void eventsOfARefundNameIt() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        ConnectorRequest.Refund asked = StripeRig.refund(order, payment, 1000);
        String id = ((RefundOutcome.Succeeded) rig.refund(asked)).processorRef();
        rig.stripe().failRefund(id, "lost_or_stolen_card");
        for (String type : List.of("refund.created", "refund.updated", "refund.failed")) {
            assertThat(verified(type, id).refund())
                    .as(type)
                    .contains(new NotificationReading.RefundHint(Optional.of(asked.id()), Optional.of(id)));
        }
        assertThat(verified("charge.refunded", payment).refund())
                .contains(NotificationReading.RefundHint.ofThatPayment());
        assertThat(verified("checkout.session.completed", order.reference()).refund())
                .isEmpty();
    }

    /** By its older name; the object is the same. */
    @Test
    void chargeRefundUpdatedNamesTheRefund() {
        String body = "{\"id\":\"evt_1\",\"type\":\"charge.refund.updated\",\"livemode\":false,\"data\":{\"object\":"
                + "{\"object\":\"refund\",\"id\":\"re_9\",\"payment_intent\":\"pi_1\",\"metadata\":{}}}}";
        NotificationReading read = rig.read(
                StripeDouble.signed(body, Instant.now(), List.of(rig.stripe().webhookSecret())));
        assertThat(read)
                .isEqualTo(new Verified(
                        "evt_1",
                        "charge.refund.updated",
                        Optional.empty(),
                        Optional.of("pi_1"),
                        Optional.of(new NotificationReading.RefundHint(Optional.empty(), Optional.of("re_9")))));
    }

    /** Sent again it would be no better. */
    @Test
    void anEventWhoseIdIsNoneIsRejected() {
        for (String id : List.of("", "e".repeat(256), "evt\\n1")) {
            String body =
                    "{\"id\":\"" + id + "\",\"type\":\"payout.paid\",\"livemode\":false,\"data\":{\"object\":{}}}";
            assertThat(rig.read(StripeDouble.signed(
                            body, Instant.now(), List.of(rig.stripe().webhookSecret()))))
                    .isInstanceOf(NotificationReading.Rejected.class);
        }
    }

    @Test
    void aDelayedPaymentsEventsNameItsAttempt() {
        StripeRig.Order failing = StripeRig.order();
        String id = rig.open(failing);
        rig.stripe().payLater(id);
        rig.stripe().asyncFail(id);
        StripeRig.Order succeeding = StripeRig.order();
        String other = rig.open(succeeding);
        rig.stripe().payLater(other);
        rig.stripe().asyncSucceed(other);
        StripeRig.Order left = StripeRig.order();
        String third = rig.open(left);
        rig.stripe().expire(third);
        assertThat(verified("checkout.session.async_payment_failed", id).reference())
                .contains(failing.reference());
        assertThat(verified("checkout.session.async_payment_succeeded", other).reference())
                .contains(succeeding.reference());
        assertThat(verified("checkout.session.expired", third).reference()).contains(left.reference());
    }

    @Test
    void whatIsDoneAtStripeNamesThePayment() {
        StripeRig.Order order = StripeRig.order();
        String payment = rig.pay(order);
        rig.stripe().settle(payment);
        rig.stripe().refundAtDashboard(payment, 500);
        String dispute = rig.stripe().dispute(payment).id();
        rig.stripe().closeDispute(dispute, StripeDispute.Status.LOST);
        for (String type : List.of("refund.created", "charge.dispute.created", "charge.dispute.closed")) {
            Verified read = verified(type, payment);
            assertThat(read.type()).isEqualTo(type);
            assertThat(read.processorRef()).as(type).contains(payment);
        }
    }

    @Test
    void payoutsAreKeptAndAreAboutNoAttempt() {
        StripeRig.Order order = StripeRig.order(new Money(1_000_000, "USD"));
        String payment = rig.pay(order);
        rig.stripe().settle(payment);
        rig.stripe().makeAvailable(payment);
        String payout = rig.stripe().payout(false, "usd").id();
        rig.stripe().payoutPaid(payout);
        Verified read = verified("payout.paid", payout);
        assertThat(read.reference()).isEmpty();
        assertThat(read.processorRef()).isEmpty();
    }

    @Test
    void whatIsNotAskedForIsPassedOver() {
        rig.pay(StripeRig.order());
        Set<String> unwanted = new HashSet<>();
        for (StripeEvent event : rig.stripe().events()) {
            NotificationReading read = rig.read(rig.stripe().signed(event, Instant.now()));
            if (read instanceof NotificationReading.Ignored) {
                unwanted.add(event.type());
            }
        }
        assertThat(unwanted).doesNotContainAnyElementsOf(com.ovgcpayments.gateway.connector.stripe.StripeEvent.WANTED);
    }

    @Test
    void theOtherModesEventsArePassedOver() {
        try (StripeRig testOnly = StripeRig.testOnly()) {
            String body = "{\"id\":\"evt_1\",\"type\":\"payout.paid\",\"livemode\":true,\"data\":{\"object\":{}}}";
            assertThat(testOnly.read(StripeDouble.signed(
                            body, Instant.now(), List.of(testOnly.stripe().webhookSecret()))))
                    .isInstanceOf(NotificationReading.Ignored.class);
            assertThat(testOnly.read(StripeDouble.signed(
                            body.replace("true", "false"),
                            Instant.now(),
                            List.of(testOnly.stripe().webhookSecret()))))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void anotherSystemsPaymentsAtTheSameAccountArePassedOver() {
        for (String object : List.of(
                "{\"object\":\"checkout.session\",\"client_reference_id\":\"order-17\",\"metadata\":{}}",
                "{\"object\":\"payment_intent\",\"metadata\":{}}",
                "{\"object\":\"charge\",\"payment_intent\":\"pi_theirs\",\"metadata\":null}",
                "{\"object\":\"charge\",\"payment_intent\":null,\"metadata\":{\"ovgc_attempt\":\"'; DROP TABLE\"}}")) {
            String type = object.contains("checkout")
                    ? "checkout.session.completed"
                    : object.contains("\"charge\"") ? "charge.updated" : "payment_intent.payment_failed";
            String body = "{\"id\":\"evt_1\",\"type\":\"" + type + "\",\"livemode\":false,\"data\":{\"object\":"
                    + object + "}}";
            assertThat(rig.read(StripeDouble.signed(
                            body, Instant.now(), List.of(rig.stripe().webhookSecret()))))
                    .as(object)
                    .isInstanceOf(NotificationReading.Ignored.class);
        }
    }

    @Test
    void whileASecretIsRolledOldAndNewAreHeard() {
        String before = rig.stripe().webhookSecret();
        rig.pay(StripeRig.order());
        StripeEvent event = rig.stripe().events("checkout.session.completed").get(0);
        String after = "whsec_after";
        try (StripeRig both = StripeRig.with(Map.of("webhookSecrets", List.of(after, before)))) {
            for (String secret : List.of(before, after)) {
                assertThat(both.read(StripeDouble.signed(event.body(), Instant.now(), List.of(secret))))
                        .isInstanceOf(Verified.class);
            }
        }
    }

    @Test
    void withoutASecretNobodyIsBelieved() {
        rig.pay(StripeRig.order());
        StripeEvent event = rig.stripe().events("checkout.session.completed").get(0);
        try (StripeRig none = StripeRig.with(Map.of("webhookSecrets", ""))) {
            assertThat(none.read(rig.stripe().signed(event, Instant.now())))
                    .isInstanceOf(NotificationReading.Rejected.class);
        }
    }

    @Test
    void bothModesAreHeard() {
        rig.pay(StripeRig.order().in(Mode.LIVE));
        Optional<StripeEvent> live = rig.stripe().events("checkout.session.completed").stream()
                .filter(StripeEvent::live)
                .findFirst();
        assertThat(rig.read(rig.stripe().signed(live.orElseThrow(), Instant.now())))
                .isInstanceOf(Verified.class);
    }

    private static String paidAtTheSecondTry(StripeRig.Order order) {
        String id = rig.open(order);
        rig.stripe().decline(id, "generic_decline");
        rig.stripe().pay(id);
        rig.stripe().settle(rig.payment(id));
        return id;
    }

    /** The reading of the newest event of a type that mentions one of these. */
    private static Verified verified(String type, String... mentioning) {
        List<StripeEvent> events = rig.stripe().events(type).stream()
                .filter(event -> List.of(mentioning).stream().anyMatch(event.body()::contains))
                .toList();
        assertThat(events).as(type).isNotEmpty();
        NotificationReading read = rig.read(rig.stripe().signed(events.get(events.size() - 1), Instant.now()));
        assertThat(read).as(type).isInstanceOf(Verified.class);
        return (Verified) read;
    }
}
