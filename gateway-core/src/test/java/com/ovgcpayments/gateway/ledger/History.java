package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.ledger.HistoryModel.Dispute;
import com.ovgcpayments.gateway.ledger.HistoryModel.Payment;
import com.ovgcpayments.gateway.ledger.HistoryModel.Payout;
import com.ovgcpayments.gateway.ledger.HistoryModel.Refund;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * One connection's part of a random history. Its own payments it changes alone, so that it knows how they stand; the
 * shared ones it refunds side by side with the others, and all parts draw on one merchant's funds.
 */
final class History implements Runnable {
    static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD");
    static final List<String> CONNECTORS = List.of("stripe", "other");

    private static final long MOST = 5_000;

    // As of one instant: all accounts together, this merchant's accounts beside what happened to him, and what he may
    // owe,
    // disputes aside, which nobody refuses.
    private static final String WRONG = """
            WITH held AS (
                SELECT currency,
                       coalesce(sum(amount - fee - refunded + fee_returned) FILTER (WHERE status = 'paid'), 0) AS pending,
                       coalesce(sum(amount - fee - refunded + fee_returned) FILTER (WHERE status = 'settled'), 0) AS available,
                       bool_or(refunded > amount OR fee_returned > fee) AS beyond
                  FROM payment_transaction WHERE merchant_id = $1 GROUP BY currency),
            disputed AS (
                SELECT d.currency, sum(d.amount) AS amount FROM dispute d JOIN payment_transaction t ON t.id = d.transaction_id
                 WHERE t.merchant_id = $1 AND d.funds = 'withdrawn' GROUP BY d.currency),
            paid_out AS (
                SELECT currency, sum(amount) FILTER (WHERE state NOT IN ('failed', 'cancelled')) AS amount,
                       sum(amount) FILTER (WHERE state = 'requested') AS under_way
                  FROM payout WHERE merchant_id = $1 GROUP BY currency),
            expected AS (
                SELECT currency, held.pending,
                       held.available - coalesce(disputed.amount, 0) - coalesce(paid_out.amount, 0) AS available,
                       coalesce(paid_out.under_way, 0) AS in_transit
                  FROM held LEFT JOIN disputed USING (currency) LEFT JOIN paid_out USING (currency)),
            balance AS (
                SELECT currency,
                       coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'pending'), 0) AS pending,
                       coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'available'), 0) AS available,
                       coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'in_transit'), 0) AS in_transit
                  FROM account WHERE merchant_id = $1 GROUP BY currency)
            SELECT 'out of balance: ' || currency AS wrong FROM account GROUP BY currency HAVING sum(ledger_balance(id)) <> 0
            UNION ALL
            SELECT concat_ws(' ', 'balances:', currency, balance, expected) FROM expected FULL JOIN balance USING (currency)
             WHERE (expected.pending, expected.available, expected.in_transit)
                   IS DISTINCT FROM (balance.pending, balance.available, balance.in_transit)
            UNION ALL
            SELECT 'beyond what was captured: ' || currency FROM held WHERE beyond
            UNION ALL
            SELECT concat_ws(' ', 'below the limit:', currency, balance) FROM balance
              LEFT JOIN merchant_terms terms USING (currency) LEFT JOIN disputed USING (currency)
             WHERE terms.merchant_id = $1
               AND balance.pending + balance.available + coalesce(disputed.amount, 0) < -terms.negative_limit""";

    private final LedgerFixture ledger;
    private final HistoryModel model;
    private final Random random;
    private final int steps;
    private final List<Payment> shared;
    private final List<Payment> own = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private final List<Payout> payouts = new ArrayList<>();
    private final List<Step> actions;

    /** Something that may happen. What must not happen then fails the test. */
    @FunctionalInterface
    private interface Step {
        void take();
    }

    History(LedgerFixture ledger, HistoryModel model, List<Payment> shared, Random random, int steps) {
        this.ledger = ledger;
        this.model = model;
        this.shared = shared;
        this.random = random;
        this.steps = steps;
        this.actions = List.of(
                this::capture,
                this::capture,
                this::capture,
                this::settle,
                this::settle,
                this::refundOwn,
                this::refundOwn,
                this::refundOwn,
                this::refundShared,
                this::refundShared,
                this::endRefund,
                this::endRefund,
                this::lateCapture,
                this::dispute,
                this::winDispute,
                this::requestPayout,
                this::requestPayout,
                this::endPayout,
                this::takeSnapshots);
    }

    @Override
    public void run() {
        for (int i = 0; i < steps; i++) {
            one(actions).take();
            List<String> wrong = new ArrayList<>();
            ledger.database.query(WRONG, ledger.merchant).await().forEach(row -> wrong.add(row.getString("wrong")));
            assertThat(wrong).isEmpty();
        }
    }

    static Payment capture(LedgerFixture ledger, HistoryModel model, Random random) {
        String connector = CONNECTORS.get(random.nextInt(CONNECTORS.size()));
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        long amount = 1 + random.nextLong(MOST);
        UUID id = ledger.capture(connector, amount, currency);
        Payment payment = new Payment(id, connector, currency, amount, model.agreed(currency));
        model.captured(payment);
        return payment;
    }

    private void capture() {
        own.add(capture(ledger, model, random));
    }

    private void settle() {
        if (!own.isEmpty()) {
            Payment payment = one(own);
            ledger.settle(payment.id);
            payment.settled = true;
        }
    }

    private void refundOwn() {
        if (own.isEmpty()) {
            return;
        }
        Payment payment = one(own);
        long left = payment.left();
        long amount = 1 + random.nextLong(payment.amount);
        String refusal = refund(payment, amount);
        assertThat(refusal.isEmpty() || refusal.equals("refund_within_funds") || amount > left)
                .as("refund of %s, %s left: %s", amount, left, refusal)
                .isTrue();
        assertThat(refusal.isEmpty() && amount > left)
                .as("more was refunded than was captured")
                .isFalse();
    }

    private void refundShared() {
        Payment payment = one(shared);
        refund(payment, 1 + random.nextLong(payment.amount));
        assertThat(payment.left()).isNotNegative();
    }

    /** The constraint that refused it; empty if it was accepted. */
    private String refund(Payment payment, long amount) {
        try {
            payment.refund(ledger.refund(payment.id, amount), amount);
            return "";
        } catch (PgException refused) {
            assertThat(refused.getConstraint()).isIn("refund_within_funds", "refund_within_capture");
            return refused.getConstraint();
        }
    }

    private void endRefund() {
        List<Payment> refunded =
                own.stream().filter(each -> !each.underWay.isEmpty()).toList();
        if (refunded.isEmpty()) {
            return;
        }
        Payment payment = one(refunded);
        Refund refund = one(payment.underWay);
        if (random.nextBoolean()) {
            ledger.refundBecomes(refund.id(), "succeeded");
        } else {
            ledger.refundBecomes(refund.id(), "failed");
            payment.failed(refund);
        }
    }

    private void lateCapture() {
        String connector = one(CONNECTORS);
        String currency = one(CURRENCIES);
        long amount = 1 + random.nextLong(MOST);
        UUID surplus = ledger.surplus(connector, amount, currency);
        if (random.nextBoolean()) {
            ledger.refundBecomes(
                    ledger.refundSurplus(surplus), random.nextBoolean() ? "succeeded" : "pending_at_processor");
            return;
        }
        model.kept(connector, currency, amount);
        if (random.nextBoolean()) {
            ledger.refundBecomes(ledger.refundSurplus(surplus), "accepted");
        }
    }

    /** Also of a payment that is not settled, and of more than it holds. */
    private void dispute() {
        if (own.isEmpty()) {
            return;
        }
        Payment payment = one(own);
        long amount = 1 + random.nextLong(payment.amount);
        Dispute dispute = new Dispute(ledger.dispute(payment.id, amount), payment.connector, payment.currency, amount);
        model.disputed(dispute, true);
        disputes.add(dispute);
    }

    private void winDispute() {
        if (disputes.isEmpty()) {
            return;
        }
        Dispute dispute = one(disputes);
        ledger.disputeWon(dispute.id());
        model.disputed(dispute, false);
        disputes.remove(dispute);
    }

    private void requestPayout() {
        String currency = one(CURRENCIES);
        long amount = 1 + random.nextLong(MOST);
        try {
            Payout payout = new Payout(ledger.payout(amount, currency), currency, amount);
            model.requested(payout);
            payouts.add(payout);
        } catch (PgException refused) {
            assertThat(refused.getConstraint()).isIn("payout_within_available", "payout_needs_positive_balance");
        }
    }

    private void endPayout() {
        if (payouts.isEmpty()) {
            return;
        }
        Payout payout = one(payouts);
        payouts.remove(payout);
        switch (random.nextInt(4)) {
            case 0 -> {
                ledger.payoutEnds(payout.id(), "completed", null);
                model.sent(payout, "bank");
            }
            case 1 -> {
                String connector = one(CONNECTORS);
                ledger.payoutEnds(payout.id(), "completed", connector);
                model.sent(payout, "cash " + connector);
            }
            case 2 -> {
                ledger.payoutEnds(payout.id(), "failed", null);
                model.notSent(payout);
            }
            default -> {
                ledger.payoutEnds(payout.id(), "cancelled", null);
                model.notSent(payout);
            }
        }
    }

    private void takeSnapshots() {
        ledger.balances.takeSnapshots().await();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
