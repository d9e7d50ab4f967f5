package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.ledger.LedgerAlarm;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alarm of the ledger halts payouts by itself, and its end lets them go on, unless a person has said otherwise. */
class AlarmHaltTest {
    private static final String CHECK = "ledger check";

    private final Vertx vertx = Vertx.vertx();
    private PayoutFixture fixture;
    private LedgerAlarms alarms;

    @BeforeEach
    void start() {
        fixture = new PayoutFixture(vertx, TestDatabase.create());
        alarms = new LedgerAlarms(fixture.database);
        fixture.earned(Mode.TEST, 1000);
    }

    @AfterEach
    void stop() {
        fixture.close();
        vertx.close().await();
    }

    @Test
    void theHaltStandsAsSoonAsTheAlarmDoes() {
        Future<?> undone = fixture.database.transaction(transaction -> LedgerAlarms.raise(
                        transaction, "rule-a", "wrong")
                .compose(raised -> transaction.preparedQuery(PayoutHalt.CURRENT).execute())
                .compose(halted -> Future.failedFuture("halts: " + halted.size())));
        assertThatThrownBy(undone::await).hasMessage("halts: 1");
        assertThat(fixture.halt.current().await()).isEmpty();

        raise("rule-a");
        PayoutHalt.Halted halted = fixture.halt.current().await().orElseThrow();
        assertThat(halted.setBy()).isEqualTo(CHECK);
        assertThat(halted.reason()).isEqualTo("rule-a: wrong");
        assertThat(PayoutFixture.refusal(fixture.requesting(Mode.TEST, 100)))
                .contains("Payouts are halted for the moment")
                .doesNotContain("rule-a");
    }

    @Test
    void itEndsWithTheLastAlarm() {
        raise("rule-a");
        raise("rule-b");
        assertThat(setBy()).contains(CHECK);
        clearOne();
        assertThat(setBy()).contains(CHECK);
        clearOne();
        assertThat(setBy()).isEmpty();
        fixture.request(Mode.TEST, 100);
        raise("rule-a");
        assertThat(setBy()).contains(CHECK);
    }

    @Test
    void aPersonsHaltStays() {
        fixture.halt.set(PayoutFixture.DEED).await();
        raise("rule-a");
        assertThat(setBy()).contains(PayoutFixture.DEED.actor());
        clearOne();
        assertThat(setBy()).contains(PayoutFixture.DEED.actor());
    }

    @Test
    void aPersonMayLetPayoutsGoOnWhileAnAlarmStands() {
        raise("rule-a");
        fixture.halt.clear(PayoutFixture.DEED).await();
        raise("rule-a");
        assertThat(setBy()).as("the same finding, which he knows of").isEmpty();
        fixture.request(Mode.TEST, 100);
        raise("rule-b");
        assertThat(setBy()).as("another one").contains(CHECK);
    }

    @Test
    void aLongFindingIsCut() {
        fixture.database
                .transaction(transaction -> LedgerAlarms.raise(transaction, "rule-a", "x".repeat(2000)))
                .await();
        assertThat(fixture.halt.current().await().orElseThrow().reason()).hasSize(500);
    }

    private void raise(String rule) {
        fixture.database
                .transaction(transaction -> LedgerAlarms.raise(transaction, rule, "wrong"))
                .await();
    }

    private void clearOne() {
        List<LedgerAlarm> standing = alarms.current().await();
        alarms.clear(standing.get(0).id(), PayoutFixture.DEED).await();
    }

    private Optional<String> setBy() {
        return fixture.halt.current().await().map(PayoutHalt.Halted::setBy);
    }
}
