package com.ovgcpayments.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.CapturedMoney;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money becomes available once: by the processor's word, or by its delay. */
@ExtendWith(VertxExtension.class)
class SettlementJobTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Money GROSS = new Money(2500, "USD");

    private final ScriptedConnector knows = new ScriptedConnector(
            "knows", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withSettlement());
    private final ScriptedConnector silent = new ScriptedConnector("silent", false, true);
    private CapturedMoney money;
    private SettlementJob job;
    private SettlementTimes times;

    @BeforeEach
    void start(Vertx vertx) {
        money = new CapturedMoney(vertx, TestDatabase.create(), knows, silent);
        times = new SettlementTimes(money.connectors, Map.of("silent", Duration.ofHours(1)));
        job = new SettlementJob(money.database, times, DEADLINE);
        knows.settlementAnswers(known(GROSS, 103, true));
    }

    @Test
    void processorsWordSettlesAndTellsWhatItTook() {
        UUID payment = money.payment("knows", 2500, "USD", Instant.now());
        sweep();
        assertThat(status(payment)).isEqualTo("settled");
        assertThat(money.balance("available", "USD")).isEqualTo(2500);
        assertThat(money.balance("pending", "USD")).isZero();
        assertThat(money.balance("receivable", "USD")).isZero();
        assertThat(money.balance("cash", "USD")).isEqualTo(-2397);
        assertThat(money.balance("processor_costs", "USD")).isEqualTo(-103);
        sweep();
        assertThat(knows.asked()).hasSize(1);
    }

    @Test
    void whatIsBookedAndNotThereYetWaitsForItsDay() {
        UUID payment = money.payment("knows", 2500, "USD", Instant.now());
        Instant available = Instant.now().plus(Duration.ofDays(2));
        knows.settlementAnswers(new SettlementReading.Known(GROSS, 103, available, false));
        sweep();
        assertThat(status(payment)).isEqualTo("paid");
        assertThat(money.balance("cash", "USD")).isZero();
        assertThat(time("available_on", payment)).isBetween(available.minusMillis(1), available.plusMillis(1));
        assertThat(time("next_check_at", payment)).isAfter(available);
    }

    @Test
    void whoDoesNotTellIsAskedForEver() {
        UUID payment = money.payment("knows", 2500, "USD", Instant.now());
        knows.settlementAnswers(new SettlementReading.NotYet("soon"));
        for (int i = 0; i < 30; i++) {
            sweepAsIfDue();
        }
        knows.settlementAnswers(new SettlementReading.Unknown("timeout"));
        sweepAsIfDue();
        assertThat(money.strings("SELECT checks FROM payment_transaction")).containsExactly("31");
        knows.settlementAnswers(known(GROSS, 0, true));
        sweepAsIfDue();
        assertThat(status(payment)).isEqualTo("settled");
        assertThat(money.balance("cash", "USD")).isEqualTo(-2500);
    }

    @Test
    void anotherAmountOfTheSameCurrencyIsNotBelieved() {
        UUID payment = money.payment("knows", 2500, "USD", Instant.now());
        knows.settlementAnswers(known(new Money(2400, "USD"), 0, true));
        sweep();
        assertThat(status(payment)).isEqualTo("paid");
        assertThat(money.balance("receivable", "USD")).isEqualTo(-2500);
    }

    @Test
    void anotherCurrencyGoesThroughExchange() {
        money.payment("knows", 5000, "JPY", Instant.now());
        knows.settlementAnswers(known(new Money(3050, "EUR"), 118, true));
        sweep();
        assertThat(money.balance("available", "JPY")).isEqualTo(5000);
        assertThat(money.balance("receivable", "JPY")).isZero();
        assertThat(money.balance("fx", "JPY")).isEqualTo(-5000);
        assertThat(money.balance("fx", "EUR")).isEqualTo(3050);
        assertThat(money.balance("cash", "EUR")).isEqualTo(-2932);
        assertThat(money.balance("processor_costs", "EUR")).isEqualTo(-118);
    }

    @Test
    void aFeeMayBeMoreThanThePaymentOrLessThanNothing() {
        money.payment("knows", 10, "USD", Instant.now());
        knows.settlementAnswers(known(new Money(10, "USD"), 30, true));
        sweep();
        assertThat(money.balance("cash", "USD")).isEqualTo(20);
        assertThat(money.balance("processor_costs", "USD")).isEqualTo(-30);
        money.payment("knows", 100, "USD", Instant.now());
        knows.settlementAnswers(known(new Money(100, "USD"), -5, true));
        sweep();
        assertThat(money.balance("cash", "USD")).isEqualTo(20 - 105);
        assertThat(money.balance("receivable", "USD")).isZero();
    }

    @Test
    void withoutAWordItIsSettledByDelayInOneGo() {
        List<UUID> old = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            old.add(money.payment("silent", 100, "USD", Instant.now().minus(Duration.ofHours(2))));
        }
        UUID fresh = money.payment("silent", 100, "USD", Instant.now());
        UUID gone = money.payment("gone", 100, "USD", Instant.now().minus(Duration.ofDays(3)));
        UUID freshlyGone = money.payment("gone", 100, "USD", Instant.now().minus(Duration.ofDays(1)));
        assertThat(job.sweep(100).await()).isEmpty();
        assertThat(old).allSatisfy(each -> assertThat(status(each)).isEqualTo("settled"));
        assertThat(status(gone)).isEqualTo("settled");
        assertThat(status(fresh)).isEqualTo("paid");
        assertThat(status(freshlyGone)).isEqualTo("paid");
        assertThat(time("next_check_at", fresh)).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        assertThat(money.balance("available", "USD")).isEqualTo(600);
        // What the processor took is not known, so nothing is claimed of it.
        assertThat(money.balance("cash", "USD")).isZero();
        assertThat(silent.asked()).isEmpty();
    }

    @Test
    void twoInstancesSettleOnce() {
        SettlementJob other = new SettlementJob(money.database, times, DEADLINE);
        for (int i = 0; i < 20; i++) {
            money.payment(
                    i % 2 == 0 ? "knows" : "silent", 2500, "USD", Instant.now().minus(Duration.ofHours(2)));
        }
        Future.all(finished(job), finished(other)).await();
        assertThat(money.strings("SELECT DISTINCT status::text FROM payment_transaction"))
                .containsExactly("settled");
        assertThat(knows.asked()).hasSize(10);
        assertThat(money.balance("available", "USD")).isEqualTo(20 * 2500);
        assertThat(money.balance("receivable", "USD")).isEqualTo(-10 * 2500);
    }

    /** Whose lease has run out may still answer, while somebody else has asked meanwhile. */
    @Test
    void lateAnswerOfALostLeaseDoesNothing() {
        money.payment("knows", 2500, "USD", Instant.now());
        Promise<SettlementReading> late = Promise.promise();
        knows.onSettlement(request -> late.future());
        List<Future<Void>> slow = job.sweep(10).await();
        knows.settlementAnswers(known(GROSS, 103, true));
        sweepAsIfDue();
        late.complete(known(GROSS, 99, true));
        Future.join(slow).await();
        assertThat(money.balance("processor_costs", "USD")).isEqualTo(-103);
        assertThat(money.strings("SELECT count(*) FROM settlement_line")).containsExactly("1");
    }

    @Test
    void refundThatComesBetweenIsTakenFromWhatIsSettled() {
        UUID payment = money.payment("silent", 2500, "USD", Instant.now().minus(Duration.ofHours(2)));
        money.database
                .transaction(refunding ->
                        refunding.preparedQuery("""
                                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, next_check_at)
                                SELECT time_ordered_uuid(), livemode, 'merchant', id, amount, 1000, currency, now()
                                  FROM payment_transaction WHERE id = $1""").execute(Tuple.of(payment)).compose(refunded -> job.sweep(10)))
                .await();
        assertThat(status(payment)).as("while it was refunded").isEqualTo("paid");
        sweep();
        assertThat(status(payment)).isEqualTo("settled");
        assertThat(money.balance("pending", "USD")).isZero();
        assertThat(money.balance("available", "USD")).isEqualTo(1500);
    }

    @Test
    void testPaymentIsSettledWhenAskedAndItsLineFollows() {
        UUID payment = money.payment("knows", 2500, "USD", Instant.now());
        UUID session = UUID.fromString(
                money.strings("SELECT session_id FROM payment_transaction").get(0));
        for (int i = 0; i < 2; i++) {
            assertThat(settleNow(money.merchant, session)).contains(new Settlements.Settled.Payment(payment));
        }
        assertThat(status(payment)).isEqualTo("settled");
        assertThat(money.balance("cash", "USD")).isZero();
        knows.settlementAnswers(new SettlementReading.NotYet("soon"));
        sweep();
        knows.settlementAnswers(known(GROSS, 103, true));
        sweepAsIfDue();
        assertThat(money.balance("cash", "USD")).isEqualTo(-2397);
        assertThat(money.balance("available", "USD")).isEqualTo(2500);
        assertThat(settleNow(UUID.randomUUID(), session)).isEmpty();
    }

    @Test
    void firstQuestionComesSoonAndNoLaterThanTheDelay() {
        assertThat(times.firstCheck("knows")).isEqualTo(Duration.ofMinutes(10));
        assertThat(times.firstCheck("silent")).isEqualTo(Duration.ofHours(1));
        assertThat(times.firstCheck("gone")).isEqualTo(SettlementTimes.DEFAULT_DELAY);
        assertThat(new SettlementTimes(money.connectors, Map.of("knows", Duration.ZERO)).firstCheck("knows"))
                .isZero();
    }

    private Optional<Settlements.Settled> settleNow(UUID merchant, UUID session) {
        return money.database
                .transaction(transaction -> new Settlements(times).settleNow(transaction, merchant, session))
                .await();
    }

    private static Future<?> finished(SettlementJob job) {
        return job.sweep(100).compose(found -> Future.join(found));
    }

    private void sweep() {
        Future.join(job.sweep(100).await()).await();
    }

    /** As if the time had passed, and every lease run out. */
    private void sweepAsIfDue() {
        money.owner
                .query("UPDATE payment_transaction SET next_check_at = now(), leased_until = NULL"
                        + " WHERE next_check_at IS NOT NULL")
                .await();
        sweep();
    }

    private static SettlementReading known(Money gross, long fee, boolean available) {
        return new SettlementReading.Known(gross, fee, Instant.now(), available);
    }

    private String status(UUID payment) {
        return money.strings("SELECT status::text FROM payment_transaction WHERE id = $1", payment)
                .get(0);
    }

    private Instant time(String column, UUID payment) {
        return money.owner
                .query("SELECT " + column + " AS t FROM payment_transaction WHERE id = $1", payment)
                .await()
                .iterator()
                .next()
                .getOffsetDateTime("t")
                .toInstant();
    }
}
