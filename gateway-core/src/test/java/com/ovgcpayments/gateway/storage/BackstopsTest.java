package com.ovgcpayments.gateway.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must never happen is refused by PostgreSQL itself, whatever the code does; tried as the application's role. */
class BackstopsTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();

    private Connection connection;
    private Statement sql;
    private final UUID merchant = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeEach
    void aSessionThatIsBeingPaid() throws SQLException {
        connection = Migrations.connect(POSTGRES.application());
        sql = connection.createStatement();
        sql.execute("INSERT INTO merchant (id, name) VALUES ('%s', 'Shop')".formatted(merchant));
        sql.execute("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata)
                VALUES ('%s', '%s', false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}')
                """.formatted(session, merchant));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void oneLiveAttemptASession() throws SQLException {
        attempt(1, "superseded", false);
        attempt(2, "open", false);
        assertRefused(() -> attempt(3, "sending", false), "one_live_attempt_per_session");
    }

    @Test
    void oneSucceededAttemptASession() throws SQLException {
        attempt(1, "succeeded", false);
        assertRefused(() -> attempt(2, "succeeded", false), "one_succeeded_attempt_per_session");
    }

    @Test
    void testAndLiveNeverMeet() {
        assertRefused(() -> attempt(1, "open", true), "foreign key");
    }

    @Test
    void oneTransactionASessionAndACapture() throws SQLException {
        UUID first = attempt(1, "succeeded", false);
        UUID second = attempt(2, "closed", false);
        transaction(first, "cap-" + session);
        assertRefused(() -> transaction(second, "other-" + session), "session_id");
        assertRefused(() -> transaction(second, "cap-" + session), "payment_transaction");
    }

    @Test
    void attemptThatHasNotEndedIsNeverForgotten() throws SQLException {
        UUID attempt = attempt(1, "unknown", false);
        String forget = "UPDATE attempt SET next_check_at = NULL WHERE id = '%s'".formatted(attempt);
        assertRefused(() -> sql.execute(forget), "check constraint");
        sql.execute("UPDATE attempt SET state = 'closed' WHERE id = '%s'".formatted(attempt));
        assertThatCode(() -> sql.execute(forget)).doesNotThrowAnyException();
    }

    @Test
    void captureOfAnotherSessionsAttemptPaysNothing() throws SQLException {
        UUID elsewhere = attempt(1, "succeeded", false);
        UUID other = UUID.randomUUID();
        sql.execute("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata)
                VALUES ('%s', '%s', false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}')
                """.formatted(other, merchant));
        assertRefused(() -> transaction(other, elsewhere, "cap-" + other), "foreign key");
    }

    @Test
    void completedSaysWhen() {
        assertRefused(
                () -> sql.execute(
                        "UPDATE checkout_session SET status = 'completed' WHERE id = '%s'".formatted(session)),
                "check constraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE checkout_session CASCADE",
                "DELETE FROM checkout_session",
                "DELETE FROM attempt",
                "DELETE FROM payment_transaction",
                "UPDATE payment_transaction SET amount = 1",
                "UPDATE payment_transaction SET processor_ref = 'x'",
                "UPDATE payment_transaction SET fee = 0",
                "UPDATE payment_transaction SET refunded = 0",
                "INSERT INTO account (kind, currency, livemode) VALUES ('fees', 'USD', false)",
                "INSERT INTO posting (kind, source, livemode) VALUES ('capture', gen_random_uuid(), false)",
                "INSERT INTO transfer (posting_id, livemode, debit, credit, amount, currency)"
                        + " SELECT posting_id, livemode, credit, debit, amount, currency FROM transfer",
                "UPDATE transfer SET amount = 1",
                "DELETE FROM transfer",
                "DELETE FROM posting",
                "TRUNCATE transfer",
                "INSERT INTO balance_snapshot (account_id, below, balance) VALUES (1, 9, 1000000)",
                "UPDATE balance_snapshot SET balance = 0",
                "DELETE FROM balance_snapshot",
                "SELECT ledger_post('capture', gen_random_uuid(), false)",
                "SELECT ledger_account('fees', NULL, NULL, 'USD', true)",
                "ALTER TABLE payment_transaction DISABLE TRIGGER ALL",
                "SET session_replication_role = 'replica'",
                "UPDATE checkout_session SET amount = 1",
                "UPDATE checkout_session SET expires_at = now()",
                "UPDATE checkout_session SET email = 'x'",
                "UPDATE delivery_try SET answer = NULL",
                "UPDATE attempt SET session_id = id",
                "UPDATE api_key SET merchant_id = id",
                "UPDATE merchant SET name = 'x'",
                "DELETE FROM event",
                "UPDATE event SET body = '{}'",
                "UPDATE surplus_capture SET amount = 0",
                "DELETE FROM surplus_capture",
                "DELETE FROM refund",
                "UPDATE refund SET amount = 1",
                "UPDATE refund SET surplus_id = id",
                "UPDATE operator_key SET hash = 'x'",
                "DELETE FROM operator_key",
                "DELETE FROM delivery_try",
                "DELETE FROM api_request",
                "UPDATE api_request SET status = 200",
                "UPDATE processor_notification SET body = ''",
                "ALTER TABLE attempt DROP COLUMN state",
                "DROP INDEX one_live_attempt_per_session",
                "CREATE TABLE mine (id integer)"
            })
    void theApplicationMayNotUndoWhatHappened(String statement) {
        assertThatThrownBy(() -> sql.execute(statement))
                .isInstanceOf(SQLException.class)
                .extracting(refusal -> ((SQLException) refusal).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void noMoreGoesBackThanWasCaptured() throws SQLException {
        UUID attempt = attempt(1, "succeeded", false);
        transaction(attempt, "cap-" + session);
        assertRefused(() -> refund(2501, 2500), "refund_within_capture");
        assertRefused(() -> refund(1, 2501), "foreign key");
        refund(1500, 2500);
        UUID second = refund(1000, 2500);
        assertRefused(() -> refund(1, 2500), "refund_within_capture");
        sql.execute("UPDATE refund SET state = 'failed' WHERE id = '%s'".formatted(second));
        refund(1000, 2500);
        assertRefused(
                () -> sql.execute("UPDATE refund SET state = 'pending' WHERE id = '%s'".formatted(second)), "stays so");
    }

    @Test
    void twoRefundsAtOnceDoNotGoBeyondTheCapture() throws SQLException {
        UUID attempt = attempt(1, "succeeded", false);
        transaction(attempt, "cap-" + session);
        try (Connection other = Migrations.connect(POSTGRES.application());
                Statement elsewhere = other.createStatement()) {
            connection.setAutoCommit(false);
            refund(2000, 2500);
            elsewhere.execute("SET lock_timeout = '100ms'");
            assertRefused(() -> refund(elsewhere, 2000, 2500), "lock timeout");
            connection.commit();
            connection.setAutoCommit(true);
            assertRefused(() -> refund(elsewhere, 2000, 2500), "refund_within_capture");
        }
    }

    @Test
    void surplusGoesBackOnce() throws SQLException {
        UUID attempt = attempt(1, "closed", false);
        UUID surplus = UUID.randomUUID();
        sql.execute("""
                INSERT INTO surplus_capture (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency,
                    captured_at) VALUES ('%s', false, '%s', 'late', 'c', '%s', 2500, 'USD', now())
                """.formatted(surplus, attempt, surplus));
        String refund = """
                INSERT INTO refund (id, livemode, kind, surplus_id, captured, amount, currency, next_check_at)
                VALUES (gen_random_uuid(), false, 'surplus', '%s', 2500, 2500, 'USD', now())""".formatted(surplus);
        sql.execute(refund);
        assertRefused(() -> sql.execute(refund), "one_refund_per_surplus");
        assertRefused(() -> sql.execute("UPDATE refund SET next_check_at = NULL"), "check constraint");
    }

    @Test
    void theOwnerMayNotServe() {
        assertThatThrownBy(() -> Migrations.check(POSTGRES.admin()))
                .isInstanceOf(UnsuitableDatabase.class)
                .hasMessageContaining("superuser");
        assertThatCode(() -> Migrations.check(POSTGRES.application())).doesNotThrowAnyException();
    }

    private UUID attempt(int number, String state, boolean livemode) throws SQLException {
        UUID id = UUID.randomUUID();
        sql.execute("""
                INSERT INTO attempt
                    (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, state,
                     next_check_at)
                VALUES ('%s', '%s', %s, %d, 'c', '%s_%d', 'test', false, '%s', now())
                """.formatted(id, session, livemode, number, session, number, state));
        return id;
    }

    private void transaction(UUID attempt, String processorRef) throws SQLException {
        transaction(session, attempt, processorRef);
    }

    private void transaction(UUID ofSession, UUID attempt, String processorRef) throws SQLException {
        sql.execute("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector,
                    processor_ref, amount, currency, captured_at)
                VALUES (gen_random_uuid(), '%s', false, '%s', '%s', 'c', '%s', 2500, 'USD', now())
                """.formatted(merchant, ofSession, attempt, processorRef));
    }

    private UUID refund(long amount, long captured) throws SQLException {
        return refund(sql, amount, captured);
    }

    private UUID refund(Statement by, long amount, long captured) throws SQLException {
        UUID id = UUID.randomUUID();
        by.execute("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, next_check_at)
                SELECT '%s', false, 'merchant', id, %d, %d, 'USD', now() FROM payment_transaction
                 WHERE session_id = '%s'""".formatted(id, captured, amount, session));
        return id;
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static void assertRefused(Sql statement, String why) {
        assertThatThrownBy(statement::run).isInstanceOf(SQLException.class).hasMessageContaining(why);
    }
}
