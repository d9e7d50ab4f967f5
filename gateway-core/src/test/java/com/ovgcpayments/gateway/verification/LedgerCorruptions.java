package com.ovgcpayments.gateway.verification;

import static com.ovgcpayments.gateway.verification.Corruptions.corruption;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Of the rules about the ledger. */
final class LedgerCorruptions {
    private static final String UNPOST = """
            CREATE TEMP TABLE gone AS SELECT id FROM posting WHERE kind = '%1$s';
            DELETE FROM transfer WHERE posting_id IN (SELECT id FROM gone);
            DELETE FROM posting WHERE id IN (SELECT id FROM gone);
            DROP TABLE gone""";

    private LedgerCorruptions() {}

    static Stream<Arguments> all() {
        return Stream.of(ofPayments(), ofPayouts(), ofProcessors(), withoutSource())
                .flatMap(corruptions -> corruptions);
    }

    private static Stream<Arguments> ofPayments() {
        return Stream.of(
                corruption("ledger-capture-posted", UNPOST.formatted("capture")),
                corruption("ledger-capture-posted", "UPDATE payment_transaction SET fee = 1"),
                corruption(
                        "ledger-settlement-posted",
                        "UPDATE payment_transaction SET status = 'paid', next_check_at = now()"),
                corruption("ledger-payment-holds", "UPDATE payment_transaction SET refunded = 1"),
                corruption("ledger-refunded-agrees", "UPDATE payment_transaction SET refunded = 2001"),
                corruption("ledger-surplus-posted", UNPOST.formatted("surplus")),
                corruption("ledger-refund-posted", UNPOST.formatted("refund")),
                corruption("ledger-refund-posted", "UPDATE refund SET state = 'failed' WHERE kind = 'merchant'"),
                corruption("ledger-refund-posted", "UPDATE refund SET amount = 1999 WHERE kind = 'merchant'"),
                corruption(
                        "ledger-posting-has-source",
                        "UPDATE posting SET source = gen_random_uuid() WHERE kind = 'surplus'"),
                corruption("ledger-transfer-fits", "UPDATE transfer SET currency = 'EUR'"),
                corruption("ledger-pending-agrees", oneMoreInto("pending")),
                corruption(
                        "ledger-snapshot-agrees",
                        "SELECT take_balance_snapshots(); UPDATE balance_snapshot SET balance = balance + 1"),
                corruption(
                        "ledger-snapshot-not-ahead",
                        "SELECT take_balance_snapshots(); UPDATE balance_snapshot SET below = below + 1000000"),
                corruption("ledger-trial-balance", """
                        SELECT take_balance_snapshots();
                        UPDATE balance_snapshot SET balance = balance + 1
                         WHERE account_id = (SELECT min(account_id) FROM balance_snapshot)"""));
    }

    private static Stream<Arguments> ofPayouts() {
        return Stream.of(
                corruption("ledger-payout-posted", UNPOST.formatted("payout")),
                corruption("ledger-payout-posted", UNPOST.formatted("payout_completed")),
                corruption("ledger-payout-posted", UNPOST.formatted("payout_reversal")),
                corruption("ledger-payout-posted", "UPDATE payout SET amount = amount + 1"),
                corruption("ledger-payout-posted", "UPDATE payout SET connector = 'other' WHERE state = 'completed'"),
                corruption(
                        "ledger-payout-posted",
                        "UPDATE payout SET state = 'requested', ended_at = NULL, next_check_at = now()"),
                corruption("ledger-in-transit-agrees", oneMoreInto("in_transit")),
                corruption("ledger-available-agrees", oneMoreInto("available")),
                corruption("ledger-available-agrees", "UPDATE dispute SET funds = 'none'"));
    }

    private static Stream<Arguments> ofProcessors() {
        return Stream.of(
                corruption("ledger-dispute-posted", UNPOST.formatted("dispute")),
                corruption("ledger-dispute-posted", UNPOST.formatted("dispute_reinstated")),
                corruption("ledger-dispute-posted", "UPDATE dispute SET funds = 'reinstated'"),
                corruption("ledger-dispute-posted", "UPDATE dispute SET amount = amount + 1"),
                corruption("ledger-settlement-line-posted", UNPOST.formatted("settlement_line")),
                corruption("ledger-settlement-line-posted", "UPDATE settlement_line SET fee = fee + 1"),
                corruption("ledger-settlement-line-posted", "UPDATE settlement_line SET connector = 'other'"),
                corruption("ledger-movement-posted", UNPOST.formatted("movement")),
                corruption("ledger-movement-posted", "UPDATE processor_movement SET fee = fee + 1"),
                corruption(
                        "ledger-movement-posted",
                        "UPDATE processor_movement SET kind = 'capture' WHERE kind = 'other_in'"));
    }

    private static Stream<Arguments> withoutSource() {
        return Stream.of(
                        "capture",
                        "settlement",
                        "surplus",
                        "refund",
                        "refund_reversal",
                        "dispute",
                        "dispute_reinstated",
                        "payout",
                        "payout_completed",
                        "payout_reversal",
                        "settlement_line",
                        "movement")
                .map(kind -> corruption(
                        "ledger-posting-has-source",
                        "INSERT INTO posting (kind, source, livemode) VALUES ('%s', gen_random_uuid(), false)"
                                .formatted(kind)));
    }

    private static String oneMoreInto(String account) {
        return """
                UPDATE transfer SET amount = amount + 1
                 WHERE credit IN (SELECT id FROM account WHERE kind = '%s')""".formatted(account);
    }
}
