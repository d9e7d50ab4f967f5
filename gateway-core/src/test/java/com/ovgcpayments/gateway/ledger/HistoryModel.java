package com.ovgcpayments.gateway.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What one merchant's money should come to, reckoned from what was done and not from what the database says. */
final class HistoryModel {
    final Map<String, Agreed> agreed = new HashMap<>();
    final List<Payment> payments = new ArrayList<>();
    private final Map<String, Long> gone = new HashMap<>();
    private final Map<String, Long> inTransit = new HashMap<>();
    private final Map<String, Long> platform = new HashMap<>();

    /** What holds for one currency. */
    record Agreed(int basisPoints, long fixed, long negativeLimit, boolean returnFees) {
        long feeOf(long amount) {
            return Math.min(amount, halfEven(amount * basisPoints, 10_000) + fixed);
        }
    }

    /** A captured payment. Whoever changes it holds its lock, but not while the database is asked. */
    static final class Payment {
        final UUID id;
        final String connector;
        final String currency;
        final long amount;
        final long fee;
        final boolean returnsFees;
        final List<Refund> underWay = new ArrayList<>();
        boolean settled;
        private long refunded;
        private long feeReturned;

        Payment(UUID id, String connector, String currency, long amount, Agreed agreed) {
            this.id = id;
            this.connector = connector;
            this.currency = currency;
            this.amount = amount;
            this.fee = agreed.feeOf(amount);
            this.returnsFees = agreed.returnFees();
        }

        synchronized long left() {
            return amount - refunded;
        }

        synchronized void refund(UUID refund, long part) {
            refunded += part;
            long returned = returnsFees ? halfEven(fee * refunded, amount) - feeReturned : 0;
            feeReturned += returned;
            underWay.add(new Refund(refund, part, returned));
        }

        synchronized void failed(Refund refund) {
            refunded -= refund.amount();
            feeReturned -= refund.feeReturned();
            underWay.remove(refund);
        }

        synchronized long net() {
            return amount - fee - refunded + feeReturned;
        }

        synchronized void count(Map<String, Long> platform) {
            platform.merge("receivable " + connector + " " + currency, refunded - amount, Long::sum);
            platform.merge("fees " + currency, fee - feeReturned, Long::sum);
        }
    }

    record Refund(UUID id, long amount, long feeReturned) {}

    record Dispute(UUID id, String connector, String currency, long amount) {}

    record Payout(UUID id, String currency, long amount) {}

    Agreed agreed(String currency) {
        return Objects.requireNonNull(agreed.get(currency));
    }

    synchronized void captured(Payment payment) {
        payments.add(payment);
    }

    /** Money that no session counts, and that stays. */
    synchronized void kept(String connector, String currency, long amount) {
        platform.merge("receivable " + connector + " " + currency, -amount, Long::sum);
        platform.merge("suspense " + currency, amount, Long::sum);
    }

    /** @param taken whether the money was taken, or given back */
    synchronized void disputed(Dispute dispute, boolean taken) {
        long amount = taken ? dispute.amount() : -dispute.amount();
        gone.merge(dispute.currency(), amount, Long::sum);
        platform.merge("receivable " + dispute.connector() + " " + dispute.currency(), amount, Long::sum);
    }

    synchronized void requested(Payout payout) {
        gone.merge(payout.currency(), payout.amount(), Long::sum);
        inTransit.merge(payout.currency(), payout.amount(), Long::sum);
    }

    /** @param from the account that it was sent from */
    synchronized void sent(Payout payout, String from) {
        inTransit.merge(payout.currency(), -payout.amount(), Long::sum);
        platform.merge(from + " " + payout.currency(), payout.amount(), Long::sum);
    }

    synchronized void notSent(Payout payout) {
        gone.merge(payout.currency(), -payout.amount(), Long::sum);
        inTransit.merge(payout.currency(), -payout.amount(), Long::sum);
    }

    MerchantBalance balance(String currency) {
        long pending = 0;
        long available = -gone.getOrDefault(currency, 0L);
        for (Payment payment : payments) {
            if (payment.currency.equals(currency)) {
                pending += payment.settled ? 0 : payment.net();
                available += payment.settled ? payment.net() : 0;
            }
        }
        return new MerchantBalance(currency, pending, available, inTransit.getOrDefault(currency, 0L));
    }

    /** Adds what this merchant's payments did to the accounts that are no merchant's. */
    void countInto(Map<String, Long> total) {
        platform.forEach((account, amount) -> total.merge(account, amount, Long::sum));
        payments.forEach(payment -> payment.count(total));
    }

    static long halfEven(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
