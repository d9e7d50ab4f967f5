package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.money.Money;

/** A refund is not possible as things stand; the message tells the merchant why. */
public final class UnacceptableRefund extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Why why;

    /** For who has words of his own. */
    public sealed interface Why {
        /** Nothing was captured. */
        record NotPaid() implements Why {}

        /**
         * More than there is left.
         *
         * @param left what can still be refunded
         * @param disputed what was withdrawn because the payer disputes the payment
         */
        record TooMuch(Money captured, Money left, Money disputed) implements Why {}

        /** The merchant's balance would fall below what was agreed with him. */
        record NotCovered(String currency) implements Why {}
    }

    UnacceptableRefund(Why why) {
        super(words(why), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    private static String words(Why why) {
        if (why instanceof Why.TooMuch tooMuch) {
            return words(tooMuch);
        } else if (why instanceof Why.NotCovered notCovered) {
            return "Your balance in " + notCovered.currency()
                    + " does not cover this refund: what you have pending and available, less the refund, would fall"
                    + " below what was agreed with you.";
        }
        return "This session is not paid: there is nothing to refund. Only a completed session can be refunded.";
    }

    private static String words(Why.TooMuch why) {
        String currency = why.captured().currency();
        String disputed = why.disputed().minor() == 0
                ? ""
                : " " + why.disputed().minor() + " of it were withdrawn because the payer disputes the payment.";
        String left = why.left().minor() == 0
                ? "Nothing is left to refund of this payment of "
                : "No more than " + why.left().minor() + " " + currency + " is left to refund of this payment of ";
        return left + why.captured().minor() + " " + currency + ", in its smallest unit." + disputed;
    }
}
