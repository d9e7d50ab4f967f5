package com.ovgcpayments.gateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.Movement.Kind;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.CapturedMoney;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A processor's statement and ours are held against each other, and each line is booked once. */
@ExtendWith(VertxExtension.class)
class ReconciliationJobTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final Instant noon = yesterday.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private final ScriptedConnector lists = new ScriptedConnector(
            "lists",
            Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN))
                    .withSettlement()
                    .withMovements());
    private final ScriptedConnector silent = new ScriptedConnector("silent", false, true);
    private final List<Movement> statement = new ArrayList<>();
    private CapturedMoney money;
    private ReconciliationJob job;
    private Reconciliations reconciliations;

    @BeforeEach
    void start(Vertx vertx) {
        money = new CapturedMoney(vertx, TestDatabase.create(), lists, silent);
        job = new ReconciliationJob(money.database, money.connectors, DEADLINE);
        reconciliations = new Reconciliations(money.database);
        lists.onMovements(request -> Future.succeededFuture(new MovementsReading.Page(
                statement.stream()
                        .filter(each ->
                                !each.at().isBefore(request.from()) && each.at().isBefore(request.to()))
                        .toList(),
                Optional.empty())));
    }

    @Test
    void dayThatAgreesHasNoDifferences() {
        UUID payment = money.payment("lists", 2500, "USD", noon);
        UUID refund = money.refund(payment, 1000, noon);
        UUID surplus = money.surplus("lists", 700, "USD", noon);
        tells(Kind.CAPTURE, "cap-" + payment, 2500, 103);
        tells(Kind.CAPTURE, "cap-" + surplus, 700, 50);
        tells(Kind.REFUND, "re-" + refund, 1000, 0);
        Reconciliation day = reconcile();
        assertThat(day.state()).isEqualTo(Reconciliation.State.COMPARED);
        assertThat(day.movements()).isEqualTo(3);
        assertThat(day.open()).isZero();
    }

    @Test
    void threeKindsOfDifferencesAreFound() {
        UUID dearer = money.payment("lists", 2500, "USD", noon);
        UUID only = money.payment("lists", 300, "USD", noon);
        UUID refund = money.refund(dearer, 1000, noon);
        tells(Kind.CAPTURE, "cap-" + dearer, 2400, 0);
        tells(Kind.CAPTURE, "cap-nobody", 99, 0);
        tells(Kind.OTHER_OUT, "adj-1", 5, 0);
        assertThat(reconcile().open()).isEqualTo(5);
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "amount_differs capture cap-" + dearer + " 25.00 USD 24.00 USD",
                        "missing_there capture cap-" + only + " 3.00 USD -",
                        "missing_there refund re-" + refund + " 10.00 USD -",
                        "missing_here capture cap-nobody - 0.99 USD",
                        "missing_here other_out adj-1 - 0.05 USD");
    }

    @Test
    void refundsAndSurplusAreSettledByTheStatement() {
        UUID payment = money.payment("lists", 2500, "USD", noon);
        UUID refund = money.refund(payment, 1000, noon);
        UUID surplus = money.surplus("lists", 700, "USD", noon);
        assertThat(money.balance("receivable", "USD")).isEqualTo(-2200);
        tells(Kind.CAPTURE, "cap-" + payment, 2500, 103);
        tells(Kind.CAPTURE, "cap-" + surplus, 700, 50);
        tells(Kind.REFUND, "re-" + refund, 1000, 2);
        reconcile();
        // The payment's own line comes with its settlement.
        assertThat(money.balance("receivable", "USD")).isEqualTo(-2500);
        assertThat(money.balance("cash", "USD")).isEqualTo(-650 + 1002);
        assertThat(money.balance("processor_costs", "USD")).isEqualTo(-52);
        reconcile();
        assertThat(money.balance("cash", "USD")).isEqualTo(-650 + 1002);
    }

    @Test
    void payoutToOurBankFeesAndTheUnknownAreBookedOnce() {
        tells(Kind.PAYOUT, "po-1", 9000, 25);
        tells(Kind.PAYOUT_REVERSAL, "po-2", 400, 0);
        tells(Kind.FEE, "fee-1", 60, 0);
        tells(Kind.OTHER_IN, "gift", 11, 0);
        tells(Kind.DISPUTE, "dp-1", 100, 1500);
        reconcile();
        reconcile();
        assertThat(money.balance("bank", "USD")).isEqualTo(-9000 + 400);
        assertThat(money.balance("processor_costs", "USD")).isEqualTo(-25 - 60 - 1500);
        assertThat(money.balance("suspense", "USD")).isEqualTo(11);
        assertThat(money.balance("receivable", "USD")).isEqualTo(-100);
        assertThat(money.balance("cash", "USD")).isEqualTo(9025 - 400 + 60 - 11 + 1600);
        List<TrialBalance.Line> lines = new TrialBalance(money.database).lines().await();
        assertThat(lines.stream().mapToLong(TrialBalance.Line::debit).sum())
                .isPositive()
                .isEqualTo(lines.stream().mapToLong(TrialBalance.Line::credit).sum());
    }

    @Test
    void whatComesLateResolvesItself() {
        UUID payment = money.payment("lists", 2500, "USD", noon);
        assertThat(reconcile().open()).isEqualTo(1);
        statement.add(movement(Kind.CAPTURE, "cap-" + payment, 2500, 0, noon.plus(Duration.ofHours(12))));
        Reconciliation next = reconcile();
        assertThat(next.movements()).as("of this day").isZero();
        assertThat(next.open()).isZero();
        assertThat(money.strings("SELECT resolution FROM reconciliation_difference"))
                .containsExactly(Comparison.GONE);
    }

    @Test
    void earlierDayIsLookedAtAgain() {
        tells(Kind.REFUND, "re-early", 500, 0);
        LocalDate earlier = yesterday.minusDays(1);
        statement.set(0, movement(Kind.REFUND, "re-early", 500, 0, noon.minus(Duration.ofDays(1))));
        UUID early = reconcile(earlier).id();
        assertThat(find(early).open()).isEqualTo(1);
        UUID payment = money.payment("lists", 2500, "USD", Instant.now());
        money.refund(payment, 500, Instant.now());
        money.owner.query("UPDATE refund SET processor_ref = 're-early'").await();
        reconcile();
        assertThat(find(early).open()).isZero();
        assertThat(money.balance("cash", "USD")).isEqualTo(500);
    }

    @Test
    void everyPageIsAskedForAndKeptOnce() {
        List<UUID> payments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            payments.add(money.payment("lists", 100, "USD", noon));
            tells(Kind.CAPTURE, "cap-" + payments.get(i), 100, 0);
        }
        lists.onMovements(request -> {
            int at = request.cursor().map(Integer::parseInt).orElse(0);
            return Future.succeededFuture(new MovementsReading.Page(
                    List.of(statement.get(at)), at == 4 ? Optional.empty() : Optional.of(Integer.toString(at + 1))));
        });
        assertThat(reconcile().movements()).isEqualTo(5);
        assertThat(lists.asked()).hasSize(5);
        assertThat(((ConnectorRequest.Movements) lists.asked().get(4)).cursor()).contains("4");
    }

    @Test
    void whoDoesNotAnswerIsAskedLaterAndNothingIsConcluded() {
        money.payment("lists", 2500, "USD", noon);
        lists.onMovements(request -> Future.succeededFuture(new MovementsReading.Unknown("timeout")));
        Reconciliation day = reconcile();
        assertThat(day.state()).isEqualTo(Reconciliation.State.PENDING);
        assertThat(day.reason()).contains("timeout");
        assertThat(differences()).isEmpty();
    }

    @Test
    void whoListsNothingIsSaidToDoSo() {
        money.payment("silent", 2500, "USD", noon);
        UUID id = reconciliations.request("silent", Mode.TEST, yesterday).await();
        sweep(job);
        assertThat(find(id).state()).isEqualTo(Reconciliation.State.NOT_OFFERED);
        assertThat(find(id).open()).isZero();
    }

    @Test
    void yesterdayIsPutDownForEveryConnectorAndMode() {
        job.schedule().await();
        job.schedule().await();
        assertThat(money.strings("SELECT connector || ' ' || livemode || ' ' || day FROM reconciliation"))
                .containsExactlyInAnyOrder(
                        "lists false " + yesterday,
                        "lists true " + yesterday,
                        "silent false " + yesterday,
                        "silent true " + yesterday);
    }

    @Test
    void twoInstancesDoADayOnce() {
        UUID id = reconciliations.request("lists", Mode.TEST, yesterday).await();
        tells(Kind.PAYOUT, "po-1", 100, 0);
        ReconciliationJob other = new ReconciliationJob(money.database, money.connectors, DEADLINE);
        Future.all(
                        job.sweep(10).compose(found -> Future.join(found)),
                        other.sweep(10).compose(found -> Future.join(found)))
                .await();
        assertThat(lists.asked()).hasSize(1);
        assertThat(find(id).state()).isEqualTo(Reconciliation.State.COMPARED);
    }

    @Test
    void personResolvesADifferenceOnce() {
        tells(Kind.CAPTURE, "cap-nobody", 99, 0);
        reconcile();
        UUID id = reconciliations
                .differences(Optional.empty(), Optional.empty(), true, 10)
                .await()
                .items()
                .get(0)
                .id();
        Deed deed = new Deed("opk_1", "an invoice", "req_1");
        assertThat(reconciliations.resolve(id, deed).await().orElseThrow().resolution())
                .contains("resolved by an operator: an invoice");
        assertThat(money.strings("SELECT action FROM audit")).containsExactly("reconciliation.resolve");
        assertThatThrownBy(() -> reconciliations.resolve(id, deed).await()).isInstanceOf(ResolvedAlready.class);
        assertThat(reconcile().open()).as("it is known, and stays resolved").isZero();
    }

    private Reconciliation reconcile() {
        return reconcile(yesterday);
    }

    private Reconciliation reconcile(LocalDate day) {
        UUID id = reconciliations.request("lists", Mode.TEST, day).await();
        sweep(job);
        return find(id);
    }

    private static void sweep(ReconciliationJob job) {
        Future.join(job.sweep(10).await()).await();
    }

    private Reconciliation find(UUID id) {
        return reconciliations.find(id).await().orElseThrow();
    }

    private void tells(Kind kind, String subject, long amount, long fee) {
        statement.add(movement(kind, subject, amount, fee, noon));
    }

    private static Movement movement(Kind kind, String subject, long amount, long fee, Instant at) {
        Money usd = new Money(amount, "USD");
        return new Movement("line " + kind + " " + subject, kind, subject, usd, usd, fee, at, at);
    }

    private List<String> differences() {
        return reconciliations.differences(Optional.empty(), Optional.empty(), true, 100).await().items().stream()
                .map(each -> String.join(
                        " ",
                        each.kind().word(),
                        each.movement(),
                        each.subject(),
                        each.ours().map(Money::toString).orElse("-"),
                        each.theirs().map(Money::toString).orElse("-")))
                .toList();
    }
}
