package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.Origin;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the gateway asked the sandbox for, as the sandbox keeps it. The payer's e-mail address, which is sent too, is
 * passed over: the sandbox has no use for it.
 *
 * @param mode {@code test} or {@code live}
 * @param amount in minor units
 */
record SandboxOrder(
        String reference,
        String mode,
        long amount,
        String currency,
        String title,
        URI returnUrl,
        URI cancelUrl,
        Instant sessionExpiresAt) {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MAX_TITLE_LENGTH = 1000;

    SandboxOrder {
        require(REFERENCE.matcher(reference).matches(), "reference: letters, digits, _ and - only");
        require(mode.equals(Mode.TEST.word()) || mode.equals(Mode.LIVE.word()), "mode: test or live");
        require(title.length() <= MAX_TITLE_LENGTH && title.indexOf('\0') < 0, "title: too long, or not text");
        require(Origin.isWeb(returnUrl), "return_url: an absolute http or https URL");
        require(Origin.isWeb(cancelUrl), "cancel_url: an absolute http or https URL");
        Money checked = new Money(amount, currency);
        require(checked.minor() > 0, "amount: more than nothing");
    }

    Money price() {
        return new Money(amount, currency);
    }

    boolean live() {
        return mode.equals(Mode.LIVE.word());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
