package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What the gateway has written down of merchants' money, as read when all is at rest. */
record MoneyBooks(
        List<PaymentRow> payments,
        List<RefundRow> refunds,
        List<PayoutRow> payouts,
        List<BalanceRow> balances,
        List<PaidOut> paidOut,
        List<String> alarms) {

    /** @param ref of the capture */
    record PaymentRow(
            String merchant, String connector, String ref, String status, long amount, long fee, long refunded) {}

    /** A refund that a merchant wanted, or that was made at the processor. */
    record RefundRow(
            String id,
            String merchant,
            String session,
            String connector,
            String capture,
            long amount,
            String state,
            String origin) {}

    record PayoutRow(String id, String merchant, long amount, String currency, String state) {}

    /** @param merchant empty for our own accounts */
    record BalanceRow(String merchant, String kind, String currency, long balance) {}

    /** What the sandbox has paid, by its own book. */
    record PaidOut(String payout, long amount, String currency) {}

    static MoneyBooks read(Database owner) {
        return new MoneyBooks(
                rows(
                        owner,
                        """
                        SELECT m.name, t.connector, t.processor_ref, t.status::text AS status, t.amount, t.fee, t.refunded
                          FROM payment_transaction t JOIN merchant m ON m.id = t.merchant_id""",
                        row -> new PaymentRow(
                                row.getString("name"),
                                row.getString("connector"),
                                row.getString("processor_ref"),
                                row.getString("status"),
                                row.getLong("amount"),
                                row.getLong("fee"),
                                row.getLong("refunded"))),
                rows(
                        owner,
                        """
                        SELECT r.id, m.name, t.session_id, t.connector, t.processor_ref AS capture, r.amount,
                               r.state::text AS state, r.origin::text AS origin
                          FROM refund r JOIN payment_transaction t ON t.id = r.transaction_id
                          JOIN merchant m ON m.id = t.merchant_id""",
                        row -> new RefundRow(
                                PublicId.REFUND.format(row.getUUID("id")),
                                row.getString("name"),
                                row.getUUID("session_id").toString(),
                                row.getString("connector"),
                                row.getString("capture"),
                                row.getLong("amount"),
                                row.getString("state"),
                                row.getString("origin"))),
                rows(
                        owner,
                        """
                        SELECT p.id, m.name, p.amount, p.currency, p.state::text AS state
                          FROM payout p JOIN merchant m ON m.id = p.merchant_id""",
                        row -> new PayoutRow(
                                PublicId.PAYOUT.format(row.getUUID("id")),
                                row.getString("name"),
                                row.getLong("amount"),
                                row.getString("currency"),
                                row.getString("state"))),
                rows(
                        owner,
                        """
                        SELECT coalesce(m.name, '') AS name, a.kind::text AS kind, a.currency, ledger_balance(a.id) AS balance
                          FROM account a LEFT JOIN merchant m ON m.id = a.merchant_id""",
                        row -> new BalanceRow(
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("currency"),
                                row.getLong("balance"))),
                rows(
                        owner,
                        """
                        SELECT value ->> 'key' AS key, (value ->> 'amount')::bigint AS amount, value ->> 'currency' AS currency
                          FROM connector_book WHERE connector = 'sandbox' AND key LIKE 'payout/%'""",
                        row -> new PaidOut(row.getString("key"), row.getLong("amount"), row.getString("currency"))),
                rows(owner, """
                        SELECT 'ledger alarm ' || rule || ': ' || detail AS what FROM ledger_alarm
                        UNION ALL SELECT 'payouts were halted: ' || reason FROM payout_halt""", row -> row.getString("what")));
    }

    private static <T> List<T> rows(Database owner, String sql, Function<Row, T> reading) {
        return StreamSupport.stream(owner.query(sql).await().spliterator(), false)
                .map(reading)
                .toList();
    }
}
