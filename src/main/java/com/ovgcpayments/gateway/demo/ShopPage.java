package com.ovgcpayments.gateway.demo;

import java.util.List;

/** The shop's few pages. Everything that comes from outside is escaped. */
final class ShopPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem; }
            h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
            p { margin: 0 0 1.5rem; opacity: .8; }
            a { color: inherit; }
            details { border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: .75rem;
                padding: .9rem 1.1rem; margin: 0 0 .75rem; }
            summary { cursor: pointer; font-weight: 600; }
            summary span { float: right; font-weight: 400; opacity: .65; font-size: .875rem; }
            pre { overflow-x: auto; font-size: .8125rem; margin: .75rem 0 0; }
            """;

    private static final String INBOX_LINK = "<p><a href=\"/\">All webhooks that the shop received</a></p>";

    private ShopPage() {}

    static String thanks(List<ReceivedWebhook> webhooks) {
        return page(
                "Thank you for your order",
                "You are back at the demo shop. A real shop would now ask the gateway whether the payment is"
                        + " completed, or wait for the webhook, before it ships anything.",
                webhooks,
                INBOX_LINK);
    }

    static String cancelled() {
        return page(
                "Nothing was ordered",
                "You turned back from the checkout. Nothing was charged.",
                List.of(),
                INBOX_LINK);
    }

    static String inbox(List<ReceivedWebhook> webhooks) {
        return page(
                "The demo shop's webhooks",
                webhooks.isEmpty()
                        ? "None since the gateway started. Create a session with the test key and pay it; then reload this page."
                        : "The newest first. Every signature was verified.",
                webhooks,
                "");
    }

    /** @param markup what follows the webhooks */
    private static String page(String title, String text, List<ReceivedWebhook> webhooks, String markup) {
        StringBuilder html = new StringBuilder(2048)
                .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(title)
                .append("</h1><p>")
                .append(text)
                .append("</p>");
        for (ReceivedWebhook webhook : webhooks) {
            html.append("<details><summary>")
                    .append(escaped(webhook.type()))
                    .append(" <span>")
                    .append(escaped(webhook.timestamp()))
                    .append("</span></summary><pre>")
                    .append(escaped(webhook.body()))
                    .append("</pre></details>");
        }
        return html.append(markup).append("</main></body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
