package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox's listener answers: API, page or stylesheet. */
record SandboxReply(int status, Map<String, String> headers, Buffer body) {
    private static final String HTML = "text/html; charset=utf-8";

    static SandboxReply json(int status, Object value) {
        return new SandboxReply(
                status,
                Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                SandboxJson.write(value));
    }

    static SandboxReply refusal(int status, String code, String message) {
        return json(status, new SandboxAnswer.Refusal(code, message));
    }

    static SandboxReply html(int status, String html, Map<String, String> headers) {
        return new SandboxReply(status, headers, Buffer.buffer(html)).with("Content-Type", HTML);
    }

    /** The browser goes on with a GET. */
    static SandboxReply seeOther(URI target) {
        return new SandboxReply(
                303, Map.of("Location", target.toString(), "Cache-Control", "no-store"), Buffer.buffer());
    }

    SandboxReply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new SandboxReply(status, all, body);
    }

    Future<Void> send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("X-Content-Type-Options", "nosniff");
        headers.forEach(response::putHeader);
        return response.end(body);
    }

    /** Sends the head and the first half of the body, as if all of it were to come. */
    Future<Void> sendHalf(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("Content-Length", Integer.toString(body.length()));
        headers.forEach(response::putHeader);
        return response.write(body.slice(0, body.length() / 2));
    }
}
