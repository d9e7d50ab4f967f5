package com.ovgcpayments.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.NotificationReading.RefundHint;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a processor tells of a refund is never believed, but asked about at once. */
@ExtendWith(VertxExtension.class)
class RefundChecksTest {
    private static final RefundOutcome TAKEN_BACK = new RefundOutcome.Failed(Optional.of("r1"), "account_closed");

    private final ScriptedConnector processor = new ScriptedConnector(
            "first", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withRefund());
    private RefundFixture gateway;
    private RefundChecks checks;
    private UUID late;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new RefundFixture(vertx, TestDatabase.create(), processor);
        checks = new RefundChecks(gateway.database);
        late = gateway.late("first");
    }

    @Test
    void refundUnderWayIsAskedAboutSooner() {
        processor.refundAnswers(new RefundOutcome.Pending("r1"));
        processor.fetchRefundAnswers(new RefundOutcome.Pending("r1"));
        for (int i = 0; i < 12; i++) {
            gateway.sweepAll();
        }
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        for (RefundHint hint : new RefundHint[] {byId(), byRef("r1"), RefundHint.ofThatPayment()}) {
            gateway.owner
                    .query("UPDATE refund SET next_check_at = now() + interval '1 day', checked_at = NULL")
                    .await();
            assertThat(look(hint)).as("%s", hint).isEqualTo(1);
            assertThat(due()).as("%s", hint).isTrue();
        }
        sweepDue();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void atMostEveryTwoSeconds() {
        processor.refundAnswers(new RefundOutcome.Pending("r1"));
        gateway.sweepAll();
        look(byId());
        assertThat(gateway.owner
                        .query("SELECT next_check_at >= checked_at + interval '2 seconds' AS patient FROM refund")
                        .await()
                        .iterator()
                        .next()
                        .getBoolean("patient"))
                .isTrue();
    }

    @Test
    void aConfirmedRefundThatIsTakenBackIsNoticed() {
        succeed();
        processor.fetchRefundAnswers(TAKEN_BACK);
        look(byId());
        gateway.sweepAll();
        SurplusCapture.Refund refund = gateway.refund(late);
        assertThat(refund.state()).isEqualTo(RefundState.OPERATOR);
        assertThat(refund.refusal()).contains("account_closed");
        assertThat(refund.reason()).contains("the processor took back what it had confirmed: account_closed");
        assertThat(takenBack()).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackCanBePaidBackAnew() {
        succeed();
        processor.fetchRefundAnswers(TAKEN_BACK);
        look(byRef("r1"));
        gateway.sweepAll();
        processor.refundAnswers(new RefundOutcome.Succeeded("r2"));
        gateway.surplus
                .resolve(late, SurplusResolution.REFUND, new Deed("ops", "again", "req_1"))
                .await();
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(gateway.refund(late).processorRef()).contains("r2");
    }

    @Test
    void aLieAboutAConfirmedRefundChangesNothing() {
        succeed();
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        String before = ended();
        look(byId());
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(ended()).isEqualTo(before);
        assertThat(gateway.nextCheck(late)).isEmpty();
        assertThat(takenBack()).isZero();
    }

    /** Only one that is named is asked about again after its end. */
    @Test
    void aNotificationOfThePaymentLeavesConfirmedRefundsAlone() {
        succeed();
        assertThat(look(RefundHint.ofThatPayment())).isZero();
    }

    @Test
    void anotherProcessorsWordMovesNothing() {
        processor.refundAnswers(new RefundOutcome.Pending("r1"));
        gateway.sweepAll();
        assertThat(checks.look("second", Optional.of(reference()), byId()).await())
                .isZero();
        assertThat(checks.look("second", Optional.of(reference()), byRef("r1")).await())
                .isZero();
        assertThat(checks.look("second", Optional.of(reference()), RefundHint.ofThatPayment())
                        .await())
                .isZero();
    }

    @Test
    void whatTheProcessorNeverHeardOfIsNotAskedAbout() {
        assertThat(look(byId())).isZero();
        assertThat(look(RefundHint.ofThatPayment())).isZero();
    }

    @Test
    void whatHasFailedStaysSo() {
        gateway.owner
                .query(
                        "UPDATE refund SET state = 'failed', sent_at = now(), next_check_at = NULL, processor_ref = 'r1'")
                .await();
        UUID id = gateway.owner
                .query("SELECT id FROM refund")
                .await()
                .iterator()
                .next()
                .getUUID("id");
        assertThat(look(new RefundHint(Optional.of(PublicId.REFUND.format(id)), Optional.empty())))
                .isZero();
        assertThat(look(byRef("r1"))).isZero();
    }

    /** The answer may be older than what was told. */
    @Test
    void whatIsToldWhileItIsAskedIsAskedOnceMore() {
        processor.refundAnswers(new RefundOutcome.Pending("r1"));
        gateway.sweepAll();
        RefundHint hint = byId();
        processor.onFetchRefund(
                request -> checks.look("first", Optional.empty(), hint).map(new RefundOutcome.Succeeded("r1")));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(gateway.nextCheck(late)).isPresent();
        processor.fetchRefundAnswers(TAKEN_BACK);
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
    }

    private void succeed() {
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    private int look(RefundHint hint) {
        return checks.look("first", Optional.of(reference()), hint).await();
    }

    private RefundHint byId() {
        return new RefundHint(
                Optional.of(PublicId.REFUND.format(gateway.refund(late).id())), Optional.empty());
    }

    private static RefundHint byRef(String ref) {
        return new RefundHint(Optional.empty(), Optional.of(ref));
    }

    private String reference() {
        return gateway.owner
                .query("SELECT reference FROM attempt")
                .await()
                .iterator()
                .next()
                .getString("reference");
    }

    private boolean due() {
        return gateway.nextCheck(late).orElseThrow().isBefore(Instant.now().plusSeconds(10));
    }

    private void sweepDue() {
        Future.join(gateway.job.sweep(10).await()).await();
    }

    private long takenBack() {
        return gateway.owner
                .query("SELECT count(*) AS number FROM refund WHERE taken_back_at IS NOT NULL")
                .await()
                .iterator()
                .next()
                .getLong("number");
    }

    private String ended() {
        return String.valueOf(gateway.owner
                .query("SELECT ended_at FROM refund")
                .await()
                .iterator()
                .next()
                .getOffsetDateTime("ended_at"));
    }
}
