package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.UUID;

/** That what processors told of stands in the ledger: disputes, the lines that settle payments, and all other movements. */
final class ProcessorLedgerRules {
    /** As {@code post_booked} does it; {@code sign} is 1 for what comes to us. */
    private static final String BOOKED = """
            ('receivable'::account_kind, NULL::uuid, l.connector, l.currency, way.sign * l.amount),
            ('cash', NULL, l.connector, l.booked_in, l.fee - way.sign * l.gross),
            ('processor_costs', NULL, NULL, l.booked_in, -l.fee),
            ('fx', NULL, NULL, l.currency, CASE WHEN l.booked_in <> l.currency THEN -way.sign * l.amount ELSE 0 END),
            ('fx', NULL, NULL, l.booked_in, CASE WHEN l.booked_in <> l.currency THEN way.sign * l.gross ELSE 0 END)""";

    private static final String ELSEWHERE = """
            ('cash'::account_kind, NULL::uuid, l.connector, l.booked_in, l.fee - way.sign * l.gross),
            ('processor_costs', NULL, NULL, l.booked_in, CASE l.kind WHEN 'fee' THEN -l.gross ELSE 0 END - l.fee),
            ('bank', NULL, NULL, l.booked_in,
             CASE WHEN l.kind IN ('payout', 'payout_reversal') THEN way.sign * l.gross ELSE 0 END),
            ('suspense', NULL, NULL, l.booked_in,
             CASE WHEN l.kind IN ('other_in', 'other_out') THEN way.sign * l.gross ELSE 0 END)""";

    private ProcessorLedgerRules() {}

    static List<Rule> ofRows(UUID since) {
        return List.of(disputes(since), settlementLines(since), movements(since));
    }

    private static Rule disputes(UUID since) {
        return LedgerRules.problem(
                "ledger-dispute-posted",
                "disputes are not posted as they stand: once when the money was taken, and once when it was given back",
                LedgerRules.KEEP,
                PublicId.DISPUTE::format,
                """
                SELECT DISTINCT d.id FROM dispute d JOIN payment_transaction t ON t.id = d.transaction_id
                 CROSS JOIN LATERAL (VALUES ('dispute'::posting_kind, d.funds <> 'none', %2$s),
                                            ('dispute_reinstated', d.funds = 'reinstated', %3$s)) step (kind, taken, effects)
                 WHERE d.id IN (
                    SELECT id FROM dispute WHERE id >= '%1$s'
                    UNION SELECT source FROM posting WHERE id >= '%1$s' AND kind IN ('dispute', 'dispute_reinstated'))
                   AND ledger_effects(step.kind, d.id) IS DISTINCT FROM CASE WHEN step.taken THEN step.effects END""".formatted(since, disputed(1), disputed(-1)));
    }

    private static String disputed(int sign) {
        return Expected.effects("d", """
                ('receivable'::account_kind, NULL::uuid, t.connector, %1$s * d.amount),
                ('available', t.merchant_id, NULL, -(%1$s) * d.amount)""".formatted(sign));
    }

    private static Rule settlementLines(UUID since) {
        return LedgerRules.problem(
                "ledger-settlement-line-posted",
                "lines of processors that settle a payment or a refund are not posted as they say",
                LedgerRules.KEEP,
                UUID::toString,
                """
                SELECT l.id FROM settlement_line l
                 CROSS JOIN LATERAL (SELECT CASE l.kind WHEN 'refund' THEN -1 ELSE 1 END AS sign) way
                 WHERE l.id >= '%s' AND ledger_effects('settlement_line', l.id) IS DISTINCT FROM %s""".formatted(since, Expected.effectsIn("l", BOOKED)));
    }

    private static Rule movements(UUID since) {
        return LedgerRules.problem(
                "ledger-movement-posted",
                "movements that processors told of are not posted as they say",
                LedgerRules.KEEP,
                UUID::toString,
                """
                SELECT l.id FROM processor_movement l
                 CROSS JOIN LATERAL (SELECT CASE WHEN l.kind IN ('dispute_reversal', 'payout_reversal', 'other_in') THEN 1
                                                 ELSE -1 END AS sign) way
                 WHERE l.id >= '%s'
                   AND ledger_effects('movement', l.id) IS DISTINCT FROM
                       CASE WHEN l.kind IN ('capture', 'refund', 'refund_reversal') THEN NULL
                            WHEN l.kind IN ('dispute', 'dispute_reversal') THEN %s
                            ELSE %s END""".formatted(since, Expected.effectsIn("l", BOOKED), Expected.effectsIn("l", ELSEWHERE)));
    }
}
