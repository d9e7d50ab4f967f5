package com.ovgcpayments.gateway.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What merchants refund: never more than came, never without cover, posted back where it is not made, and always told. */
@ExtendWith(VertxExtension.class)
class MerchantRefundsTest {
    private final ScriptedConnector processor = new ScriptedConnector(
            "first", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withRefund());
    private final ScriptedConnector cannot = new ScriptedConnector("second", false, true);
    private RefundFixture gateway;
    private MerchantRefunds refunds;
    private OperatorRefunds operators;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new RefundFixture(vertx, TestDatabase.create(), processor, cannot);
        refunds = new MerchantRefunds(gateway.database, new Outbox(vertx));
        operators = new OperatorRefunds(gateway.database, gateway.connectors, new Outbox(vertx));
        processor.refundAnswers(new RefundOutcome.Succeeded("r1"));
    }

    @Test
    void isPostedAndToldWhenItIsAccepted() {
        UUID session = gateway.paid("first", 0);
        RefundView refund = create(session, 1000).await().orElseThrow();
        assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
        assertThat(refund.amount().minor()).isEqualTo(1000);
        assertThat(gateway.balance()).containsExactly(1500L, 0L);
        assertThat(gateway.events()).containsExactly("refund.created");
        gateway.sweepAll();
        assertThat(find(refund).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(find(refund).endedAt()).isPresent();
        assertThat(gateway.events()).containsExactly("refund.created", "refund.succeeded");
        gateway.sweepAll();
        assertThat(gateway.events()).hasSize(2);
    }

    @Test
    void withoutAnAmountItIsAllThatIsLeft() {
        UUID session = gateway.paid("first", 0);
        create(session, 700).await();
        assertThat(all(session).await().orElseThrow().amount().minor()).isEqualTo(1800);
        assertThatThrownBy(() -> all(session).await())
                .isInstanceOf(UnacceptableRefund.class)
                .hasMessageContaining("Nothing is left");
    }

    @Test
    void ofManyAtOnceOnlySoManyAsWereCaptured() {
        UUID session = gateway.paid("first", 0);
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            asked.add(create(session, 1000)
                    .map(Optional::isPresent)
                    .recover(refused -> refused instanceof UnacceptableRefund
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(refused)));
        }
        Future.all(asked).await();
        assertThat(asked.stream().filter(Future::result)).hasSize(2);
        assertThat(gateway.balance()).containsExactly(500L, 0L);
        assertThat(gateway.events()).containsExactly("refund.created", "refund.created");
    }

    @Test
    void ofManyPaymentsOnlySoMuchAsIsCovered() {
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID session = gateway.paid("first", 1250);
            asked.add(all(session)
                    .map(Optional::isPresent)
                    .recover(refused -> refused instanceof UnacceptableRefund
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(refused)));
        }
        Future.all(asked).await();
        assertThat(gateway.balance().get(0)).isNotNegative();
        assertThat(asked.stream().filter(Future::result)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatTheBalanceDoesNotCoverIsRefusedUnlessDebtsWereAgreed() {
        UUID session = gateway.paid("first", 75);
        assertThatThrownBy(() -> all(session).await())
                .isInstanceOf(UnacceptableRefund.class)
                .hasMessageContaining("does not cover");
        gateway.owner
                .query(
                        "INSERT INTO merchant_terms (merchant_id, currency, negative_limit) SELECT id, 'USD', 75 FROM merchant")
                .await();
        assertThat(all(session).await()).isPresent();
        assertThat(gateway.balance()).containsExactly(-75L, 0L);
    }

    @Test
    void whatIsNotPaidOrSomebodyElsesIsNotRefunded() {
        UUID session = gateway.paid("first", 0);
        UUID merchant = gateway.merchant();
        assertThat(create(TimeOrderedUuid.next(), Mode.TEST, session).await()).isEmpty();
        assertThat(create(merchant, Mode.LIVE, session).await()).isEmpty();
        assertThat(create(merchant, Mode.TEST, TimeOrderedUuid.next()).await()).isEmpty();
        UUID unpaid = gateway.late("first");
        UUID late = gateway.owner
                .query(
                        "SELECT a.session_id FROM surplus_capture s JOIN attempt a ON a.id = s.attempt_id WHERE s.id = $1",
                        unpaid)
                .await()
                .iterator()
                .next()
                .getUUID("session_id");
        assertThatThrownBy(() -> create(merchant, Mode.TEST, late).await())
                .isInstanceOf(UnacceptableRefund.class)
                .hasMessageContaining("not paid");
    }

    @Test
    void whatFailsComesBackToWhereTheMoneyNowStands() {
        UUID session = gateway.paid("first", 0);
        RefundView refund = create(session, 1000).await().orElseThrow();
        gateway.settle(session).await();
        assertThat(gateway.balance()).containsExactly(0L, 1500L);
        processor.refundAnswers(new RefundOutcome.Failed(Optional.of("r1"), "card_gone"));
        gateway.sweepAll();
        assertThat(find(refund).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(find(refund).refusal()).contains("card_gone");
        assertThat(gateway.balance()).containsExactly(0L, 2500L);
        assertThat(gateway.events()).containsExactly("refund.created", "refund.failed");
        assertThat(all(session).await().orElseThrow().amount().minor()).isEqualTo(2500);
    }

    @Test
    void whateverComesFirstOfSettlingAndFailing() {
        processor.refundAnswers(new RefundOutcome.Failed(Optional.empty(), "no"));
        List<UUID> sessions = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            UUID session = gateway.paid("first", 0);
            sessions.add(session);
            create(session, 1000).await();
        }
        List<Future<?>> both = new ArrayList<>();
        sessions.forEach(session -> both.add(gateway.settle(session)));
        both.add(gateway.job.sweep(100).compose(Future::all));
        Future.all(both).await();
        assertThat(gateway.balance()).containsExactly(0L, 16 * 2500L);
    }

    @Test
    void whereNoMachineCanAPersonConfirms() {
        RefundView refund = create(gateway.paid("second", 0), 1000).await().orElseThrow();
        gateway.sweepAll();
        assertThat(operators.count().await()).isEqualTo(1);
        OperatorRefund waiting = operators
                .list(Optional.empty(), Optional.of(RefundState.OPERATOR), 10)
                .await()
                .items()
                .get(0);
        assertThat(waiting.reason().orElseThrow()).contains("refund it at second, then confirm");
        assertThat(find(refund).status()).isEqualTo(RefundStatus.PENDING);
        assertThatThrownBy(() -> resolve(refund, RefundResolution.RETRY).await())
                .isInstanceOf(UnresolvableRefund.class);
        assertThat(resolve(refund, RefundResolution.SUCCEEDED).await()).isPresent();
        assertThat(find(refund).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(gateway.balance()).containsExactly(1500L, 0L);
        assertThat(gateway.events()).containsExactly("refund.created", "refund.succeeded");
        assertThatThrownBy(() -> resolve(refund, RefundResolution.FAILED).await())
                .isInstanceOf(UnresolvableRefund.class);
        assertThat(gateway.owner
                        .query("SELECT action FROM audit")
                        .await()
                        .iterator()
                        .next()
                        .getString("action"))
                .isEqualTo("refund.resolve");
    }

    @Test
    void orRejects() {
        RefundView refund = create(gateway.paid("second", 0), 1000).await().orElseThrow();
        gateway.sweepAll();
        resolve(refund, RefundResolution.FAILED).await();
        assertThat(find(refund).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(find(refund).refusal()).contains(OperatorRefunds.BY_A_PERSON);
        assertThat(gateway.balance()).containsExactly(2500L, 0L);
        assertThat(gateway.events()).containsExactly("refund.created", "refund.failed");
        assertThat(resolve(create(gateway.paid("first", 0), 1).await().orElseThrow(), RefundResolution.FAILED)
                        .otherwiseEmpty()
                        .await())
                .isNull();
    }

    private Future<Optional<RefundView>> create(UUID session, long amount) {
        return create(session, new NewRefund(Optional.of(amount), Optional.of("broken")));
    }

    private Future<Optional<RefundView>> all(UUID session) {
        return create(session, new NewRefund(Optional.empty(), Optional.empty()));
    }

    private Future<Optional<RefundView>> create(UUID session, NewRefund wanted) {
        return gateway.database.transaction(
                transaction -> refunds.create(transaction, gateway.merchant(), Mode.TEST, session, wanted));
    }

    private Future<Optional<RefundView>> create(UUID merchant, Mode mode, UUID session) {
        return gateway.database.transaction(transaction -> refunds.create(
                transaction, merchant, mode, session, new NewRefund(Optional.empty(), Optional.empty())));
    }

    private RefundView find(RefundView refund) {
        return refunds.find(gateway.merchant(), Mode.TEST, refund.id()).await().orElseThrow();
    }

    private Future<Optional<OperatorRefund>> resolve(RefundView refund, RefundResolution resolution) {
        return operators.resolve(refund.id(), resolution, Deed.byCommand());
    }
}
