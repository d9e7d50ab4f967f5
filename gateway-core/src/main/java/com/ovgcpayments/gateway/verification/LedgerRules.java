package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.verification.Rule.Level;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * That the ledger says what happened, and that its balances say what it says. The rules about single rows can be held to
 * what was posted of late only, so that they may be looked after every few minutes.
 */
final class LedgerRules {
    private static final UUID EVER = new UUID(0, 0);

    private static final Function<UUID, String> TRANSACTION = PublicId.TRANSACTION::format;
    private static final Function<UUID, String> REFUND = PublicId.REFUND::format;

    static final String KEEP = "PostgreSQL posts by itself, so somebody has gone round it, or it has a defect."
            + " Keep the database as it is, pay nothing out, and report it.";

    private static final String RECOUNT =
            "Balances are read too high or too low, though the ledger may be right: pay nothing out, and run"
                    + " ./gateway migrate if the database was restored from a dump. Else keep it as it is and report it.";

    /** The payments of which something was posted, and those that were captured. */
    private static final String TOUCHED = """
            touched AS (
                SELECT * FROM payment_transaction WHERE id IN (
                    SELECT id FROM payment_transaction WHERE id >= '%1$s'
                    UNION SELECT source FROM posting WHERE id >= '%1$s' AND kind IN ('capture', 'settlement')
                    UNION SELECT refund.transaction_id FROM posting JOIN refund ON refund.id = posting.source
                           WHERE posting.id >= '%1$s' AND posting.kind IN ('refund', 'refund_reversal')))""";

    private LedgerRules() {}

    static List<Rule> all() {
        return Stream.of(
                        ofRows(EVER),
                        PayoutLedgerRules.ofRows(EVER),
                        ProcessorLedgerRules.ofRows(EVER),
                        ofBalances(),
                        PayoutLedgerRules.ofBalances())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What can be asked often.
     *
     * @param since a time-ordered id: what was posted and captured from then on
     */
    static List<Rule> recent(UUID since) {
        return Stream.of(
                        ofRows(since),
                        PayoutLedgerRules.ofRows(since),
                        ProcessorLedgerRules.ofRows(since),
                        List.of(PayoutLedgerRules.inTransit(), snapshotNotAhead(), trialBalance()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> ofRows(UUID since) {
        return List.of(
                problem(
                        "ledger-capture-posted",
                        "captured payments are not posted, or not with the amount and the fee that they have",
                        KEEP,
                        TRANSACTION,
                        """
                        SELECT t.id FROM payment_transaction t
                         WHERE t.id >= '%s'
                           AND (NOT EXISTS (SELECT FROM posting WHERE kind = 'capture' AND source = t.id)
                                OR ledger_effects('capture', t.id) IS DISTINCT FROM %s)""".formatted(since, Expected.effects("t", """
                                ('receivable'::account_kind, NULL::uuid, t.connector, -t.amount),
                                ('fees', NULL, NULL, t.fee), ('pending', t.merchant_id, NULL, t.amount - t.fee)"""))),
                problem(
                        "ledger-settlement-posted",
                        "payments are settled and the ledger does not say so, or the other way round",
                        KEEP,
                        TRANSACTION,
                        """
                        WITH %s
                        SELECT t.id FROM touched t LEFT JOIN posting p ON p.kind = 'settlement' AND p.source = t.id
                         WHERE (t.status = 'settled') <> (p.id IS NOT NULL)""".formatted(TOUCHED.formatted(since))),
                problem(
                        "ledger-payment-holds",
                        "payments do not hold in pending, while they are paid, or in available, once they are settled, what is"
                                + " left of them",
                        KEEP,
                        TRANSACTION,
                        """
                        WITH %s
                        SELECT t.id FROM touched t CROSS JOIN LATERAL (
                            SELECT coalesce(sum(side.amount) FILTER (WHERE account.kind = 'pending'), 0) AS pending,
                                   coalesce(sum(side.amount) FILTER (WHERE account.kind = 'available'), 0) AS available
                              FROM (SELECT kind, t.id AS source
                                      FROM unnest(ARRAY['capture', 'settlement']::posting_kind[]) AS kind
                                    UNION ALL
                                    SELECT posted, refund.id
                                      FROM refund, unnest(ARRAY['refund', 'refund_reversal']::posting_kind[]) AS posted
                                     WHERE refund.transaction_id = t.id) about
                              JOIN posting ON posting.kind = about.kind AND posting.source = about.source
                              JOIN transfer ON transfer.posting_id = posting.id
                             CROSS JOIN LATERAL (VALUES (transfer.credit, transfer.amount), (transfer.debit, -transfer.amount))
                                   side (account, amount)
                              JOIN account ON account.id = side.account) held
                         WHERE (held.pending, held.available) IS DISTINCT FROM (
                               CASE t.status WHEN 'paid' THEN t.amount - t.fee - t.refunded + t.fee_returned ELSE 0 END,
                               CASE t.status WHEN 'settled' THEN t.amount - t.fee - t.refunded + t.fee_returned ELSE 0 END)""".formatted(TOUCHED.formatted(since))),
                problem(
                        "ledger-refunded-agrees",
                        "payments count other refunds than there are",
                        KEEP,
                        TRANSACTION,
                        """
                        WITH %s
                        SELECT t.id FROM touched t LEFT JOIN refund r
                            ON r.transaction_id = t.id AND r.state NOT IN ('failed', 'accepted')
                         GROUP BY t.id, t.refunded, t.fee_returned
                        HAVING (coalesce(sum(r.amount), 0), coalesce(sum(r.fee_returned), 0)) <> (t.refunded, t.fee_returned)""".formatted(TOUCHED.formatted(since))),
                problem(
                        "ledger-surplus-posted",
                        "surplus captures are not posted, or not with their amount",
                        KEEP,
                        PublicId.SURPLUS::format,
                        """
                        SELECT s.id FROM surplus_capture s
                         WHERE s.id >= '%s'
                           AND (NOT EXISTS (SELECT FROM posting WHERE kind = 'surplus' AND source = s.id)
                                OR ledger_effects('surplus', s.id) IS DISTINCT FROM %s)""".formatted(since, Expected.effects("s", """
                                ('receivable'::account_kind, NULL::uuid, s.connector, -s.amount),
                                ('suspense', NULL, NULL, s.amount)"""))),
                refundPosted(since),
                problem(
                        "ledger-posting-has-source",
                        "postings are of nothing that is stored, of the other mode, or of a kind that nobody checks",
                        KEEP,
                        UUID::toString,
                        """
                        SELECT p.id FROM posting p
                         WHERE p.id >= '%s'
                           AND CASE
                               WHEN p.kind IN ('capture', 'settlement') THEN NOT EXISTS (
                                   SELECT FROM payment_transaction t WHERE t.id = p.source AND t.livemode = p.livemode)
                               WHEN p.kind = 'surplus' THEN NOT EXISTS (
                                   SELECT FROM surplus_capture s WHERE s.id = p.source AND s.livemode = p.livemode)
                               WHEN p.kind IN ('refund', 'refund_reversal') THEN NOT EXISTS (
                                   SELECT FROM refund r WHERE r.id = p.source AND r.livemode = p.livemode)
                               WHEN p.kind IN ('dispute', 'dispute_reinstated') THEN NOT EXISTS (
                                   SELECT FROM dispute d WHERE d.id = p.source AND d.livemode = p.livemode)
                               WHEN p.kind IN ('payout', 'payout_completed', 'payout_reversal') THEN NOT EXISTS (
                                   SELECT FROM payout o WHERE o.id = p.source AND o.livemode = p.livemode)
                               WHEN p.kind = 'settlement_line' THEN NOT EXISTS (
                                   SELECT FROM settlement_line l WHERE l.id = p.source AND l.livemode = p.livemode)
                               WHEN p.kind = 'movement' THEN NOT EXISTS (
                                   SELECT FROM processor_movement m WHERE m.id = p.source AND m.livemode = p.livemode)
                               ELSE true END""".formatted(since)),
                problem(
                        "ledger-transfer-fits",
                        "transfers are of no posting, or between accounts of another currency or mode",
                        KEEP,
                        UUID::toString,
                        """
                        SELECT t.id FROM transfer t
                          LEFT JOIN posting p ON p.id = t.posting_id AND p.livemode = t.livemode
                          LEFT JOIN account d ON d.id = t.debit AND (d.currency, d.livemode) = (t.currency, t.livemode)
                          LEFT JOIN account c ON c.id = t.credit AND (c.currency, c.livemode) = (t.currency, t.livemode)
                         WHERE t.posting_id >= '%s'
                           AND (p.id IS NULL OR d.id IS NULL OR c.id IS NULL OR d.id = c.id OR t.amount <= 0)""".formatted(since)));
    }

    /** A refund is posted when it is accepted, and taken back when it has ended without money going back. */
    private static Rule refundPosted(UUID since) {
        String back =
                "('fees', NULL, NULL, sign * -r.fee_returned), ('suspense', NULL, NULL, CASE r.kind WHEN 'surplus'"
                        + " THEN sign * -r.amount ELSE 0 END), ('%s', t.merchant_id, NULL, CASE r.kind WHEN 'merchant'"
                        + " THEN sign * (r.fee_returned - r.amount) ELSE 0 END)";
        String receivable =
                "('receivable'::account_kind, NULL::uuid, coalesce(t.connector, s.connector), sign * r.amount), ";
        return problem(
                "ledger-refund-posted",
                "refunds are not posted as they stand: once while money goes back or went back, and taken back if it did not",
                KEEP,
                REFUND,
                """
                SELECT DISTINCT r.id FROM refund r
                  LEFT JOIN payment_transaction t ON t.id = r.transaction_id
                  LEFT JOIN surplus_capture s ON s.id = r.surplus_id
                  LEFT JOIN posting forth ON forth.kind = 'refund' AND forth.source = r.id
                  LEFT JOIN posting back ON back.kind = 'refund_reversal' AND back.source = r.id
                 CROSS JOIN LATERAL (VALUES ('refund'::posting_kind, 1), ('refund_reversal', -1)) way (kind, sign)
                 WHERE r.id IN (
                    SELECT id FROM refund WHERE id >= '%1$s'
                    UNION SELECT source FROM posting WHERE id >= '%1$s' AND kind IN ('refund', 'refund_reversal'))
                   AND (CASE WHEN r.state IN ('failed', 'accepted') THEN (forth.id IS NULL) <> (back.id IS NULL)
                             ELSE forth.id IS NULL OR back.id IS NOT NULL END
                    OR (CASE way.sign WHEN 1 THEN forth.id ELSE back.id END IS NOT NULL
                        AND coalesce(ledger_effects(way.kind, r.id), '') NOT IN (coalesce(%2$s, ''), coalesce(%3$s, ''))))""".formatted(
                                since,
                                Expected.effects("r", receivable + back.formatted("pending")),
                                Expected.effects("r", receivable + back.formatted("available"))));
    }

    private static List<Rule> ofBalances() {
        return List.of(
                problem(
                        "ledger-pending-agrees",
                        "pending balances are not the sum of what unsettled payments hold",
                        KEEP,
                        Expected::account,
                        """
                        SELECT lpad(to_hex(a.id), 32, '0')::uuid AS id FROM account a
                          LEFT JOIN (SELECT merchant_id, currency, livemode, sum(amount - fee - refunded + fee_returned) AS held
                                       FROM payment_transaction WHERE status = 'paid'
                                      GROUP BY merchant_id, currency, livemode) unsettled USING (merchant_id, currency, livemode)
                         WHERE a.kind = 'pending' AND ledger_balance(a.id) <> coalesce(unsettled.held, 0)"""),
                problem(
                        "ledger-snapshot-agrees",
                        "accounts are counted as something else than the sum of their transfers",
                        RECOUNT,
                        Expected::account,
                        """
                        SELECT lpad(to_hex(account_id), 32, '0')::uuid AS id
                          FROM (SELECT DISTINCT ON (account_id) account_id, below, balance FROM balance_snapshot
                                 ORDER BY account_id, below DESC) counted
                         WHERE balance <> coalesce((SELECT sum(amount) FROM transfer WHERE credit = account_id AND xact < below), 0)
                                        - coalesce((SELECT sum(amount) FROM transfer WHERE debit = account_id AND xact < below), 0)"""),
                snapshotNotAhead(),
                trialBalance());
    }

    private static Rule snapshotNotAhead() {
        return problem(
                "ledger-snapshot-not-ahead",
                "accounts are counted up to a transaction that this server has yet to reach",
                RECOUNT,
                Expected::account,
                """
                SELECT DISTINCT lpad(to_hex(account_id), 32, '0')::uuid AS id FROM balance_snapshot
                 WHERE below > pg_snapshot_xmax(pg_current_snapshot())::text::bigint""");
    }

    private static Rule trialBalance() {
        return problem(
                "ledger-trial-balance",
                "currencies are out of balance: all accounts together are not zero",
                RECOUNT,
                Expected::currency,
                """
                SELECT lpad(encode(currency::bytea, 'hex') || CASE WHEN livemode THEN '01' ELSE '00' END, 32, '0')::uuid AS id
                  FROM account GROUP BY currency, livemode HAVING sum(ledger_balance(id)) <> 0""");
    }

    static Rule problem(String name, String wrong, String advice, Function<UUID, String> shown, String broken) {
        return new Rule(name, Level.PROBLEM, wrong, advice, shown, broken);
    }
}
