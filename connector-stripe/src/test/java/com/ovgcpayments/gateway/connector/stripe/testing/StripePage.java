package com.ovgcpayments.gateway.connector.stripe.testing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** The hosted payment page: one plain form without a script, whose buttons are the outcomes. */
final class StripePage {
    static final String PREFIX = "/c/pay/";
    static final String SESSION_ID = "{CHECKOUT_SESSION_ID}";

    private static final String CHOICES = """
            <button class="pay" name="outcome" value="pay">Pay</button>
            <button name="outcome" value="pay_later">Pay by a delayed method</button>
            <button name="outcome" value="authenticate">Pay with 3D Secure</button>
            <button name="outcome" value="decline">Card is declined</button>
            <button name="outcome" value="insufficient_funds">Card has insufficient funds</button>
            """;

    private static final String AUTHENTICATION = """
            <h2>3D Secure</h2>
            <p>Your bank asks you to confirm this payment.</p>
            <button class="pay" name="outcome" value="authenticated">Complete authentication</button>
            <button name="outcome" value="authentication_failed">Fail authentication</button>
            """;

    private final StripeState state;
    private final StripePayer payer;

    StripePage(StripeState state, StripePayer payer) {
        this.state = state;
        this.payer = payer;
    }

    /**
     * @param form what was posted; empty when the page is only looked at
     */
    StripeAnswer answer(String id, Optional<String> form) {
        return state.locked(() -> session(id)
                .map(session -> form.isEmpty() ? show(session, "") : act(session, form.get()))
                .orElseGet(() ->
                        notice(404, "Something went wrong", "The page you were looking for could not be found.")));
    }

    private Optional<StripeSession> session(String id) {
        return state.sessions.find(id, false).or(() -> state.sessions.find(id, true));
    }

    private StripeAnswer act(StripeSession session, String form) {
        if (session.status() != StripeSession.Status.OPEN) {
            return over();
        }
        String id = session.id();
        String outcome = String.valueOf(FormBody.parse(form).get("outcome"));
        return switch (outcome) {
            case "pay", "authenticated" -> returned(payer.pay(id));
            case "pay_later" -> returned(payer.payLater(id));
            case "authenticate" -> show(payer.beginAuthentication(id), "");
            case "authentication_failed" -> {
                payer.failAuthentication(id);
                yield declined(id, "We are unable to authenticate your payment method.");
            }
            case "decline" -> declined(id, StripePaymentIntent.Decline.of("generic_decline"));
            case "insufficient_funds", "lost_card", "expired_card", "processing_error" ->
                declined(id, StripePaymentIntent.Decline.of(outcome));
            default -> notice(400, "Something went wrong", "That is not one of the choices.");
        };
    }

    private StripeAnswer declined(String id, StripePaymentIntent.Decline decline) {
        payer.decline(id, decline);
        return declined(id, decline.message());
    }

    private StripeAnswer declined(String id, String message) {
        return show(state.sessions.get(id), message);
    }

    private static StripeAnswer returned(StripeSession session) {
        String target = session.order().successUrl().replace(SESSION_ID, session.id());
        return StripeAnswer.html(303, "").with("Location", target).with("Cache-Control", "no-store");
    }

    private StripeAnswer show(StripeSession session, String error) {
        if (session.status() != StripeSession.Status.OPEN) {
            return over();
        }
        StripeSession.Order order = session.order();
        String lines = order.items().stream()
                .map(item -> "<li><bdi>%s</bdi>%s</li>"
                        .formatted(escape(item.name()), item.quantity() > 1 ? " × " + item.quantity() : ""))
                .reduce("", String::concat);
        String back = order.cancelUrl()
                .map(url -> "<p><a id=\"back\" href=\"%s\">← Back to %s</a></p>"
                        .formatted(escape(url), escape(state.account.businessName())))
                .orElse("");
        String main = """
                %s
                <h1>%s</h1>
                <p class="amount">%s</p>
                <ul class="lines">%s</ul>
                %s
                %s
                <form method="post">
                %s
                </form>
                """.formatted(
                        back,
                        escape(state.account.businessName()),
                        escape(amount(session)),
                        lines,
                        order.email()
                                .map(email -> "<p class=\"email\">" + escape(email) + "</p>")
                                .orElse(""),
                        error.isEmpty() ? "" : "<p role=\"alert\" class=\"error\">" + escape(error) + "</p>",
                        session.authenticating() ? AUTHENTICATION : CHOICES);
        return page(200, "Checkout", session.live(), main);
    }

    private String amount(StripeSession session) {
        return state.presentment(session)
                .map(presentment -> amount(presentment.amount(session), presentment.currency()))
                .orElseGet(() -> amount(session.amount(), session.currency()));
    }

    private static String amount(long amount, String currency) {
        return BigDecimal.valueOf(amount, StripeCurrencies.exponent(currency)).toPlainString() + " "
                + currency.toUpperCase(Locale.ROOT);
    }

    /** What Stripe shows after the end, also to payers who have not paid and now cannot. */
    private static StripeAnswer over() {
        return notice(
                200,
                "You're all done here",
                "You did it: you have already completed your payment, or a timeout occurred. You can close this page.");
    }

    private static StripeAnswer notice(int status, String heading, String text) {
        return page(status, heading, true, "<h1>%s</h1><p>%s</p>".formatted(escape(heading), escape(text)));
    }

    private static StripeAnswer page(int status, String title, boolean live, String main) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                body { margin: 0; background: #f6f8fa; color: #1a1f36; font: 1rem/1.5 system-ui, sans-serif; }
                .mode { margin: 0; padding: .25rem; background: #ffde92; text-align: center; font-size: .8125rem; }
                main { max-width: 26rem; margin: 2rem auto; padding: 2rem; background: #fff; border-radius: .5rem;
                       box-shadow: 0 2px 12px #0002; }
                h1 { font-size: 1.125rem; } h2 { font-size: 1rem; }
                .amount { margin: 0; font-size: 2rem; font-weight: 600; }
                .lines { padding: 0; list-style: none; } .email { color: #4f566b; }
                .error { padding: .75rem; border-radius: .375rem; background: #fff0f0; color: #a41c1c; }
                button { display: block; width: 100%%; margin: .5rem 0; padding: .75rem; border: 1px solid #687385;
                         border-radius: .375rem; background: #fff; color: inherit; font: inherit; cursor: pointer; }
                .pay { border-color: #0055de; background: #0055de; color: #fff; font-weight: 600; }
                </style>
                </head>
                <body>
                %s
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), live ? "" : "<p class=\"mode\">TEST MODE</p>", main);
        return StripeAnswer.html(status, html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
