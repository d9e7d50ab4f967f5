package com.ovgcpayments.gateway.faults;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a payer reads from an answer of the gateway. */
final class CheckoutPage {
    private static final Pattern STATE = Pattern.compile("data-state=\"([a-z-]+)\"");

    private CheckoutPage() {}

    /** The state that a page shows; {@code success} for the way back to a shop that was paid; empty if it tells none. */
    static Optional<String> state(Web.Answer answer) {
        if (answer.status() == 303) {
            return answer.location()
                    .filter(target -> target.startsWith(Merchant.SUCCESS_URL))
                    .map(target -> "success");
        }
        Matcher state = STATE.matcher(answer.body());
        return answer.status() == 200 && state.find() ? Optional.of(state.group(1)) : Optional.empty();
    }

    static boolean isWaiting(String state) {
        return state.equals("connecting") || state.equals("processing") || state.equals("checking");
    }
}
