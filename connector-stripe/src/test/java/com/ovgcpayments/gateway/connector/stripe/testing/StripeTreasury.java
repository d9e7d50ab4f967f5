package com.ovgcpayments.gateway.connector.stripe.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of the money after a payment. Under the state's lock. */
final class StripeTreasury {
    private static final BigDecimal FEE_RATE = new BigDecimal("0.029");
    private static final long FEE_FIXED = 30;
    private static final long DISPUTE_FEE = 1500;
    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    private final StripeState state;
    private final StripeEvents events;

    StripeTreasury(StripeState state, StripeEvents events) {
        this.state = state;
        this.events = events;
    }

    /** Books a charge in its own currency; pending first. */
    StripeBalanceTransaction book(StripeCharge charge) {
        return book(charge, charge.currency(), Optional.empty());
    }

    /**
     * The asynchronous capture of a PaymentIntent's charge.
     *
     * @param rate of major units, from the charge's currency to that of the settlement
     */
    StripeBalanceTransaction settle(String paymentIntent, String currency, Optional<BigDecimal> rate) {
        StripeCharge charge = paid(paymentIntent);
        if (charge.balanceTransaction().isPresent()) {
            throw new IllegalStateException("charge " + charge.id() + " has its balance transaction");
        }
        StripeBalanceTransaction booked = book(charge, currency, rate);
        events.charge("updated", state.charges.get(charge.id()));
        return booked;
    }

    private StripeBalanceTransaction book(StripeCharge charge, String currency, Optional<BigDecimal> rate) {
        long amount = rate.map(
                        factor -> BigDecimal.valueOf(charge.amount(), StripeCurrencies.exponent(charge.currency()))
                                .multiply(factor)
                                .setScale(StripeCurrencies.exponent(currency), RoundingMode.HALF_UP)
                                .unscaledValue()
                                .longValueExact())
                .orElse(charge.amount());
        long fee = FEE_RATE.multiply(BigDecimal.valueOf(amount))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()
                + FEE_FIXED;
        StripeBalanceTransaction transaction = put(new StripeBalanceTransaction(
                StripeState.id("txn"),
                charge.live(),
                amount,
                fee,
                currency,
                rate,
                "charge",
                "charge",
                charge.id(),
                state.now().plus(UNTIL_AVAILABLE),
                Optional.empty(),
                state.now()));
        state.charges.put(charge.withBalanceTransaction(transaction.id()));
        return transaction;
    }

    StripeBalanceTransaction makeAvailable(String paymentIntent) {
        String id = paid(paymentIntent)
                .balanceTransaction()
                .orElseThrow(() -> new IllegalStateException(paymentIntent + " is not settled yet"));
        StripeBalanceTransaction available =
                put(state.balanceTransactions.get(id).availableOn(state.now()));
        events.balanceAvailable(available.live());
        return available;
    }

    /** Books money that comes or goes at once, in the settlement currency of the charge. */
    StripeBalanceTransaction move(StripeCharge charge, long amount, long fee, String type, String source) {
        Optional<StripeBalanceTransaction> settlement =
                charge.balanceTransaction().map(state.balanceTransactions::get);
        String currency = settlement.map(StripeBalanceTransaction::currency).orElse(charge.currency());
        long settled = settlement
                .map(whole -> BigDecimal.valueOf(whole.amount())
                        .multiply(BigDecimal.valueOf(amount))
                        .divide(BigDecimal.valueOf(charge.amount()), 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(amount);
        return put(new StripeBalanceTransaction(
                StripeState.id("txn"),
                charge.live(),
                settled,
                fee,
                currency,
                settlement.flatMap(StripeBalanceTransaction::exchangeRate),
                type,
                category(type),
                source,
                state.now(),
                Optional.empty(),
                state.now()));
    }

    private static String category(String type) {
        return switch (type) {
            case "adjustment" -> "dispute";
            case "refund_failure" -> "refund_failure";
            default -> type;
        };
    }

    StripeDispute dispute(String paymentIntent) {
        StripeCharge charge = paid(paymentIntent).asDisputed();
        String id = StripeState.id("du");
        StripeBalanceTransaction taken = move(charge, -charge.amount(), DISPUTE_FEE, "adjustment", id);
        state.charges.put(charge);
        StripeDispute dispute = put(new StripeDispute(
                id,
                charge.live(),
                charge.id(),
                paymentIntent,
                charge.amount(),
                charge.currency(),
                StripeDispute.Status.NEEDS_RESPONSE,
                "fraudulent",
                List.of(taken.id()),
                state.now()));
        events.dispute("created", dispute);
        events.dispute("funds_withdrawn", dispute);
        return dispute;
    }

    StripeDispute closeDispute(String id, StripeDispute.Status status) {
        StripeDispute open = state.disputes.get(id);
        if (open.status() != StripeDispute.Status.NEEDS_RESPONSE || status == StripeDispute.Status.NEEDS_RESPONSE) {
            throw new IllegalStateException("dispute " + id + " cannot become " + status);
        }
        StripeDispute closed = open.with(status);
        if (status != StripeDispute.Status.LOST) {
            StripeCharge charge = state.charges.get(open.charge());
            closed = closed.withTransaction(
                    move(charge, open.amount(), 0, "adjustment", id).id());
        }
        put(closed);
        if (status != StripeDispute.Status.LOST) {
            events.dispute("funds_reinstated", closed);
        }
        events.dispute("closed", closed);
        return closed;
    }

    /** Pays out all that is available in a currency, as Stripe does by itself each day. */
    StripePayout payout(boolean live, String currency) {
        List<StripeBalanceTransaction> due = state.balanceTransactions.all().stream()
                .filter(each -> each.live() == live
                        && each.currency().equals(currency)
                        && each.available(state.now())
                        && each.payout().isEmpty()
                        && !each.type().equals("payout"))
                .toList();
        long amount = due.stream().mapToLong(StripeBalanceTransaction::net).sum();
        if (amount <= 0) {
            throw new IllegalStateException("nothing is available in " + currency);
        }
        StripePayout payout = send(live, amount, currency, true, Map.of());
        due.forEach(each -> put(each.in(payout.id())));
        put(state.balanceTransactions.get(payout.balanceTransaction()).in(payout.id()));
        events.payout("created", payout);
        return payout;
    }

    /** A payout that somebody asked for; which charges it contains is not known. */
    StripePayout manualPayout(boolean live, long amount, String currency, Map<String, String> metadata) {
        StripePayout payout = send(live, amount, currency, false, metadata);
        events.payout("created", payout);
        return payout;
    }

    long available(boolean live, String currency) {
        Instant now = state.now();
        return state.balanceTransactions.all().stream()
                .filter(each -> each.live() == live && each.currency().equals(currency) && each.available(now))
                .mapToLong(StripeBalanceTransaction::net)
                .sum();
    }

    private StripePayout send(
            boolean live, long amount, String currency, boolean automatic, Map<String, String> metadata) {
        String id = StripeState.id("po");
        StripeBalanceTransaction gone = put(new StripeBalanceTransaction(
                StripeState.id("txn"),
                live,
                -amount,
                0,
                currency,
                Optional.empty(),
                "payout",
                "payout",
                id,
                state.now(),
                Optional.empty(),
                state.now()));
        StripePayout payout = new StripePayout(
                id,
                live,
                amount,
                currency,
                automatic,
                StripePayout.Status.PENDING,
                Optional.empty(),
                metadata,
                gone.id(),
                state.now());
        state.payouts.put(payout);
        return payout;
    }

    StripePayout payoutPaid(String id) {
        StripePayout paid = state.payouts.get(id).with(StripePayout.Status.PAID, Optional.empty());
        state.payouts.put(paid);
        events.payout("paid", paid);
        if (paid.automatic()) {
            events.payout("reconciliation_completed", paid);
        }
        return paid;
    }

    /** Also after it was paid. */
    StripePayout payoutFailed(String id, String code) {
        StripePayout failed = state.payouts.get(id).with(StripePayout.Status.FAILED, Optional.of(code));
        state.payouts.put(failed);
        put(new StripeBalanceTransaction(
                StripeState.id("txn"),
                failed.live(),
                failed.amount(),
                0,
                failed.currency(),
                Optional.empty(),
                "payout_failure",
                "payout_reversal",
                id,
                state.now(),
                Optional.empty(),
                state.now()));
        events.payout("failed", failed);
        return failed;
    }

    private StripeCharge paid(String paymentIntent) {
        return state.paidCharge(paymentIntent)
                .orElseThrow(() -> new IllegalStateException(paymentIntent + " has no successful charge"));
    }

    private StripeBalanceTransaction put(StripeBalanceTransaction transaction) {
        state.balanceTransactions.put(transaction);
        return transaction;
    }

    private StripeDispute put(StripeDispute dispute) {
        state.disputes.put(dispute);
        return dispute;
    }
}
