package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.http.Throttle;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How often "Pay" may be pressed, so that nobody tries cards through many sessions: by who presses, and by whose e-mail
 * address the sessions bear. How often it may be on one session the engine holds.
 */
public final class PayLimits {
    private final Throttle byClient;
    private final Throttle byEmail;

    /** Both a minute, on this instance. */
    public PayLimits(int perClient, int perEmail) {
        this.byClient = new Throttle(perClient);
        this.byEmail = new Throttle(perEmail);
    }

    /** Empty if he may; else after how many seconds he may. */
    OptionalLong refusalOfClient(String client) {
        return byClient.refusal(client);
    }

    OptionalLong refusalOfEmail(String email) {
        return byEmail.refusal(email.toLowerCase(Locale.ROOT));
    }
}
