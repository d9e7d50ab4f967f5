package com.ovgcpayments.gateway.connector.stripe;

/** What came from Stripe does not fit what was asked, or is not what Stripe sends. The message holds nothing of it. */
final class UnfitAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitAnswer(String message) {
        super(message);
    }
}
