package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What merchants ask for, and what the database holds whatever they ask at once. */
class PayoutsTest {
    private final Vertx vertx = Vertx.vertx();
    private PayoutFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PayoutFixture(vertx, TestDatabase.create());
    }

    @AfterEach
    void stop() {
        fixture.close();
        vertx.close().await();
    }

    @Test
    void theMoneyIsSetAsideAndComesBackWhenItIsCancelled() {
        fixture.earned(Mode.LIVE, 1000);
        Payout payout = fixture.request(Mode.LIVE, 600);
        assertThat(payout.state()).isEqualTo(PayoutState.REQUESTED);
        assertThat(payout.destination().last4()).isEqualTo("3000");
        assertThat(fixture.balance(Mode.LIVE)).isEqualTo(new MerchantBalance("EUR", 0, 400, 600));
        assertThat(fixture.balance(Mode.TEST).available()).isZero();
        assertThat(fixture.cancelling(payout).await())
                .get()
                .extracting(Payout::state)
                .isEqualTo(PayoutState.CANCELLED);
        assertThat(fixture.cancelling(payout).await()).isPresent();
        assertThat(fixture.balance(Mode.LIVE)).isEqualTo(new MerchantBalance("EUR", 0, 1000, 0));
        assertThat(fixture.events()).isEmpty();
    }

    @Test
    void whatIsNotPossibleIsSaidInWords() {
        assertThat(refusal(Mode.LIVE, 1)).contains("There is no account to pay out EUR to");
        fixture.earned(Mode.LIVE, 1000);
        assertThat(refusal(Mode.LIVE, 1001)).contains("available balance in EUR does not cover");
        fixture.halt.set(PayoutFixture.DEED).await();
        assertThat(refusal(Mode.LIVE, 1))
                .contains("Payouts are halted for the moment")
                .doesNotContain(PayoutFixture.DEED.reason());
        assertThat(fixture.halt.set(PayoutFixture.DEED).await()).isFalse();
        assertThat(fixture.halt.current().await())
                .get()
                .extracting(PayoutHalt.Halted::reason)
                .isEqualTo(PayoutFixture.DEED.reason());
        assertThat(fixture.halt.clear(PayoutFixture.DEED).await()).isTrue();
        assertThat(fixture.halt.clear(PayoutFixture.DEED).await()).isFalse();
        assertThat(fixture.request(Mode.LIVE, 1000).amount().minor()).isEqualTo(1000);
    }

    @Test
    void aNegativeBalanceBlocksAndSaysSo() {
        fixture.earned(Mode.TEST, 500);
        UUID lost = fixture.capture(Mode.TEST, 800);
        fixture.settle(lost);
        fixture.request(Mode.TEST, 1200);
        fixture.refund(lost, 800, "processor").await();
        fixture.settle(fixture.capture(Mode.TEST, 100));
        assertThat(fixture.balance(Mode.TEST).available()).isEqualTo(-600);
        assertThat(refusal(Mode.TEST, 1)).contains("Your balance in EUR is negative");
    }

    @Test
    void whatPendingLacksIsHeldBack() {
        fixture.earned(Mode.TEST, 1000);
        UUID paid = fixture.capture(Mode.TEST, 500);
        fixture.owner
                .query("INSERT INTO fee_terms (merchant_id, basis_points, fixed) VALUES (NULL, 2000, 0)")
                .await();
        UUID dear = fixture.capture(Mode.TEST, 500);
        fixture.refund(paid, 500, "gateway").await();
        fixture.refund(dear, 500, "gateway").await();
        assertThat(fixture.balance(Mode.TEST)).isEqualTo(new MerchantBalance("EUR", -100, 1000, 0));
        assertThat(refusal(Mode.TEST, 901)).contains("what pending lacks is held back");
        fixture.request(Mode.TEST, 900);
    }

    @Test
    void afterAChangeNothingIsPaidForAWhileInLiveMode() {
        fixture.earned(Mode.LIVE, 1000);
        fixture.settle(fixture.capture(Mode.TEST, 1000));
        Destination known = fixture.destinations
                .put(fixture.merchant, Mode.LIVE, "EUR", PayoutFixture.account(PayoutFixture.IBAN))
                .await();
        assertThat(known.usable()).as("the same account again is no change").isTrue();
        Payout before = fixture.request(Mode.LIVE, 100);
        Destination changed = fixture.destinations
                .put(fixture.merchant, Mode.LIVE, "EUR", PayoutFixture.account("NO9386011117947"))
                .await();
        assertThat(changed.usable()).isFalse();
        assertThat(refusal(Mode.LIVE, 100)).contains("nothing is paid out to it before");
        assertThat(fixture.read(before).destination().last4()).isEqualTo("3000");
        assertThat(fixture.destinations
                        .put(fixture.merchant, Mode.TEST, "EUR", PayoutFixture.account("NO9386011117947"))
                        .await()
                        .usable())
                .isTrue();
        fixture.request(Mode.TEST, 100);
        assertThat(fixture.destinations.list(fixture.merchant, Mode.LIVE).await())
                .singleElement()
                .extracting(Destination::last4)
                .isEqualTo("7947");
    }

    @Test
    void noMoreIsPaidOutThanIsThereHoweverManyAskAtOnce() {
        fixture.earned(Mode.TEST, 1000);
        assertThat(succeeded(32, i -> fixture.requesting(Mode.TEST, 100))).isEqualTo(10);
        assertThat(fixture.balance(Mode.TEST)).isEqualTo(new MerchantBalance("EUR", 0, 0, 1000));
    }

    @Test
    void refundsAndPayoutsNeverTakeTheSameMoney() {
        fixture.earned(Mode.TEST, 0);
        UUID captured = fixture.capture(Mode.TEST, 2000);
        fixture.settle(captured);
        long both = succeeded(
                32, i -> i % 2 == 0 ? fixture.requesting(Mode.TEST, 150) : fixture.refund(captured, 100, "gateway"));
        MerchantBalance left = fixture.balance(Mode.TEST);
        assertThat(left.available()).isBetween(0L, 149L);
        assertThat(both).isLessThan(32);
    }

    @Test
    void whatWasChangedMeanwhileIsNotPaid() {
        fixture.earned(Mode.TEST, 1000);
        Future<Payout> requested = fixture.requesting(Mode.TEST, 100);
        Future<Destination> changed =
                fixture.destinations.put(fixture.merchant, Mode.TEST, "EUR", PayoutFixture.account("NO9386011117947"));
        String how = PayoutFixture.refusal(requested);
        changed.await();
        assertThat(how).matches("it was done|.*was just changed.*");
    }

    @Test
    void anotherMerchantAndTheOtherModeSeeNothing() {
        fixture.earned(Mode.TEST, 1000);
        Payout payout = fixture.request(Mode.TEST, 100);
        UUID other = UUID.randomUUID();
        assertThat(fixture.payouts
                        .find(fixture.merchant, Mode.LIVE, payout.id())
                        .await())
                .isEmpty();
        assertThat(fixture.payouts.find(other, Mode.TEST, payout.id()).await()).isEmpty();
        assertThat(fixture.database
                        .transaction(transaction ->
                                fixture.payouts.cancel(transaction, fixture.merchant, Mode.LIVE, payout.id()))
                        .await())
                .isEmpty();
        assertThat(fixture.payouts
                        .list(fixture.merchant, Mode.TEST, Optional.empty(), Optional.of("USD"), 10)
                        .await()
                        .items())
                .isEmpty();
        assertThat(fixture.payouts
                        .list(fixture.merchant, Mode.TEST, Optional.empty(), Optional.empty(), 10)
                        .await()
                        .items())
                .containsExactly(payout);
    }

    @Test
    void theApplicationCannotBendIt() {
        fixture.earned(Mode.TEST, 1000);
        Payout payout = fixture.request(Mode.TEST, 100);
        fixture.cancelling(payout).await();
        for (String change : List.of(
                "state = 'requested', ended_at = NULL, next_check_at = now()",
                "state = 'completed', sent_at = now()")) {
            assertThatThrownBy(() -> fixture.database
                            .query("UPDATE payout SET " + change + " WHERE id = $1", payout.id())
                            .await())
                    .hasMessageContaining("does not become");
        }
        for (String change : List.of(
                "UPDATE payout SET amount = 1",
                "UPDATE payout SET destination_id = NULL",
                "UPDATE payout_destination SET holder = 'x'",
                "UPDATE payout_destination SET usable_from = now()",
                "DELETE FROM payout",
                "DELETE FROM payout_halt",
                "INSERT INTO posting (kind, source, livemode) VALUES ('payout', gen_random_uuid(), false)")) {
            assertThatThrownBy(() -> fixture.database.query(change).await())
                    .as(change)
                    .hasMessageContaining("permission denied");
        }
    }

    private String refusal(Mode mode, long amount) {
        return PayoutFixture.refusal(fixture.requesting(mode, amount));
    }

    private static long succeeded(int times, IntFunction<Future<?>> work) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work.apply(i));
        }
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        return all.stream().filter(Future::succeeded).count();
    }
}
