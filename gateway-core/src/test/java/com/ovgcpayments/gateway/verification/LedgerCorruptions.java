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
        return Stream.of(
                corruption("ledger-capture-posted", UNPOST.formatted("capture")),
                corruption("ledger-capture-posted", "UPDATE payment_transaction SET fee = 1"),
                corruption("ledger-settlement-posted", "UPDATE payment_transaction SET status = 'settled'"),
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
                corruption("ledger-pending-agrees", """
                        UPDATE transfer SET amount = amount + 1
                         WHERE credit IN (SELECT id FROM account WHERE kind = 'pending')"""),
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
}
