package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that nobody has to ask for. */
class SchedulesTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase postgres = TestDatabase.create();
    private PayoutFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PayoutFixture(vertx, postgres);
    }

    @AfterEach
    void stop() {
        fixture.close();
        vertx.close().await();
    }

    @Test
    void allThatIsAvailableIsPaidOnceADay() {
        fixture.earned(Mode.LIVE, 1000);
        put(Mode.LIVE, Interval.daily(), 500);
        fixture.runSchedules();
        assertThat(payouts()).as("not due yet").isEmpty();
        fixture.dayComes();
        fixture.runSchedules();
        assertThat(payouts()).singleElement().satisfies(payout -> {
            assertThat(payout.amount().minor()).isEqualTo(1000);
            assertThat(payout.origin()).isEqualTo("schedule");
        });
        fixture.settle(fixture.capture(Mode.LIVE, 700));
        fixture.dayComes();
        fixture.runSchedules();
        assertThat(payouts()).as("that day has had its payout").hasSize(1);
        assertThat(schedule().next()).isAfter(today());
        assertThat(schedule().note()).isEmpty();
    }

    @Test
    void manyInstancesMakeOnePayout() {
        fixture.earned(Mode.LIVE, 1000);
        put(Mode.LIVE, Interval.weekly(DayOfWeek.FRIDAY), 1);
        fixture.dayComes();
        List<Future<List<Future<Void>>>> sweeps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sweeps.add(new ScheduleJob(fixture.database).sweep(10));
        }
        Future.all(sweeps).await();
        sweeps.forEach(sweep -> Future.join(sweep.result()).await());
        assertThat(payouts()).hasSize(1);
        assertThat(schedule().next().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    }

    @Test
    void saysWhyItBroughtNothing() {
        put(Mode.LIVE, Interval.daily(), 500);
        runDay();
        assertThat(schedule().note()).get().asString().contains("no account to pay out EUR to");
        fixture.earned(Mode.LIVE, 499);
        runDay();
        assertThat(schedule().note()).get().asString().contains("4.99 EUR").contains("minimum of 5.00");
        fixture.refund(fixture.capture(Mode.LIVE, 600), 600, "processor").await();
        fixture.request(Mode.LIVE, 499);
        var lost = fixture.capture(Mode.LIVE, 300);
        fixture.owner
                .query("UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = $1", lost)
                .await();
        fixture.request(Mode.LIVE, 300);
        fixture.refund(lost, 300, "processor").await();
        runDay();
        assertThat(schedule().note()).get().asString().contains("negative");
        assertThat(payouts()).hasSize(2);
    }

    @Test
    void waitsForTheHaltAndForTheAccountAndKeepsTheDay() {
        fixture.earned(Mode.LIVE, 1000);
        put(Mode.LIVE, Interval.daily(), 1);
        fixture.halt.set(PayoutFixture.DEED).await();
        runDay();
        assertThat(schedule().next()).isEqualTo(today());
        assertThat(schedule().note()).get().asString().contains("halted").doesNotContain(PayoutFixture.DEED.reason());
        fixture.halt.clear(PayoutFixture.DEED).await();
        fixture.destinations
                .put(fixture.merchant, Mode.LIVE, "EUR", PayoutFixture.account("NO9386011117947"))
                .await();
        runDay();
        assertThat(schedule().note()).get().asString().contains("The account was changed");
        assertThat(payouts()).isEmpty();
        fixture.earned(Mode.LIVE, 0);
        fixture.owner
                .query(
                        "UPDATE payout_destination SET created_at = now() - interval '2 days', usable_from = now() - interval '1 day'")
                .await();
        runDay();
        assertThat(payouts()).hasSize(1);
    }

    @Test
    void writingTheSameAgainDoesNotPutItOff() {
        put(Mode.TEST, Interval.daily(), 1);
        fixture.dayComes();
        assertThat(put(Mode.TEST, Interval.daily(), 2).next()).isEqualTo(today());
        assertThat(put(Mode.TEST, Interval.weekly(DayOfWeek.MONDAY), 2).next()).isAfter(today());
        assertThat(fixture.schedules.remove(fixture.merchant, Mode.TEST, "EUR").await())
                .isTrue();
        assertThat(fixture.schedules.remove(fixture.merchant, Mode.TEST, "EUR").await())
                .isFalse();
        assertThat(fixture.schedules.list(fixture.merchant, Mode.TEST).await()).isEmpty();
    }

    private void runDay() {
        fixture.dayComes();
        fixture.runSchedules();
    }

    private Schedule put(Mode mode, Interval interval, long minimum) {
        return fixture.schedules
                .put(fixture.merchant, mode, "EUR", interval, minimum)
                .await();
    }

    private Schedule schedule() {
        return fixture.schedules.list(fixture.merchant, Mode.LIVE).await().get(0);
    }

    private List<Payout> payouts() {
        return fixture.payouts
                .list(fixture.merchant, Mode.LIVE, Optional.empty(), Optional.empty(), 100)
                .await()
                .items();
    }

    private LocalDate today() {
        return fixture.owner
                .query("SELECT (now() AT TIME ZONE 'UTC')::date AS today")
                .await()
                .iterator()
                .next()
                .getLocalDate("today");
    }
}
