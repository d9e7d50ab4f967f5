package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.checkout.Action.Weight;
import com.ovgcpayments.gateway.checkout.SessionlessState.Failure;
import com.ovgcpayments.gateway.checkout.SessionlessState.RateLimited;
import com.ovgcpayments.gateway.checkout.SessionlessState.Unavailable;
import com.ovgcpayments.gateway.checkout.SessionlessState.Unreadable;
import java.util.Locale;

/** What the pages without a session say and offer, in one language. */
final class SessionlessPanels {
    private final Messages messages;

    SessionlessPanels(Locale locale) {
        this.messages = Messages.of(locale);
    }

    Panel notFound() {
        return Panel.of("not-found", Icon.SEARCH, messages.text("notFound.title"), messages.text("notFound.text"));
    }

    Panel rateLimited(RateLimited state) {
        return Panel.of(
                        "rate-limited",
                        Icon.HOURGLASS,
                        messages.text("rateLimited.title"),
                        messages.text("rateLimited.text"))
                .withAction(messages.text("try.again"), state.retry().toString(), Weight.MAIN);
    }

    Panel unreadable(Unreadable state) {
        return Panel.of("unreadable", Icon.ALERT, messages.text("unreadable.title"), messages.text("unreadable.text"))
                .withAction(messages.text("try.again"), state.retry().toString(), Weight.MAIN);
    }

    Panel failure(Failure state) {
        return Panel.of("failure", Icon.ALERT, messages.text("failure.title"), messages.text("failure.text"))
                .withFact(messages.text("failure.reference"), state.requestId())
                .withAction(messages.text("try.again"), state.retry().toString(), Weight.MAIN);
    }

    Panel unavailable(Unavailable state) {
        return Panel.of(
                        "unavailable",
                        Icon.OFFLINE,
                        messages.text("unavailable.title"),
                        messages.text("unavailable.text"))
                .withAction(messages.text("try.again"), state.retry().toString(), Weight.MAIN);
    }
}
