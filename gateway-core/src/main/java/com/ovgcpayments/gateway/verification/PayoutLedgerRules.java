package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.UUID;

/** That what was paid out, and what is left to be paid out, stands in the ledger. */
final class PayoutLedgerRules {
    private PayoutLedgerRules() {}

    static List<Rule> ofRows(UUID since) {
        String bank = "('in_transit', p.merchant_id, NULL, -p.amount), ("
                + "CASE WHEN p.connector IS NULL THEN 'bank' ELSE 'cash' END::account_kind, NULL::uuid, p.connector, p.amount)";
        return List.of(LedgerRules.problem(
                "ledger-payout-posted",
                "payouts are not posted as they stand: set aside once, and sent, or given back, if they were",
                LedgerRules.KEEP,
                PublicId.PAYOUT::format,
                """
                SELECT DISTINCT p.id FROM payout p
                 CROSS JOIN LATERAL (VALUES ('payout'::posting_kind, true, %2$s),
                                            ('payout_completed', p.state = 'completed', %3$s),
                                            ('payout_reversal', p.state IN ('failed', 'cancelled'), %4$s)) step (kind, taken, effects)
                 WHERE p.id IN (
                    SELECT id FROM payout WHERE id >= '%1$s'
                    UNION SELECT source FROM posting WHERE id >= '%1$s' AND kind IN ('payout', 'payout_completed', 'payout_reversal'))
                   AND ledger_effects(step.kind, p.id) IS DISTINCT FROM CASE WHEN step.taken THEN step.effects END""".formatted(since, between(-1), Expected.effects("p", bank), between(1))));
    }

    static List<Rule> ofBalances() {
        return List.of(
                inTransit(),
                LedgerRules.problem(
                        "ledger-available-agrees",
                        "available balances are not what settled payments hold, less what was disputed or paid out",
                        LedgerRules.KEEP,
                        Expected::account,
                        """
                        SELECT lpad(to_hex(a.id), 32, '0')::uuid AS id FROM account a
                          LEFT JOIN (SELECT merchant_id, currency, livemode, sum(amount) AS amount
                                       FROM (SELECT merchant_id, currency, livemode, amount - fee - refunded + fee_returned
                                               FROM payment_transaction WHERE status = 'settled'
                                             UNION ALL
                                             SELECT t.merchant_id, d.currency, d.livemode, -d.amount
                                               FROM dispute d JOIN payment_transaction t ON t.id = d.transaction_id
                                              WHERE d.funds = 'withdrawn'
                                             UNION ALL
                                             SELECT merchant_id, currency, livemode, -amount
                                               FROM payout WHERE state NOT IN ('failed', 'cancelled'))
                                            part (merchant_id, currency, livemode, amount)
                                      GROUP BY merchant_id, currency, livemode) left_over USING (merchant_id, currency, livemode)
                         WHERE a.kind = 'available' AND ledger_balance(a.id) <> coalesce(left_over.amount, 0)"""));
    }

    /** Cheap: few payouts are under way at a time. */
    static Rule inTransit() {
        return LedgerRules.problem(
                "ledger-in-transit-agrees",
                "balances in transit are not the sum of the payouts that are under way",
                LedgerRules.KEEP,
                Expected::account,
                """
                SELECT lpad(to_hex(a.id), 32, '0')::uuid AS id FROM account a
                  LEFT JOIN (SELECT merchant_id, currency, livemode, sum(amount) AS amount
                               FROM payout WHERE state NOT IN ('completed', 'failed', 'cancelled')
                              GROUP BY merchant_id, currency, livemode) under_way USING (merchant_id, currency, livemode)
                 WHERE a.kind = 'in_transit' AND ledger_balance(a.id) <> coalesce(under_way.amount, 0)""");
    }

    private static String between(int sign) {
        return Expected.effects("p", """
                ('available'::account_kind, p.merchant_id, NULL::text, %1$s * p.amount),
                ('in_transit', p.merchant_id, NULL, -(%1$s) * p.amount)""".formatted(sign));
    }
}
