package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Mode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the payer chooses, and what the gateway then learns: all of it over HTTP. What every connector must do is in
 * {@link SandboxContractTest}.
 */
class SandboxOutcomesTest {
    /** Stands still, so that times can be compared. */
    private static Clock clock;

    private static Receiver receiver;
    private static Instance sandbox;

    @BeforeAll
    static void start() {
        clock = Clock.fixed(Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        receiver = new Receiver();
        sandbox = Instance.Plan.fresh()
                .notifying(receiver.url())
                .at(clock)
                .waiting(Duration.ofMillis(700))
                .start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void approveCapturesOnceAndNotifies() {
        URI page = sandbox.open("approve_1");
        HttpResponse<String> answer = Payer.choose(page, "approve");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Payer.next(answer)).isEqualTo(Instance.RETURN_URL);

        Outcome.Succeeded told = (Outcome.Succeeded) sandbox.fetch("approve_1");
        assertThat(told.captures()).singleElement().satisfies(capture -> {
            assertThat(capture.money()).isEqualTo(Instance.PRICE);
            assertThat(capture.capturedAt()).isEqualTo(clock.instant());
        });
        assertNotified("approve_1", 1, "payment.captured");
    }

    @Test
    void refundIsNotifiedByItsName() {
        Payer.choose(sandbox.open("refunded_1"), "approve");
        Outcome.Capture capture =
                ((Outcome.Succeeded) sandbox.fetch("refunded_1")).captures().get(0);
        assertNotified("refunded_1", 1, "payment.captured");
        sandbox.refund(Instance.refund("re_1", "refunded_1", capture));
        sandbox.refund(Instance.refund("re_1", "refunded_1", capture));
        for (int seen = 1; ; seen++) {
            Optional<ConnectorRequest.Notification> told = receiver.await(seen).stream()
                    .filter(each ->
                            "refund.succeeded".equals(Receiver.json(each).getString("type")))
                    .findFirst();
            if (told.isPresent()) {
                NotificationReading.Verified read = (NotificationReading.Verified) sandbox.notification(told.get());
                assertThat(read.reference()).contains("refunded_1");
                assertThat(read.refund())
                        .contains(new NotificationReading.RefundHint(Optional.of("re_1"), Optional.empty()));
                break;
            }
        }
        assertThat(outbox("refunded_1")).hasSize(2);
    }

    @Test
    void pressingTwiceChangesNothing() {
        URI page = sandbox.open("twice_pressed_1");
        Payer.choose(page, "approve");
        Outcome first = sandbox.fetch("twice_pressed_1");
        assertThat(Payer.next(Payer.choose(page, "approve"))).isEqualTo(Instance.RETURN_URL);
        assertThat(Payer.next(Payer.choose(page, "decline"))).isEqualTo(Instance.RETURN_URL);
        assertThat(sandbox.fetch("twice_pressed_1")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "decline,            card_declined,      GENERIC,            false",
        "insufficient_funds, insufficient_funds, INSUFFICIENT_FUNDS, true",
    })
    void declines(String choice, String code, DeclineReason reason, boolean soft) {
        String reference = choice + "_1";
        URI page = sandbox.open(reference);
        assertThat(Payer.next(Payer.choose(page, choice))).isEqualTo(Instance.RETURN_URL);
        assertThat(sandbox.fetch(reference)).isEqualTo(new Outcome.Declined(code, reason, soft));
        assertNotified(reference, 1, "payment.declined");
    }

    @Test
    void authenticationIsOnePageMore() {
        URI page = sandbox.open("authenticate_1");
        HttpResponse<String> answer = Payer.choose(page, "authenticate");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Payer.next(answer)).isEqualTo(page);
        assertThat(Payer.see(page).body())
                .contains("value=\"authenticated\"", "value=\"authentication_failed\"")
                .doesNotContain("value=\"approve\"");
        assertThat(sandbox.fetch("authenticate_1")).isInstanceOf(Outcome.Redirect.class);

        // A choice of the first page is none any more.
        assertThat(Payer.next(Payer.choose(page, "approve"))).isEqualTo(page);
        assertThat(sandbox.fetch("authenticate_1")).isInstanceOf(Outcome.Redirect.class);

        assertThat(Payer.next(Payer.choose(page, "authenticated"))).isEqualTo(Instance.RETURN_URL);
        assertThat(sandbox.fetch("authenticate_1")).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void authenticationFails() {
        URI page = sandbox.open("authenticate_2");
        Payer.choose(page, "authenticate");
        Payer.choose(page, "authentication_failed");
        assertThat(sandbox.fetch("authenticate_2"))
                .isEqualTo(new Outcome.Declined("authentication_failed", DeclineReason.AUTHENTICATION_FAILED, false));
    }

    @Test
    void authenticatingCannotBeSkipped() {
        URI page = sandbox.open("authenticate_3");
        assertThat(Payer.next(Payer.choose(page, "authenticated"))).isEqualTo(page);
        assertThat(sandbox.fetch("authenticate_3")).isInstanceOf(Outcome.Redirect.class);
    }

    @ParameterizedTest
    @CsvSource({"timeout_then_approve, Succeeded", "timeout_then_decline, Declined"})
    void staysSilentTwiceAndThenTells(String choice, String told) {
        String reference = choice + "_1";
        URI page = sandbox.open(reference);
        assertThat(Payer.next(Payer.choose(page, choice))).isEqualTo(Instance.RETURN_URL);
        assertThat(sandbox.fetch(reference)).isInstanceOf(Outcome.Unknown.class);
        assertThat(sandbox.fetch(reference)).isInstanceOf(Outcome.Unknown.class);
        assertThat(sandbox.fetch(reference).getClass().getSimpleName()).isEqualTo(told);
        assertThat(sandbox.fetch(reference).getClass().getSimpleName()).isEqualTo(told);
        assertThat(outbox(reference)).isEmpty();
    }

    @Test
    void approveTwiceMakesTwoCapturesAndNotifiesBoth() {
        URI page = sandbox.open("approve_twice_1");
        Payer.choose(page, "approve_twice");
        Outcome.Succeeded told = (Outcome.Succeeded) sandbox.fetch("approve_twice_1");
        assertThat(told.captures()).hasSize(2);
        assertThat(told.captures()).extracting(Outcome.Capture::processorRef).doesNotHaveDuplicates();
        assertThat(told.captures()).extracting(Outcome.Capture::money).containsOnly(Instance.PRICE);
        assertNotified("approve_twice_1", 2, "payment.captured");
    }

    @Test
    void lateApprovalIsToldAtOnceWithALateTime() {
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        URI page = sandbox.open(Instance.order("late_1", Mode.TEST, "A book", end));
        Payer.choose(page, "late_approve");
        Outcome.Succeeded told = (Outcome.Succeeded) sandbox.fetch("late_1");
        assertThat(told.captures().get(0).capturedAt()).isEqualTo(end.plus(Duration.ofMinutes(5)));
        assertNotified("late_1", 1, "payment.captured");
    }

    @Test
    void anExpiredPageTakesALateApprovalAndNothingElse() {
        Instant end = clock.instant().minus(Duration.ofMinutes(2));
        Outcome begun = sandbox.begin(Instance.order("late_2", Mode.TEST, "A book", end));
        assertThat(begun).isEqualTo(new Outcome.Closed("expired"));
        URI expired = URI.create(sandbox.origin() + "/pay/" + paymentId("late_2"));
        assertThat(Payer.next(Payer.choose(expired, "approve"))).isEqualTo(expired);
        assertThat(sandbox.fetch("late_2")).isEqualTo(new Outcome.Closed("expired"));
        assertThat(Payer.see(expired).body()).contains("expired", "value=\"late_approve\"");
        Payer.choose(expired, "late_approve");
        assertThat(sandbox.fetch("late_2")).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aPageOutlivesItsSessionByNinetySeconds() {
        Instant end = clock.instant().minusSeconds(90);
        assertThat(sandbox.begin(Instance.order("grace_1", Mode.TEST, "A book", end)))
                .isInstanceOf(Outcome.Redirect.class);
    }

    @Test
    void abandoningLeavesThePageOpen() {
        URI page = sandbox.open("abandon_1");
        assertThat(Payer.next(Payer.choose(page, "abandon"))).isEqualTo(Instance.RETURN_URL);
        assertThat(sandbox.fetch("abandon_1")).isInstanceOf(Outcome.Redirect.class);
        Payer.choose(page, "approve");
        assertThat(sandbox.fetch("abandon_1")).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void approvingLaterIsPendingFirst() {
        Instant chosenAt = clock.instant();
        try (Receiver own = new Receiver()) {
            Instance.Plan plan = Instance.Plan.fresh().notifying(own.url()).at(clock);
            try (Instance one = plan.start()) {
                URI page = one.open("later_1");
                assertThat(Payer.next(Payer.choose(page, "approve_later"))).isEqualTo(Instance.RETURN_URL);
                assertThat(one.fetch("later_1"))
                        .isInstanceOfSatisfying(
                                Outcome.Pending.class,
                                pending -> assertThat(pending.acceptedAt()).contains(chosenAt));
                assertThat(own.count()).isZero();
            }
            try (Instance later =
                    plan.at(Clock.offset(clock, Duration.ofSeconds(10))).start()) {
                Outcome.Succeeded told = (Outcome.Succeeded) later.fetch("later_1");
                assertThat(told.captures().get(0).capturedAt()).isEqualTo(chosenAt.plusSeconds(10));
                assertThat(own.await(1)).hasSize(1);
            }
        }
    }

    @Test
    void cancellingClosesAnOpenPageForGood() {
        URI page = sandbox.open("cancel_1");
        assertThat(sandbox.cancel("cancel_1", Optional.empty())).isEqualTo(new Outcome.Closed("cancelled"));
        assertThat(sandbox.cancel("cancel_1", Optional.of(paymentId("cancel_1"))))
                .isEqualTo(new Outcome.Closed("cancelled"));
        assertThat(Payer.next(Payer.choose(page, "approve"))).isEqualTo(page);
        assertThat(Payer.next(Payer.choose(page, "late_approve"))).isEqualTo(page);
        assertThat(sandbox.fetch("cancel_1")).isEqualTo(new Outcome.Closed("cancelled"));
    }

    @Test
    void nobodyKnowsAnUnknownReference() {
        Outcome.Unknown unknown = new Outcome.Unknown("sandbox knows no such payment");
        assertThat(sandbox.fetch("never_seen_1")).isEqualTo(unknown);
        assertThat(sandbox.fetch("never/seen?&# 1")).isEqualTo(unknown);
        assertThat(sandbox.cancel("never_seen_1", Optional.of("sbx_none"))).isEqualTo(unknown);
    }

    @Test
    void anotherOrderUnderTheSameKeyIsAConflict() {
        var request = Instance.order("again_1");
        sandbox.open(request);
        var other = Instance.order("again_1", Mode.TEST, "Another book", request.sessionExpiresAt());
        assertThat(sandbox.begin(other)).isEqualTo(new Outcome.Unknown("sandbox answered 409"));
    }

    private static void assertNotified(String reference, int count, String type) {
        List<NotificationReading.Verified> told = awaitNotifications(reference, count, type);
        assertThat(told).extracting(NotificationReading.Verified::eventId).doesNotHaveDuplicates();
    }

    private static List<NotificationReading.Verified> awaitNotifications(String reference, int count, String type) {
        for (int seen = 1; ; seen++) {
            var about = receiver.await(seen).stream()
                    .filter(each -> Receiver.json(each).getString("reference").equals(reference))
                    .toList();
            if (about.size() == count) {
                assertThat(about)
                        .extracting(each -> Receiver.json(each).getString("type"))
                        .containsOnly(type);
                return about.stream()
                        .map(each -> (NotificationReading.Verified) sandbox.notification(each))
                        .toList();
            }
        }
    }

    private static List<SandboxPayment.Event> outbox(String reference) {
        return new SandboxBook(sandbox.book())
                .find(paymentId(reference))
                .await()
                .orElseThrow()
                .events();
    }

    private static String paymentId(String reference) {
        return new PaymentIds(new SandboxBook(sandbox.book()).secret("ids").await()).of(reference);
    }
}
