package com.ovgcpayments.gateway.connector.testkit;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** HTTP/1.1 on a socket, as far as a proxy needs it that handles one request a connection. */
final class HttpMessage {
    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "keep-alive", "expect");

    private HttpMessage() {}

    /**
     * A request as it came in.
     *
     * @param target path and query as they were sent
     * @param headers by lower-case name, without those that are about the connection
     */
    record Request(String method, String target, Map<String, String> headers, Buffer body) {}

    /** An answer; headers as in {@link Request}. */
    record Answer(int status, Map<String, String> headers, Buffer body) {
        static Answer of(int status, String contentType, String body) {
            return new Answer(status, Map.of("content-type", contentType), Buffer.buffer(body));
        }

        Answer with(String header, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, body);
        }

        Answer withBody(Buffer other) {
            return new Answer(status, headers, other);
        }

        /** As bytes, after which the connection ends: so no request ever meets a connection that is just dying. */
        Buffer bytes() {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append("content-length: ").append(body.length()).append("\r\nconnection: close\r\n\r\n");
            return Buffer.buffer(head.toString(), "ISO-8859-1").appendBuffer(body);
        }
    }

    /**
     * Reads a request.
     *
     * @return empty if the connection ended before one began
     * @throws IOException if it breaks off, or is none of a known length
     */
    static Optional<Request> read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String[] lines = head.split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int line = 1; line < lines.length; line++) {
            String[] header = lines[line].split(":", 2);
            if (header.length == 2) {
                headers.merge(header[0].toLowerCase(Locale.ROOT), header[1].strip(), (one, other) -> one + "," + other);
            }
        }
        if (first.length != 3 || headers.containsKey("transfer-encoding")) {
            throw new IOException("not a request with a content-length: " + lines[0]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the request broke off");
        }
        return Optional.of(new Request(first[0], first[1], withoutConnection(headers), Buffer.buffer(body)));
    }

    static Map<String, String> withoutConnection(Map<String, String> headers) {
        Map<String, String> left = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OF_THE_CONNECTION.contains(lower) && !lower.startsWith(":")) {
                left.put(lower, value);
            }
        });
        return left;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 && head.isEmpty()) {
                return "";
            }
            if (next < 0 || head.length() >= MAX_HEAD_BYTES) {
                throw new IOException("the request's head broke off, or is too long");
            }
            head.append((char) next);
        }
        return head.substring(0, head.length() - 4);
    }
}
