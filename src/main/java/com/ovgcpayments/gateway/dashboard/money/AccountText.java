package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.ledger.MerchantAccount;

/** The three places of a merchant's money, in words. */
final class AccountText {
    private AccountText() {}

    static String name(MerchantAccount account) {
        return switch (account) {
            case PENDING -> "Pending";
            case AVAILABLE -> "Available";
            case IN_TRANSIT -> "In transit";
        };
    }

    static String meaning(MerchantAccount account) {
        return switch (account) {
            case PENDING -> "Paid, not settled by the processor yet.";
            case AVAILABLE -> "Yours to be paid out.";
            case IN_TRANSIT -> "On its way to your bank.";
        };
    }
}
