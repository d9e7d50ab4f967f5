package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of the statement of our account at a processor.
 *
 * @param id the processor's id of the line itself, unique among all its lines
 * @param subject the processor's id of what moved: of a capture and of a refund the one that the gateway was told
 * @param money how much that was, in the currency of the payment
 * @param gross the same as it was booked, possibly in another currency
 * @param fee what the processor took with it, in the minor unit of gross's currency; negative if it gave
 * @param at when the processor booked it
 * @param availableOn from when it counts in what is at our disposal
 */
public record Movement(
        String id, Kind kind, String subject, Money money, Money gross, long fee, Instant at, Instant availableOn) {
    /** What moved, and so whether gross came to our account or left it. */
    public enum Kind {
        CAPTURE(true),
        REFUND(false),
        /** A refund that failed after all. */
        REFUND_REVERSAL(true),
        DISPUTE(false),
        DISPUTE_REVERSAL(true),
        /** From the processor to our bank. */
        PAYOUT(false),
        /** A payout to our bank that failed after all. */
        PAYOUT_REVERSAL(true),
        /** What the processor took for itself, of no payment. */
        FEE(false),
        /** Anything else that came. */
        OTHER_IN(true),
        /** Anything else that left. */
        OTHER_OUT(false);

        private final boolean comes;

        Kind(boolean comes) {
            this.comes = comes;
        }

        public boolean comes() {
            return comes;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Movement {
        Texts.requireRef(id);
        Texts.requireRef(subject);
        if (money.currency().equals(gross.currency()) && !money.equals(gross)) {
            throw new IllegalArgumentException("booked as another amount of the same currency");
        }
    }
}
