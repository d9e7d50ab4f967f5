package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sandbox's pages as HTML: plain forms without a script, all text escaped. */
final class SandboxPage {
    static final String STYLESHEET_PATH = "/sandbox.css";

    private static final Buffer STYLESHEET = load("sandbox.css");

    private SandboxPage() {}

    static SandboxReply stylesheet() {
        return new SandboxReply(
                200, Map.of("Content-Type", "text/css; charset=utf-8", "Cache-Control", "max-age=300"), STYLESHEET);
    }

    static SandboxReply of(SandboxPayment payment, Instant now) {
        SandboxPayment.State state = payment.stateAt(now);
        String main = switch (state) {
            case OPEN -> choices(payment);
            case AUTHENTICATING -> authentication(payment);
            default -> ended(payment, state, now);
        };
        SandboxOrder order = payment.order();
        return page(200, "Pay " + order.price() + " – Sandbox", order.live(), main);
    }

    static SandboxReply notFound() {
        return notice(404, "No such payment", "Nothing is known under this address. Is it complete?");
    }

    static SandboxReply unreadable() {
        return notice(400, "That is not one of the choices", "Go back to the page and choose one of its buttons.");
    }

    static SandboxReply notAllowed() {
        return notice(405, "That cannot be done here", "This address shows a payment's page.")
                .with("Allow", "GET, HEAD, POST");
    }

    static SandboxReply failed() {
        return notice(500, "Something went wrong here", "Load the page again: whatever you chose before is kept.");
    }

    private static SandboxReply notice(int status, String heading, String text) {
        String main = """
                <h1>%s</h1>
                <p class="lead">%s</p>
                """.formatted(escape(heading), escape(text));
        return page(status, heading, false, main);
    }

    private static String choices(SandboxPayment payment) {
        String others = Arrays.stream(SandboxOutcome.Group.values())
                .filter(SandboxOutcome.Group::isOfFirstPage)
                .map(SandboxPage::group)
                .collect(Collectors.joining());
        return """
                %s
                <form method="post">
                %s
                <h2 class="what-else">What else can happen</h2>
                %s
                </form>
                %s
                """.formatted(
                        summary(payment.order()),
                        primary(SandboxOutcome.APPROVE),
                        others,
                        link("quiet", payment.order().cancelUrl(), "Cancel and go back to the merchant"));
    }

    private static String authentication(SandboxPayment payment) {
        return """
                %s
                <form method="post">
                <h2>Is it you?</h2>
                <p class="lead">Here your bank would ask you to confirm this payment.</p>
                %s
                <ul class="outcomes">
                %s
                </ul>
                </form>
                %s
                """.formatted(
                        summary(payment.order()),
                        primary(SandboxOutcome.AUTHENTICATED),
                        choice(SandboxOutcome.AUTHENTICATION_FAILED),
                        link("quiet", payment.order().cancelUrl(), "Cancel and go back to the merchant"));
    }

    private static String ended(SandboxPayment payment, SandboxPayment.State state, Instant now) {
        List<SandboxOutcome> offers = payment.offers(now);
        String form = offers.isEmpty()
                ? ""
                : """
                <form method="post">
                <h2 class="what-else">What can still happen</h2>
                <ul class="outcomes">
                %s
                </ul>
                </form>
                """.formatted(offers.stream().map(SandboxPage::choice).collect(Collectors.joining()));
        return """
                %s
                <p class="ending %s">%s</p>
                %s
                %s
                """.formatted(
                        summary(payment.order()),
                        state.name().toLowerCase(Locale.ROOT),
                        escape(ending(payment, state)),
                        link("button", payment.order().returnUrl(), "Back to the merchant"),
                        form);
    }

    private static String ending(SandboxPayment payment, SandboxPayment.State state) {
        String silence = payment.silentAnswers() == 0
                ? ""
                : " The merchant has not been told yet: its next questions (" + payment.silentAnswers()
                        + ") stay unanswered.";
        return switch (state) {
            case APPROVED ->
                (payment.captures().size() > 1
                                ? "This payment was approved, by mistake more than once."
                                : "This payment was approved.")
                        + silence;
            case PROCESSING -> "This payment was accepted and is being processed. It takes a few seconds.";
            case DECLINED ->
                "This payment was declined ("
                        + payment.decline().map(SandboxPayment.Decline::code).orElse("no reason given") + ")."
                        + silence;
            case CANCELLED -> "This page was closed before anybody paid. Nothing was charged.";
            case EXPIRED -> "This page has expired. Nothing was charged.";
            case OPEN, AUTHENTICATING -> "This payment is open.";
        };
    }

    private static String summary(SandboxOrder order) {
        return """
                <h1><bdi>%s</bdi></h1>
                <p class="amount"><span>%s</span> <span class="currency">%s</span></p>
                <dl><dt>Reference</dt> <dd>%s</dd></dl>
                """.formatted(
                        escape(order.title()),
                        grouped(order.price().major()),
                        escape(order.currency()),
                        escape(order.reference()));
    }

    private static String grouped(BigDecimal amount) {
        return String.format(Locale.ENGLISH, "%,." + amount.scale() + "f", amount);
    }

    private static String group(SandboxOutcome.Group group) {
        String choices = Arrays.stream(SandboxOutcome.values())
                .filter(outcome -> outcome.group() == group && outcome != SandboxOutcome.APPROVE)
                .map(SandboxPage::choice)
                .collect(Collectors.joining());
        return """
                <h3>%s</h3>
                <ul class="outcomes">
                %s</ul>
                """.formatted(escape(group.heading()), choices);
    }

    private static String primary(SandboxOutcome outcome) {
        return """
                <button class="button" name="outcome" value="%s">%s</button>
                <p class="hint">%s</p>
                """.formatted(outcome.word(), escape(outcome.label()), escape(outcome.explanation()));
    }

    private static String choice(SandboxOutcome outcome) {
        return """
                <li><button name="outcome" value="%s"><b>%s</b> <span>%s</span></button></li>
                """.formatted(outcome.word(), escape(outcome.label()), escape(outcome.explanation()));
    }

    private static String link(String style, URI target, String text) {
        return """
                <p><a class="%s" href="%s">%s</a></p>
                """.formatted(style, escape(target.toString()), escape(text));
    }

    /**
     * No {@code form-action}: a browser holds it against every redirect that follows a form, and where the merchant's
     * gateway sends the payer in the end a processor does not know.
     */
    private static SandboxReply page(int status, String title, boolean live, String main) {
        String ribbon =
                live ? "<p class=\"ribbon live\">Live mode, simulated: this stands in for a real payment</p>" : "";
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="..%s">
                </head>
                <body>
                <header>
                <p class="ribbon">Sandbox processor – no real money moves</p>
                %s
                </header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), STYLESHEET_PATH, ribbon, main);
        return SandboxReply.html(
                status,
                html,
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "same-origin",
                        "X-Frame-Options",
                        "DENY"));
    }

    /** As text or in a quoted attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static Buffer load(String resource) {
        try (InputStream in = Objects.requireNonNull(SandboxPage.class.getResourceAsStream(resource))) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
