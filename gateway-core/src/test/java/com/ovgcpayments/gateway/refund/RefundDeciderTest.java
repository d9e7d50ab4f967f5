package com.ovgcpayments.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an answer means, by how the refund stood when it was asked for. */
class RefundDeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final RefundOutcome FAILED = new RefundOutcome.Failed(Optional.of("r1"), "account_closed");
    private static final RefundOutcome SILENCE = new RefundOutcome.Unknown("timeout");

    @Test
    void merchantsRefundThatIsTakenBackHasFailed() {
        RefundChange change =
                RefundDecider.decide(asked(RefundKind.MERCHANT, RefundState.SUCCEEDED, 0), RefundAsk.FETCH, FAILED);
        assertThat(change.state()).isEqualTo(RefundState.FAILED);
        assertThat(change.refusal()).contains("account_closed");
        assertThat(change.reason()).contains("the processor took back what it had confirmed: account_closed");
        assertThat(change.nextCheck()).isEmpty();
    }

    /** Its money is still nobody's. */
    @Test
    void surplusRefundThatIsTakenBackIsAPersons() {
        RefundChange change =
                RefundDecider.decide(asked(RefundKind.SURPLUS, RefundState.SUCCEEDED, 0), RefundAsk.FETCH, FAILED);
        assertThat(change.state()).isEqualTo(RefundState.OPERATOR);
        assertThat(change.refusal()).contains("account_closed");
    }

    @ParameterizedTest
    @EnumSource(RefundKind.class)
    void whatIsConfirmedAgainStaysSo(RefundKind kind) {
        RefundChange change = RefundDecider.decide(
                asked(kind, RefundState.SUCCEEDED, 3), RefundAsk.FETCH, new RefundOutcome.Succeeded("r1"));
        assertThat(change.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(change.nextCheck()).isEmpty();
    }

    @Test
    void whatWasConfirmedIsAskedForAgainWhileNobodyKnows() {
        for (RefundOutcome unclear :
                new RefundOutcome[] {SILENCE, new RefundOutcome.Pending("r1"), new RefundOutcome.NotFound("none")}) {
            RefundChange change = RefundDecider.decide(
                    asked(RefundKind.MERCHANT, RefundState.SUCCEEDED, 0), RefundAsk.FETCH, unclear);
            assertThat(change.state()).isEqualTo(RefundState.SUCCEEDED);
            assertThat(change.nextCheck()).contains(NOW.plus(Duration.ofSeconds(5)));
        }
    }

    @Test
    void whatWasConfirmedIsNobodysTaskForWantOfAnAnswer() {
        RefundChange change =
                RefundDecider.decide(asked(RefundKind.MERCHANT, RefundState.SUCCEEDED, 1000), RefundAsk.FETCH, SILENCE);
        assertThat(change.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(change.nextCheck()).isEmpty();
    }

    @Test
    void whatLiesWithAPersonStaysThereWhileNobodyKnows() {
        RefundChange change =
                RefundDecider.decide(asked(RefundKind.SURPLUS, RefundState.OPERATOR, 13), RefundAsk.FETCH, SILENCE);
        assertThat(change.state()).isEqualTo(RefundState.OPERATOR);
    }

    @Test
    void whatLiesWithAPersonEndsWhenTheProcessorTells() {
        RefundChange change = RefundDecider.decide(
                asked(RefundKind.SURPLUS, RefundState.OPERATOR, 13),
                RefundAsk.FETCH,
                new RefundOutcome.Succeeded("r1"));
        assertThat(change.state()).isEqualTo(RefundState.SUCCEEDED);
    }

    private static RefundRecord asked(RefundKind kind, RefundState state, int checks) {
        Money money = new Money(2500, "USD");
        return new RefundRecord(
                TimeOrderedUuid.next(),
                kind,
                state,
                false,
                "first",
                "a_1",
                Mode.TEST,
                "cap_1",
                money,
                money,
                NOW.minusSeconds(60),
                Optional.of(NOW.minusSeconds(50)),
                Optional.of("r1"),
                checks,
                Optional.of(NOW.plusSeconds(10)),
                NOW);
    }
}
