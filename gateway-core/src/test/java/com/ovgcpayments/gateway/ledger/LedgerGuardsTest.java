package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself refuses the role of a running gateway, whatever the gateway does. */
@ExtendWith(VertxExtension.class)
class LedgerGuardsTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();

    private LedgerFixture ledger;
    private UUID paid;
    private UUID settled;
    private UUID refund;

    @BeforeEach
    void post(Vertx vertx) {
        ledger = new LedgerFixture(vertx, POSTGRES);
        ledger.fee(null, "USD", 100, 0);
        paid = ledger.capture(10_000, "USD");
        settled = ledger.capture(10_000, "USD");
        ledger.settle(settled);
        refund = ledger.refund(paid, 1_000);
        ledger.refundBecomes(ledger.refund(paid, 500), "failed");
        ledger.balances.takeSnapshots().await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO posting (kind, source, livemode) VALUES ('capture', gen_random_uuid(), false)",
                "INSERT INTO transfer (posting_id, livemode, debit, credit, amount, currency)"
                        + " SELECT posting_id, livemode, debit, credit, amount, currency FROM transfer LIMIT 1",
                "INSERT INTO account (kind, currency, livemode) VALUES ('bank', 'EUR', false)",
                "INSERT INTO balance_snapshot (account_id, below, balance) SELECT id, 1, 1 FROM account LIMIT 1",
                "UPDATE posting SET source = gen_random_uuid()",
                "UPDATE transfer SET amount = amount + 1",
                "UPDATE transfer SET xact = 0",
                "UPDATE account SET currency = 'EUR'",
                "UPDATE balance_snapshot SET balance = balance + 1",
                "DELETE FROM transfer",
                "DELETE FROM posting",
                "DELETE FROM account",
                "DELETE FROM balance_snapshot",
                "TRUNCATE posting CASCADE",
                "TRUNCATE balance_snapshot",
                "SELECT ledger_post('capture', gen_random_uuid(), false)",
                "SELECT ledger_account('bank', NULL, NULL, 'EUR', false)",
                "SELECT ledger_transfer(posting_id, livemode, currency, debit, credit, 1) FROM transfer LIMIT 1",
                "SELECT post_capture(t) FROM payment_transaction t",
                "SELECT post_settlement(t) FROM payment_transaction t WHERE status = 'paid'",
                "SELECT post_refund(r, 'refund_reversal') FROM refund r",
                "SELECT settle_in_ledger()",
                "UPDATE payment_transaction SET amount = 1",
                "UPDATE payment_transaction SET fee = 0",
                "UPDATE payment_transaction SET currency = 'EUR'",
                "UPDATE payment_transaction SET merchant_id = merchant_id",
                "UPDATE payment_transaction SET livemode = true",
                "UPDATE payment_transaction SET refunded = 0",
                "UPDATE payment_transaction SET fee_returned = 0",
                "UPDATE payment_transaction SET status = 'paid' WHERE status = 'settled'",
                "DELETE FROM payment_transaction",
                "UPDATE refund SET amount = 1",
                "UPDATE refund SET fee_returned = 1",
                "UPDATE refund SET currency = 'EUR'",
                "UPDATE refund SET state = 'succeeded' WHERE state = 'failed'",
                "DELETE FROM refund",
                "DELETE FROM surplus_capture",
                "ALTER TABLE payment_transaction DISABLE TRIGGER ALL",
                "ALTER TABLE transfer DISABLE TRIGGER transfer_stays",
                "DROP TRIGGER refund_accepted ON refund",
                "CREATE OR REPLACE FUNCTION post_capture(t payment_transaction) RETURNS void LANGUAGE sql AS ''",
                "CREATE FUNCTION ledger_post(of_kind text, of_source uuid, in_livemode boolean) RETURNS uuid LANGUAGE sql AS"
                        + " 'SELECT of_source'",
                "SET session_replication_role = 'replica'",
                "SET ROLE postgres",
                "UPDATE ledger_alarm SET rule = ''",
                "DELETE FROM ledger_alarm"
            })
    void isRefused(String statement) {
        assertThatThrownBy(() -> ledger.database.query(statement).await()).isInstanceOf(PgException.class);
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", 8_900, 9_900, 0));
    }

    @Test
    void aPaymentBeginsPaidAndInItsCurrencyAndMode() {
        for (String insert : List.of(
                "status) SELECT gen_random_uuid(), merchant_id, livemode, session_id, attempt_id, connector, 'x', 1, 'USD', now(), 'settled'",
                "refunded) SELECT gen_random_uuid(), merchant_id, livemode, session_id, attempt_id, connector, 'x', 1, 'USD', now(), 1",
                "fee) SELECT gen_random_uuid(), merchant_id, NOT livemode, session_id, attempt_id, connector, 'x', 1, 'USD', now(), 0")) {
            assertThatThrownBy(() -> ledger.database
                            .query("INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id,"
                                    + " connector, processor_ref, amount, currency, captured_at, " + insert
                                    + " FROM payment_transaction LIMIT 1")
                            .await())
                    .isInstanceOf(PgException.class);
        }
    }

    @Test
    void noMoreIsRefundedThanWasCapturedOrThanThereIs() {
        assertThatThrownBy(() -> ledger.refund(paid, 9_001)).hasMessageContaining("refund_within_capture");
        assertThatThrownBy(() -> ledger.database.query("""
                                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, next_check_at)
                                VALUES (gen_random_uuid(), false, 'merchant', $1, 99999, 1, 'USD', now())""", paid).await()).isInstanceOf(PgException.class);
        ledger.refund(settled, 9_900);
        assertThatThrownBy(() -> ledger.refund(paid, 9_000)).hasMessageContaining("does not cover");
    }

    /** Functions that run with the owner's rights must not find a table that the caller has put before the real one. */
    @Test
    void aTemporaryTableDoesNotTakeThePlaceOfTheLedger() {
        UUID transaction = ledger.database
                .transaction(connection -> connection
                        .query("CREATE TEMP TABLE transfer (LIKE transfer INCLUDING DEFAULTS)")
                        .execute()
                        .compose(made -> connection
                                .query("CREATE TEMP TABLE posting (LIKE posting INCLUDING DEFAULTS)")
                                .execute())
                        .compose(made -> connection
                                .query(
                                        "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = '"
                                                + paid + "'")
                                .execute())
                        .map(paid))
                .otherwise(refused -> settled)
                .await();
        long expected = transaction.equals(paid) ? 18_800 : 9_900;
        assertThat(ledger.balance("USD").available()).isEqualTo(expected);
    }

    @Test
    void noOwnersFunctionLooksIntoTemporarySchemas() {
        List<String> unsafe = new ArrayList<>();
        ledger.owner.query("""
                        SELECT proname FROM pg_proc
                         WHERE prosecdef AND pronamespace = current_schema()::regnamespace
                           AND NOT coalesce(array_to_string(proconfig, ' ') LIKE '%pg_temp%', false)""").await().forEach(row -> unsafe.add(row.getString("proname")));
        assertThat(unsafe).isEmpty();
    }

    @Test
    void whatWasRestoredIntoAnotherServerIsCountedAnew() {
        assertThat(Migrations.migrate(POSTGRES.admin())).isZero();
        ledger.owner
                .query("UPDATE balance_snapshot SET below = below + 1000000, balance = balance")
                .await();
        assertThatThrownBy(() -> Migrations.check(POSTGRES.application())).hasMessageContaining("gateway migrate");
        ledger.refundBecomes(refund, "failed");
        assertThat(ledger.balance("USD").pending()).isEqualTo(8_900);
        Migrations.migrate(POSTGRES.admin());
        Migrations.check(POSTGRES.application());
        assertThat(ledger.balance("USD").pending()).isEqualTo(9_900);
        ledger.balances.takeSnapshots().await();
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", 9_900, 9_900, 0));
        assertThatThrownBy(() ->
                        ledger.owner.query("UPDATE transfer SET amount = 1").await())
                .hasMessageContaining("only ever added to");
    }
}
