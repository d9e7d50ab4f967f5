package com.ovgcpayments.gateway.verification;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** For each rule, what breaks it: by an owner who goes round the schema's own guards. */
final class Corruptions {
    private Corruptions() {}

    static Stream<Arguments> all() {
        return Stream.concat(ofPayments(), LedgerCorruptions.all());
    }

    private static Stream<Arguments> ofPayments() {
        return Stream.of(
                corruption("completed-has-transaction", "DELETE FROM refund; DELETE FROM payment_transaction"),
                corruption(
                        "transaction-completes",
                        "UPDATE checkout_session SET status = 'pending', completed_at = NULL WHERE id = '"
                                + VerificationTest.PAID + "'"),
                corruption("completed-has-succeeded-attempt", "UPDATE attempt SET state = 'closed' WHERE number = 1"),
                corruption(
                        "succeeded-has-transaction",
                        "UPDATE payment_transaction SET attempt_id = 'a3000000-0000-0000-0000-000000000000'"),
                corruption("transaction-of-its-attempt", "UPDATE payment_transaction SET connector = 'other'"),
                corruption("transaction-as-asked", "DELETE FROM refund; UPDATE payment_transaction SET amount = 2501"),
                corruption("capture-booked-once", "UPDATE payment_transaction SET processor_ref = 'cap2'"),
                corruption("surplus-for-its-reason", "DELETE FROM refund; UPDATE surplus_capture SET amount = 2500"),
                corruption("one-live-attempt", """
                        DROP INDEX IF EXISTS one_live_attempt_per_session;
                        UPDATE attempt SET state = 'open', next_check_at = now() WHERE session_id = '%s'""".formatted(VerificationTest.PAID)),
                corruption("attempt-not-forgotten", """
                        ALTER TABLE attempt DROP CONSTRAINT IF EXISTS attempt_check;
                        UPDATE attempt SET state = 'superseded' WHERE number = 2"""),
                corruption("attempt-checked-in-time", "UPDATE attempt SET next_check_at = now() - interval '2 hours'"),
                corruption("attempt-needs-nobody", "UPDATE attempt SET operator_since = now()"),
                corruption("completed-is-told", "UPDATE event SET type = 'other'"),
                corruption(
                        "succeeded-event-is-true",
                        "UPDATE event SET merchant_id = '" + VerificationTest.STRANGER + "'"),
                corruption("declined-is-told", "DELETE FROM event WHERE type = 'payment.declined'"),
                corruption(
                        "declined-event-is-true",
                        "UPDATE checkout_session SET status = 'pending', completed_at = NULL"),
                corruption("event-for-each-endpoint", "DELETE FROM delivery_try; DELETE FROM delivery"),
                corruption(
                        "delivery-to-its-merchant",
                        "UPDATE webhook_endpoint SET merchant_id = '" + VerificationTest.STRANGER + "'"),
                corruption("delivery-ends-once", """
                        DO $$ BEGIN
                            ALTER TABLE delivery DROP CONSTRAINT delivery_check1;
                            UPDATE delivery SET state = 'pending';
                        END $$"""),
                corruption("delivery-was-answered", "UPDATE delivery_try SET status = 500"),
                corruption("surplus-goes-back", "UPDATE refund SET state = 'failed' WHERE kind = 'surplus'"),
                corruption("refund-within-capture", """
                        DO $$ BEGIN
                            INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, state, ended_at)
                            SELECT gen_random_uuid(), livemode, kind, transaction_id, captured, 501, currency, state, ended_at
                              FROM refund WHERE kind = 'merchant';
                        END $$"""),
                corruption(
                        "refund-asked-in-time",
                        "UPDATE refund SET state = 'pending', next_check_at = now() - interval '2 hours'"),
                corruption(
                        "refund-stays",
                        "UPDATE refund SET state = 'failed', taken_back_at = now() WHERE kind = 'merchant'"),
                corruption("refund-needs-nobody", "UPDATE refund SET state = 'operator', operator_since = now()"),
                corruption("payout-is-told", payout("'completed'", "NULL", "NULL", "now()")),
                corruption("payout-asked-in-time", payout("'requested'", "now() - interval '2 hours'", "NULL", "NULL")),
                corruption("payout-needs-nobody", payout("'operator'", "NULL", "now()", "NULL")),
                corruption("audit-is-unbroken", """
                        SET session_replication_role = DEFAULT;
                        DO $$ BEGIN
                            INSERT INTO audit (actor, action, target, reason, detail, request_id)
                            VALUES ('op', 'resolve', 'att_1', 'seen', '{}', 'req_1'), ('op', 'resolve', 'att_2', 'seen', '{}', 'req_2');
                            ALTER TABLE audit DISABLE TRIGGER audit_stays;
                            UPDATE audit SET reason = 'not seen' WHERE number = 1;
                            ALTER TABLE audit ENABLE TRIGGER audit_stays;
                        END $$"""),
                corruption(
                        "delivery-in-time",
                        "UPDATE delivery SET state = 'pending', ended_at = NULL, due_at = now() - interval '2 hours'"));
    }

    private static String payout(String state, String nextCheck, String operatorSince, String endedAt) {
        return """
                INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin, state,
                                    next_check_at, operator_since, ended_at)
                VALUES (gen_random_uuid(), '%s', false, 'USD', 100, gen_random_uuid(), 'request', %s, %s, %s, %s)""".formatted(VerificationTest.MERCHANT, state, nextCheck, operatorSince, endedAt);
    }

    static Arguments corruption(String rule, String sql) {
        return Arguments.of(rule, sql);
    }
}
