package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.checkout.Action.Weight;
import com.ovgcpayments.gateway.checkout.CheckoutState.AlreadyPaid;
import com.ovgcpayments.gateway.checkout.CheckoutState.Cancelled;
import com.ovgcpayments.gateway.checkout.CheckoutState.Declined;
import com.ovgcpayments.gateway.checkout.CheckoutState.Leaving;
import com.ovgcpayments.gateway.checkout.CheckoutState.Paid;
import com.ovgcpayments.gateway.checkout.CheckoutState.Ready;
import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.merchant.SupportContact;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each state of a session says and offers, in one language. */
final class SessionPanels {
    private final CheckoutView view;
    private final Locale locale;
    private final Messages messages;
    private final String merchant;

    SessionPanels(CheckoutView view, Locale locale) {
        this.view = view;
        this.locale = locale;
        this.messages = Messages.of(locale);
        this.merchant = ForeignText.inSentence(view.merchantName(), locale);
    }

    Panel ready(Ready state) {
        String words = state.returning() ? "returning" : "ready";
        String button = state.returning() ? text("pay.continue") : payButton();
        return Panel.of("ready", null, text(words + ".title"), readyText(state))
                .withWarning(leftOpen())
                .withForm(form(state.ways(), button))
                .withAction(text("back", merchant), back(), Weight.QUIET);
    }

    Panel leaving(Leaving state) {
        String open = named(state.open());
        List<OtherWays.Way> others = state.others().stream()
                .map(way -> new OtherWays.Way(
                        way.connector(), text("leaving.pay", AmountText.of(view.amount(), locale), named(way))))
                .toList();
        return Panel.of("ready", null, text("returning.title"), text("returning.text"))
                .withWarning(leftOpen())
                .withForm(form(List.of(state.open()), text("returning.at", open)))
                .withOthers(new OtherWays(
                        text("leaving.title"),
                        text("leaving.warning", open),
                        view.payPath().toString(),
                        state.number(),
                        others))
                .withAction(text("back", merchant), back(), Weight.QUIET);
    }

    Panel connecting() {
        return waiting("connecting", Icon.SPINNER, text("connecting.text"));
    }

    Panel processing() {
        return waiting("processing", Icon.SPINNER, text("processing.text"));
    }

    Panel checking() {
        return waiting("checking", Icon.HOURGLASS, text("checking.text"), text("checking.wait"));
    }

    Panel declined(Declined state) {
        String reason = text("declined." + state.reason());
        String title = text("declined.title");
        if (state.ways().isEmpty() || !view.inTime()) {
            return Panel.of("declined", Icon.CROSS, title, reason, text("declined.over", merchant))
                    .withAction(text("back", merchant), back(), Weight.MAIN)
                    .withContact(contact());
        }
        String next = text(state.ways().size() > 1 ? "declined.another" : "declined.retry");
        return Panel.of("declined", Icon.CROSS, title, reason, next)
                .withWarning(leftOpen())
                .withForm(form(state.ways(), payButton()))
                .withAction(text("back", merchant), back(), Weight.SIDE)
                .withContact(contact());
    }

    Panel cancelled(Cancelled state) {
        if (!view.inTime()) {
            return expired();
        }
        return Panel.of("cancelled", Icon.RETURN, text("cancelled.title"), text("cancelled.text", merchant))
                .withWarning(leftOpen())
                .withForm(form(state.ways(), payButton()))
                .withAction(text("back", merchant), back(), Weight.SIDE);
    }

    Panel paid(Paid state) {
        String continueTo = state.continueTo().toASCIIString();
        return Panel.of("paid", Icon.CHECK, text("paid.title"), text("paid.text", merchant))
                .withFact(text("paid.receipt"), state.receipt())
                .withAction(text("paid.continue", merchant), continueTo, Weight.MAIN)
                .withRefresh(Refresh.leave(continueTo, text("paid.returning", merchant)));
    }

    Panel alreadyPaid(AlreadyPaid state) {
        return Panel.of("already-paid", Icon.CHECK, text("alreadyPaid.title"), text("alreadyPaid.text"))
                .withFact(text("paid.receipt"), state.receipt())
                .withAction(text("paid.continue", merchant), state.continueTo().toASCIIString(), Weight.MAIN);
    }

    Panel expired() {
        return Panel.of("expired", Icon.CLOCK, text("expired.title"), text("expired.text", merchant))
                .withAction(text("back", merchant), back(), Weight.MAIN)
                .withContact(contact());
    }

    Panel noProcessor() {
        return Panel.of("no-processor", Icon.OFFLINE, text("noProcessor.title"), text("noProcessor.text"))
                .withAction(text("try.again"), view.pagePath(), Weight.MAIN)
                .withAction(text("back", merchant), back(), Weight.SIDE);
    }

    Panel tooManyAttempts() {
        return Panel.of(
                        "too-many-attempts",
                        Icon.SHIELD,
                        text("tooManyAttempts.title"),
                        text("tooManyAttempts.text", merchant))
                .withAction(text("back", merchant), back(), Weight.MAIN)
                .withContact(contact());
    }

    private Panel waiting(String state, Icon icon, String... lines) {
        return Panel.of(state, icon, text(state + ".title"), lines)
                .withAction(text("refresh.link"), view.pagePath(), Weight.SIDE)
                .withRefresh(Refresh.again(view.pagePath(), text("refresh.text")));
    }

    private PayForm form(List<WayToPay> ways, String button) {
        return new PayForm(view.payPath().toString(), view.pagePath(), ways, button, view.timeLeft());
    }

    private String readyText(Ready state) {
        if (state.returning()) {
            return text("returning.text");
        }
        return state.ways().size() == 1 ? text("ready.text", named(state.ways().get(0))) : text("ready.several");
    }

    /** Null unless a page may be open somewhere that nobody waits for any more. */
    private @Nullable String leftOpen() {
        return view.leftOpen().isEmpty()
                ? null
                : text(
                        "leftOpen.warning",
                        view.leftOpen().stream()
                                .map(label -> ForeignText.inSentence(label, locale))
                                .collect(Collectors.joining(", ")));
    }

    /** Null if the merchant has named none. */
    private @Nullable Contact contact() {
        SupportContact support = view.payee().support();
        return support.isEmpty() ? null : Contact.of(text("contact", merchant), support);
    }

    private String named(WayToPay way) {
        return ForeignText.inSentence(way.label(), locale);
    }

    private String payButton() {
        return text("pay.button", AmountText.of(view.amount(), locale));
    }

    private String back() {
        return view.cancelPath().toString();
    }

    private String text(String key, String... values) {
        return messages.text(key, values);
    }
}
