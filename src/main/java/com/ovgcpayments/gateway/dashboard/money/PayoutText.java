package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutState;

/** Payouts in words for the merchant: how one is sent is not his matter. */
final class PayoutText {
    private PayoutText() {}

    static String state(PayoutState state) {
        return switch (state) {
            case REQUESTED -> "Requested";
            case SENDING, PENDING_AT_PROCESSOR, EXPORTED, OPERATOR -> "In transit";
            case COMPLETED -> "Sent";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }

    /** How it looks: {@code good}, {@code bad}, {@code wait}, or empty. */
    static String tone(PayoutState state) {
        return switch (state) {
            case COMPLETED -> "good";
            case FAILED -> "bad";
            case CANCELLED -> "";
            case REQUESTED, SENDING, PENDING_AT_PROCESSOR, EXPORTED, OPERATOR -> "wait";
        };
    }

    /** What that means for his money. */
    static String explained(PayoutState state) {
        return switch (state) {
            case REQUESTED -> "It waits to be sent. Until then you can cancel it.";
            case SENDING, PENDING_AT_PROCESSOR, EXPORTED, OPERATOR ->
                "It is being sent and cannot be cancelled any more.";
            case COMPLETED -> "It was sent to your bank. Banks may take a day or two to show it.";
            case FAILED -> "It could not be sent. The money is available again.";
            case CANCELLED -> "It was called off before it was sent. The money is available again.";
        };
    }

    static String account(BankAccount.Kind kind, String last4) {
        return (kind == BankAccount.Kind.IBAN ? "IBAN" : "Account") + " …" + last4;
    }

    static String account(Payout.Shown destination) {
        return account(destination.kind(), destination.last4());
    }
}
