package com.ovgcpayments.gateway.webhook;

/** What a merchant wants is not possible as things stand. The message is for him. */
public final class WebhookConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebhookConflict(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
