package com.ovgcpayments.gateway.connector;

/**
 * What came from a processor does not fit what was asked, or is not what that processor sends. The message is for a log
 * and an operator, and holds nothing of the answer's content.
 */
public final class UnfitAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public UnfitAnswer(String message) {
        super(message);
    }
}
