package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** The store's checkout page: one plain form without a script, whose buttons are the outcomes. */
final class SellHubPage {
    static final String PREFIX = "/checkout/";

    private static final String FIELD = "outcome=";
    private static final String CHOICES = """
            <form method="post">
            <button class="pay" name="outcome" value="pay">Pay</button>
            <button name="outcome" value="pending">Pay by a slow method</button>
            <button name="outcome" value="decline">Card is declined</button>
            </form>
            """;

    private final SellHubState state;
    private final SellHubPayer payer;

    SellHubPage(SellHubState state, SellHubPayer payer) {
        this.state = state;
        this.payer = payer;
    }

    /**
     * @param form what was posted; empty when the page is only looked at
     */
    SellHubAnswer answer(String id, Optional<String> form) {
        return state.locked(() -> {
            SellHubSession session = state.sessions.get(id);
            if (session == null) {
                return SellHubAnswer.notFound();
            }
            return form.isEmpty() || payer.isPaid(id) ? show(session, "") : act(session, form.get());
        });
    }

    private SellHubAnswer act(SellHubSession session, String form) {
        return switch (form.startsWith(FIELD) ? form.substring(FIELD.length()) : "") {
            case "pay" -> {
                payer.pay(session.id());
                yield SellHubAnswer.html(303, "")
                        .with("Location", session.returnUrl())
                        .with("Cache-Control", "no-store");
            }
            case "pending" -> {
                payer.payPending(session.id());
                yield show(session, "");
            }
            case "decline" -> show(session, "Your payment was declined. Please try another method.");
            default -> page(400, "<h1>Something went wrong</h1><p>That is not one of the choices.</p>");
        };
    }

    private SellHubAnswer show(SellHubSession session, String error) {
        String lines = session.lines().stream()
                .map(line -> "<li><bdi>%s</bdi> × %d</li>".formatted(escape(line.name()), line.quantity()))
                .reduce("", String::concat);
        BigDecimal total = session.total();
        String amount = total.setScale(Math.max(2, total.scale())).toPlainString() + " "
                + session.currency().toUpperCase(Locale.ROOT);
        return page(200, """
                <h1>Checkout</h1>
                <p class="amount">%s</p>
                <ul>%s</ul>
                <p>%s</p>
                %s
                %s
                <p><a id="back" href="%s">Return to the shop</a></p>
                """.formatted(
                        amount,
                        lines,
                        escape(session.email()),
                        error.isEmpty() ? "" : "<p role=\"alert\" class=\"error\">" + escape(error) + "</p>",
                        stage(session),
                        escape(session.returnUrl())));
    }

    private String stage(SellHubSession session) {
        if (payer.isPaid(session.id())) {
            return "<p class=\"status\">Your order is paid. Thank you.</p>";
        }
        String waiting = payer.pending(session.id()).isEmpty()
                ? ""
                : "<p class=\"status\">We are waiting for your payment to arrive.</p>";
        return waiting + CHOICES;
    }

    private static SellHubAnswer page(int status, String main) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Checkout</title>
                <link rel="icon" href="data:,">
                <style>
                body { margin: 0; background: #14151a; color: #f2f2f5; font: 1rem/1.5 system-ui, sans-serif; }
                main { max-width: 26rem; margin: 2rem auto; padding: 2rem; background: #1f2128; border-radius: .5rem; }
                a { color: #9db2ff; } ul { padding: 0; list-style: none; }
                .amount { margin: 0; font-size: 2rem; font-weight: 600; } .error { color: #ff9b9b; }
                button { display: block; width: 100%%; margin: .5rem 0; padding: .75rem; border: 1px solid #8a8d99;
                         border-radius: .375rem; background: #1f2128; color: inherit; font: inherit; cursor: pointer; }
                .pay { border-color: #3d5afe; background: #3d5afe; font-weight: 600; }
                </style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(main);
        return SellHubAnswer.html(status, html)
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
