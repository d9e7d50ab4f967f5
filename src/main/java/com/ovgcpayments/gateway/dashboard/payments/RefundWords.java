package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.refund.UnacceptableRefund;
import com.ovgcpayments.gateway.refund.UnacceptableRefund.Why;
import java.util.Locale;
import java.util.Optional;

/** Refunds, and why there are none, in words. */
final class RefundWords {
    private RefundWords() {}

    static String failure(Optional<String> refusal) {
        return refusal.map(word -> "The processor says: " + word.replace('_', ' '))
                .orElse("The processor gave no reason");
    }

    static String explained(RefundStatus status) {
        return switch (status) {
            case PENDING -> "It is being given to the processor; that takes seconds as a rule, and days at worst.";
            case SUCCEEDED -> "The processor has it. Banks show it to the payer within a few days.";
            case FAILED -> "No money went back, and your balance is as if it had not been asked for.";
        };
    }

    /** What to do next stands in each. */
    static String why(UnacceptableRefund refused) {
        Why why = refused.why();
        if (why instanceof Why.TooMuch tooMuch) {
            return tooMuch(tooMuch);
        } else if (why instanceof Why.NotCovered notCovered) {
            return "Your balance in " + notCovered.currency()
                    + " does not cover this refund: it would fall below what was"
                    + " agreed with you. Refund less, or wait until more payments have come in.";
        }
        return "This payment was not paid, so there is nothing to refund.";
    }

    private static String tooMuch(Why.TooMuch why) {
        String disputed = why.disputed().minor() == 0
                ? ""
                : " The payer disputes the payment at his bank, which has taken back " + amount(why.disputed())
                        + " already: refunding that, too, would pay him twice.";
        return why.left().minor() == 0
                ? "Nothing is left to refund of this payment." + disputed
                : "No more than " + amount(why.left()) + " is left to refund." + disputed;
    }

    private static String amount(Money money) {
        return AmountText.of(money, Locale.US);
    }
}
