package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The book outlives the process, and instances share it. */
class SandboxRestartTest {
    @Test
    void anOpenPageSurvivesARestart() {
        Instance.Plan plan = Instance.Plan.fresh();
        URI page;
        try (Instance before = plan.start()) {
            page = before.open("a_1");
        }
        try (Instance after = plan.start()) {
            assertThat(Payer.see(page).statusCode()).isEqualTo(200);
            Payer.choose(page, "approve");
            assertThat(after.fetch("a_1")).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    @Test
    void aRefundSurvivesARestart() {
        Instance.Plan plan = Instance.Plan.fresh();
        ConnectorRequest.Refund refund;
        RefundOutcome made;
        try (Instance before = plan.start()) {
            Payer.choose(before.open("a_1"), "approve");
            Outcome.Capture capture =
                    ((Outcome.Succeeded) before.fetch("a_1")).captures().get(0);
            refund = Instance.refund("rf_1", "a_1", capture);
            made = before.refund(refund);
            assertThat(made).isInstanceOf(RefundOutcome.Succeeded.class);
        }
        try (Instance after = plan.start()) {
            assertThat(after.refund(refund)).isEqualTo(made);
            assertThat(after.fetchRefund(refund)).isEqualTo(made);
        }
    }

    @Test
    void whatWasWrittenBeforeThereWereRefundsIsStillRead() {
        try (Instance sandbox = Instance.Plan.fresh().start()) {
            sandbox.open("a_1");
            Book.Entry entry = sandbox.book().list("payment/", 1).await().get(0);
            JsonObject old = entry.value().copy();
            assertThat(old.remove("refunds")).isNotNull();
            assertThat(sandbox.book().replace(entry, old).await()).isTrue();
            assertThat(sandbox.fetch("a_1")).isInstanceOf(Outcome.Redirect.class);
        }
    }

    @Test
    void eachOfTwoInstancesKeepsItsPort() {
        Instance.Plan plan = Instance.Plan.fresh();
        String one;
        String other;
        try (Instance first = plan.start();
                Instance second = plan.start()) {
            one = first.origin();
            other = second.origin();
            assertThat(one).isNotEqualTo(other);
        }
        try (Instance first = plan.start();
                Instance second = plan.start()) {
            assertThat(List.of(first.origin(), second.origin())).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void aFixedPortThatIsTakenStopsTheStart() {
        try (Instance first = Instance.Plan.fresh().start()) {
            int port = URI.create(first.origin()).getPort();
            assertThatThrownBy(() ->
                            Instance.Plan.fresh().with(Map.of("port", port)).start())
                    .hasMessage("the sandbox cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void whatWasNotTakenIsNotifiedAfterARestart() {
        try (Receiver receiver = new Receiver()) {
            Instance.Plan plan = Instance.Plan.fresh().notifying(receiver.url());
            receiver.answer(500, 500, 500, 500);
            try (Instance before = plan.start()) {
                Payer.choose(before.open("a_1"), "approve");
                receiver.await(1);
            }
            int refused = receiver.count();
            receiver.forgetAnswers();
            try (Instance after = plan.start()) {
                ConnectorRequest.Notification told = receiver.await(refused + 1).get(refused);
                assertThat(after.notification(told)).isInstanceOf(NotificationReading.Verified.class);
                assertThat(Receiver.json(told).getString("reference")).isEqualTo("a_1");
            }
        }
    }

    @Test
    void anEventWhoseSenderDiedIsSentByTheNext() {
        Instance.Plan plan = Instance.Plan.fresh();
        try (Instance before = plan.start()) {
            Payer.choose(before.open("a_1"), "approve_twice");
        }
        try (Receiver receiver = new Receiver();
                Instance after = plan.notifying(receiver.url()).start()) {
            List<ConnectorRequest.Notification> told = receiver.await(2);
            assertThat(told)
                    .extracting(each -> Receiver.json(each).getString("event_id"))
                    .doesNotHaveDuplicates();
            assertThat(told)
                    .allSatisfy(each ->
                            assertThat(after.notification(each)).isInstanceOf(NotificationReading.Verified.class));
        }
    }

    @Test
    void anAnnouncementWhoseWriterDiedIsHarmless() {
        try (Receiver receiver = new Receiver();
                Instance sandbox =
                        Instance.Plan.fresh().notifying(receiver.url()).start()) {
            URI page = sandbox.open("a_1");
            String id = page.getPath().substring("/pay/".length());
            new SandboxOutbox(sandbox.book()).announce(id, Instant.EPOCH).await();
            assertThat(sandbox.fetch("a_1")).isInstanceOf(Outcome.Redirect.class);
            Payer.choose(page, "approve");
            assertThat(receiver.await(1)).hasSize(1);
        }
    }

    @Test
    void refusedAtFirstThenTakenThenSilent() {
        try (Receiver receiver = new Receiver();
                Instance sandbox =
                        Instance.Plan.fresh().notifying(receiver.url()).start()) {
            receiver.answer(500, 302);
            Payer.choose(sandbox.open("a_1"), "decline");
            List<ConnectorRequest.Notification> told = receiver.await(3);
            assertThat(told)
                    .extracting(ConnectorRequest.Notification::body)
                    .containsOnly(told.get(0).body());
            Await.until(() -> sandbox.book().list("outbox/", 10).await().isEmpty());
            assertThat(receiver.count()).isEqualTo(3);
        }
    }

    @Test
    void ofTwoWhoApproveAtOnceOneIsHeard() {
        try (Receiver receiver = new Receiver()) {
            Instance.Plan plan = Instance.Plan.fresh().notifying(receiver.url());
            try (Instance one = plan.start();
                    Instance other = plan.start()) {
                URI here = one.open("a_1");
                URI there = URI.create(other.origin() + here.getPath());
                var answers = IntStream.range(0, 16)
                        .mapToObj(
                                n -> Payer.choosing(n % 2 == 0 ? here : there, n % 4 < 2 ? "approve" : "approve_twice"))
                        .toList();
                answers.forEach(
                        answer -> assertThat(Payer.next(Payer.await(answer))).isEqualTo(Instance.RETURN_URL));
                Outcome.Succeeded told = (Outcome.Succeeded) one.fetch("a_1");
                assertThat(other.fetch("a_1")).isEqualTo(told);
                Await.until(() -> one.book().list("outbox/", 10).await().isEmpty());
                assertThat(receiver.await(told.captures().size()))
                        .extracting(each -> Receiver.json(each).getString("event_id"))
                        .hasSameSizeAs(told.captures())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void ofTwoWhoBeginAtOnceBothGetTheSamePayment() {
        Instance.Plan plan = Instance.Plan.fresh();
        try (Instance one = plan.start();
                Instance other = plan.start()) {
            var request = Instance.order("a_1");
            Outcome.Redirect here = (Outcome.Redirect) one.begin(request);
            Outcome.Redirect there = (Outcome.Redirect) other.begin(request);
            assertThat(there.processorRef()).isEqualTo(here.processorRef());
        }
    }

    @Test
    void ofManyRefundsAtOnceNoMoreIsPaidThanWasCaptured() {
        Instance.Plan plan = Instance.Plan.fresh();
        try (Instance one = plan.start();
                Instance other = plan.start()) {
            Payer.choose(one.open("a_1"), "approve");
            Outcome.Capture capture =
                    ((Outcome.Succeeded) one.fetch("a_1")).captures().get(0);
            List<Future<RefundOutcome>> refunds = IntStream.range(0, 8)
                    .mapToObj(n -> (n % 2 == 0 ? one : other).refunding(Instance.refund("rf_" + n, "a_1", capture)))
                    .toList();
            List<RefundOutcome> outcomes =
                    refunds.stream().map(each -> each.await()).toList();
            assertThat(outcomes)
                    .filteredOn(RefundOutcome.Succeeded.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(new RefundOutcome.Failed(Optional.empty(), "exceeds_captured")::equals)
                    .hasSize(7);
        }
    }

    @Test
    void approvalAndCancellationExcludeEachOther() {
        Instance.Plan plan = Instance.Plan.fresh();
        try (Instance one = plan.start();
                Instance other = plan.start()) {
            for (int n = 0; n < 10; n++) {
                URI page = one.open("race_" + n);
                var choosing = Payer.choosing(page, "approve");
                Outcome cancelled = other.cancel("race_" + n, Optional.empty());
                URI next = Payer.next(Payer.await(choosing));
                assertThat(one.fetch("race_" + n)).isEqualTo(cancelled);
                assertThat(next.equals(Instance.RETURN_URL)).isEqualTo(cancelled instanceof Outcome.Succeeded);
            }
        }
    }
}
