package com.ovgcpayments.gateway.account;

/**
 * A second factor that is being set up.
 *
 * @param secret in base32, to be typed into an authenticator app
 * @param uri {@code otpauth://…}, to be shown as a QR code
 */
public record NewSecondFactor(String secret, String uri) {
    /** Without the secret, which must not find its way into a log. */
    @Override
    public String toString() {
        return "NewSecondFactor[]";
    }
}
