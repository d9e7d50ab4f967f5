package com.ovgcpayments.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.session.Page;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person decides about surplus money ends it, and never pays it back twice. */
@ExtendWith(VertxExtension.class)
class SurplusCapturesTest {
    private static final Deed DEED = new Deed("opk_ada", "seen at the processor", "req_1");

    private final ScriptedConnector processor = new ScriptedConnector(
            "first", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withRefund());
    private RefundFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new RefundFixture(vertx, TestDatabase.create(), processor);
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
    }

    @Test
    void listsTheOldestFirstWithTheirRefunds() {
        UUID first = gateway.late("first");
        UUID second = gateway.late("first", Optional.of("look"));
        Page<SurplusCapture> page =
                gateway.surplus.list(Optional.empty(), Optional.empty(), 1).await();
        assertThat(page.items()).extracting(SurplusCapture::id).containsExactly(first);
        assertThat(page.hasMore()).isTrue();
        assertThat(gateway.surplus
                        .list(Optional.of(first), Optional.empty(), 1)
                        .await()
                        .items())
                .extracting(SurplusCapture::id)
                .containsExactly(second);
        assertThat(gateway.surplus
                        .list(Optional.empty(), Optional.of(RefundState.OPERATOR), 10)
                        .await()
                        .items())
                .singleElement()
                .satisfies(capture -> {
                    assertThat(capture.id()).isEqualTo(second);
                    assertThat(capture.kind()).isEqualTo("late");
                    assertThat(capture.refund().reason()).contains("look");
                    assertThat(capture.refund().operatorSince()).isPresent();
                });
    }

    @Test
    void refundedByHandAndAcceptedAreTheEnd() {
        UUID refunded = gateway.late("first", Optional.of("look"));
        UUID accepted = gateway.late("first", Optional.of("look"));
        assertThat(resolve(refunded, SurplusResolution.REFUNDED).refund().state())
                .isEqualTo(RefundState.SUCCEEDED);
        assertThat(resolve(accepted, SurplusResolution.ACCEPT).refund().state()).isEqualTo(RefundState.ACCEPTED);
        gateway.sweepAll();
        assertThat(processor.asked()).isEmpty();
        refused(refunded, SurplusResolution.REFUND);
        refused(accepted, SurplusResolution.REFUNDED);
        assertThat(new Audit(gateway.database).check().await()).satisfies(check -> {
            assertThat(check.rows()).isEqualTo(2);
            assertThat(check.broken()).isEmpty();
        });
    }

    @Test
    void whatWasNeverSentIsSent() {
        UUID late = gateway.late("first", Optional.of("look"));
        UUID refund = gateway.refund(late).id();
        resolve(late, SurplusResolution.REFUND);
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(gateway.refund(late).id()).isEqualTo(refund);
    }

    @Test
    void whatWasRefusedIsSentUnderANewKey() {
        UUID late = gateway.late("first");
        processor.refundAnswers(new RefundOutcome.Failed(Optional.empty(), "insufficient_funds"));
        gateway.sweepAll();
        processor.refundAnswers(new RefundOutcome.Succeeded("r2"));
        resolve(late, SurplusResolution.REFUND);
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatMayHaveBeenRefundedIsOnlyLookedFor() {
        UUID late = gateway.late("first");
        processor.refundAnswers(new RefundOutcome.Unknown("timeout"));
        for (int i = 0; i < 20; i++) {
            gateway.sweepAll();
        }
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.OPERATOR);
        gateway.sentSince(late, Duration.ofDays(4));
        resolve(late, SurplusResolution.REFUND);
        processor.fetchRefundAnswers(new RefundOutcome.Succeeded("r1"));
        gateway.sweepAll();
        assertThat(gateway.refund(late).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void whatTheGatewayIsStillAtIsNobodysToDecide() {
        UUID late = gateway.late("first");
        for (SurplusResolution resolution : SurplusResolution.values()) {
            refused(late, resolution);
        }
        assertThat(gateway.surplus
                        .resolve(TimeOrderedUuid.next(), SurplusResolution.ACCEPT, DEED)
                        .await())
                .isEmpty();
        assertThat(new Audit(gateway.database).check().await().rows()).isZero();
    }

    @Test
    void twoOperatorsAtOnceDecideOnce() {
        UUID late = gateway.late("first", Optional.of("look"));
        List<Future<Boolean>> both = Stream.of(SurplusResolution.REFUND, SurplusResolution.REFUNDED)
                .map(as -> gateway.surplus.resolve(late, as, DEED).map(true).otherwise(false))
                .toList();
        Future.join(both).await();
        assertThat(both.stream().map(Future::result)).containsExactlyInAnyOrder(true, false);
        assertThat(new Audit(gateway.database).check().await().rows()).isEqualTo(1);
    }

    private SurplusCapture resolve(UUID id, SurplusResolution resolution) {
        return gateway.surplus.resolve(id, resolution, DEED).await().orElseThrow();
    }

    private void refused(UUID id, SurplusResolution resolution) {
        assertThatThrownBy(() -> resolve(id, resolution)).isInstanceOf(UnresolvableSurplus.class);
    }

    private List<String> keys() {
        return processor.asked().stream()
                .filter(ConnectorRequest.Refund.class::isInstance)
                .map(request -> ((ConnectorRequest.Refund) request).id())
                .toList();
    }
}
