package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Snapshots count exactly what had ended; the rest is the tail. */
@ExtendWith(VertxExtension.class)
class BalancesTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final String SETTLE =
            "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = $1";

    private LedgerFixture ledger;

    @BeforeEach
    void open(Vertx vertx) {
        ledger = new LedgerFixture(vertx, POSTGRES);
    }

    @Test
    void snapshotChangesNoBalance() {
        ledger.capture(1_000, "USD");
        assertThat(pending()).isEqualTo(1_000);
        assertThat(ledger.balances.takeSnapshots().await()).isPositive();
        assertThat(pending()).isEqualTo(1_000);
        ledger.capture(500, "USD");
        assertThat(pending()).isEqualTo(1_500);
        ledger.balances.takeSnapshots().await();
        ledger.refund(ledger.capture(20, "USD"), 10);
        assertThat(pending()).isEqualTo(1_510);
    }

    @Test
    void whatCommitsAfterTheSnapshotButBeganBeforeIsNotLost() {
        ledger.settle(ledger.capture(5, "USD"));
        UUID early = ledger.capture(1_000, "USD");
        UUID later = ledger.capture(300, "USD");
        MerchantBalance meanwhile = ledger.database
                .transaction(slow -> slow.preparedQuery(SETTLE)
                        .execute(Tuple.of(early))
                        .compose(begun -> ledger.database.query(SETTLE, later))
                        .compose(settled -> ledger.balances.takeSnapshots())
                        .compose(counted -> ledger.balances.of(ledger.merchant, Mode.TEST)))
                .await()
                .get(0);
        assertThat(meanwhile).isEqualTo(new MerchantBalance("USD", 1_000, 305, 0));
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", 0, 1_305, 0));
        ledger.balances.takeSnapshots().await();
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", 0, 1_305, 0));
    }

    @Test
    void whatIsRolledBackIsNeverCounted() {
        UUID transaction = ledger.capture(1_000, "USD");
        ledger.database
                .transaction(slow -> slow.preparedQuery(SETTLE)
                        .execute(Tuple.of(transaction))
                        .compose(begun -> ledger.balances.takeSnapshots())
                        .compose(counted -> Future.failedFuture("changed its mind")))
                .otherwiseEmpty()
                .await();
        ledger.balances.takeSnapshots().await();
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", 1_000, 0, 0));
    }

    private long pending() {
        return ledger.balance("USD").pending();
    }
}
