package com.ovgcpayments.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Surplus money goes back once: what may have been refunded is looked for, never refunded again. */
@ExtendWith(VertxExtension.class)
class RefundJobTest {
    private static final RefundOutcome SILENCE = new RefundOutcome.Unknown("timeout");

    private final ScriptedConnector processor = new ScriptedConnector(
            "first", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withRefund());
    private final ScriptedConnector cannot = new ScriptedConnector("second", false, true);
    private RefundFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new RefundFixture(vertx, TestDatabase.create(), processor, cannot);
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
    }

    @Test
    void wholeCaptureGoesBackUnderOurId() {
        UUID late = gateway.late("first");
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(sent()).singleElement().satisfies(request -> {
            assertThat(request.id())
                    .isEqualTo(PublicId.REFUND.format(gateway.refund(late).id()));
            assertThat(request.captureRef()).isEqualTo("cap-" + late);
            assertThat(request.amount()).isEqualTo(RefundFixture.MONEY);
            assertThat(request.captured()).isEqualTo(RefundFixture.MONEY);
        });
        gateway.sweepAll();
        assertThat(processor.asked()).hasSize(1);
    }

    @Test
    void thatItMayBeSentIsCommittedBefore() {
        UUID late = gateway.late("first");
        processor.onRefund(request -> gateway.owner
                .query("SELECT state::text AS state FROM refund WHERE sent_at IS NOT NULL")
                .map(rows -> new RefundOutcome.Succeeded(
                        "seen-" + rows.iterator().next().getString("state"))));
        gateway.sweepAll();
        assertThat(gateway.refund(late).processorRef()).contains("seen-sending");
    }

    @Test
    void processorThatTakesItsTimeIsAskedUntilItIsDone() {
        UUID late = gateway.late("first");
        processor.refundAnswers(new RefundOutcome.Pending("r1"));
        processor.fetchRefundAnswers(new RefundOutcome.Pending("r1"));
        for (int i = 0; i < 30; i++) {
            gateway.sweepAll();
        }
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.PENDING_AT_PROCESSOR);
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void unansweredRefundIsLookedForAndNotSentAgain() {
        UUID late = gateway.late("first");
        processor.refundAnswers(SILENCE);
        processor.fetchRefundAnswers(SILENCE);
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        assertThat(gateway.refund(late).reason()).contains("timeout");
        assertThat(sent()).hasSize(1);
        assertThat(gateway.nextCheck(late)).isEmpty();
    }

    @Test
    void whatTheProcessorSurelyHasNotIsSentAgainTheSame() {
        UUID late = gateway.late("first");
        processor.refundAnswers(SILENCE);
        gateway.sweepAll();
        processor.fetchRefundAnswers(new RefundOutcome.NotFound("none"));
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(sent()).hasSize(2);
        assertThat(sent().get(0)).isEqualTo(sent().get(1));
    }

    @Test
    void onceItsKeyMayBeForgottenItIsNotSentAgain() {
        UUID late = gateway.late("first");
        processor.refundAnswers(SILENCE);
        gateway.sweepAll();
        gateway.sentSince(late, Duration.ofHours(24));
        processor.fetchRefundAnswers(new RefundOutcome.NotFound("none"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        assertThat(gateway.refund(late).refusal()).contains("not_found");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void notSentIsSentLater() {
        UUID late = gateway.late("first");
        processor.refundAnswers(new RefundOutcome.NotSent("no route"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.PENDING);
        assertThat(gateway.refund(late).sentAt()).isEmpty();
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(RefundFixture.questions(processor)).containsExactly("refund", "refund");
    }

    @Test
    void laterNotSentProvesNothing() {
        UUID late = gateway.late("first");
        processor.refundAnswers(SILENCE);
        gateway.sweepAll();
        processor.fetchRefundAnswers(new RefundOutcome.NotFound("none"));
        processor.refundAnswers(new RefundOutcome.NotSent("no route"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SENDING);
        assertThat(gateway.refund(late).sentAt()).isPresent();
    }

    @Test
    void refundFoundSendingAfterACrashIsLookedForFirst() {
        UUID late = gateway.late("first");
        gateway.owner
                .query("UPDATE refund SET state = 'sending', sent_at = now() WHERE surplus_id = $1", late)
                .await();
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(RefundFixture.questions(processor)).containsExactly("fetchRefund");
    }

    @Test
    void refusedRefundIsAPersons() {
        UUID late = gateway.late("first");
        processor.refundAnswers(new RefundOutcome.Failed(Optional.empty(), "insufficient_funds"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        assertThat(gateway.refund(late).refusal()).contains("insufficient_funds");
    }

    @Test
    void connectorThatCannotRefundLeavesItToAPerson() {
        UUID late = gateway.late("second");
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        assertThat(gateway.refund(late).reason()).contains("refund it at second, then confirm: its connector cannot");
        assertThat(cannot.asked()).isEmpty();
    }

    @Test
    void connectorThatIsNotThereIsWaitedFor() {
        UUID late = gateway.late("third");
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.PENDING);
        assertThat(gateway.nextCheck(late)).isPresent();
    }

    @Test
    void whatAPersonMustLookAtFirstIsNotSent() {
        UUID late = gateway.late("first", Optional.of("another amount"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        assertThat(processor.asked()).isEmpty();
    }

    @Test
    void manyInstancesSendItOnce() {
        List<UUID> all =
                IntStream.range(0, 20).mapToObj(i -> gateway.late("first")).toList();
        List<Future<Void>> sweeps = IntStream.range(0, 8)
                .mapToObj(i ->
                        gateway.job.sweep(7).compose(begun -> Future.join(begun).<Void>mapEmpty()))
                .toList();
        Future.join(sweeps).await();
        gateway.sweepAll();
        assertThat(all)
                .allSatisfy(late -> assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED));
        assertThat(sent()).hasSize(20);
    }

    /** Whose lease ran out while the processor was silent must not write over what somebody else learned meanwhile. */
    @Test
    void answerThatComesAfterTheLeaseChangesNothing() {
        UUID late = gateway.late("first");
        processor.refundAnswers(SILENCE);
        gateway.sweepAll();
        processor.onFetchRefund(request -> gateway.owner
                .query("UPDATE refund SET leased_until = now() + interval '1 hour' WHERE surplus_id = $1", late)
                .map(new RefundOutcome.Failed(Optional.empty(), "too late")));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SENDING);
        assertThat(gateway.refund(late).refusal()).isEmpty();
    }

    private List<ConnectorRequest.Refund> sent() {
        return processor.asked().stream()
                .filter(ConnectorRequest.Refund.class::isInstance)
                .map(ConnectorRequest.Refund.class::cast)
                .toList();
    }
}
