package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
record SellHubAnswer(int status, Map<String, String> headers, String body) {
    SellHubAnswer {
        headers = Map.copyOf(headers);
    }

    static SellHubAnswer json(int status, JsonObject body) {
        return new SellHubAnswer(status, Map.of("Content-Type", "application/json"), body.encode());
    }

    static SellHubAnswer error(int status, String error, String message) {
        return json(status, new JsonObject().put("error", error).put("message", message));
    }

    static SellHubAnswer html(int status, String body) {
        return new SellHubAnswer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
    }

    /** As Next.js says it of a path that it does not know. */
    static SellHubAnswer notFound() {
        return nextJs(404, "404: This page could not be found.").with("X-Powered-By", "Next.js");
    }

    static SellHubAnswer nextJs(int status, String text) {
        return html(status, """
                <!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>%s</title></head>\
                <body><div id="__next"><h1>%s</h1></div></body></html>
                """.formatted(text, text));
    }

    static SellHubAnswer blocked() {
        return html(403, """
                <!DOCTYPE html><html lang="en-US"><head><title>Attention Required! | Cloudflare</title></head>
                <body><h1>Sorry, you have been blocked</h1></body></html>
                """).with("Server", "cloudflare");
    }

    SellHubAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SellHubAnswer(status, more, body);
    }
}
