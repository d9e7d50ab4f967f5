package com.ovgcpayments.gateway.api;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies for {@code POST /api/checkout-sessions}: a valid one, bent in its JSON, in its bytes, or in both. */
final class FuzzedBodies {
    private static final List<String> FIELDS = List.of(
            "amount", "currency", "email", "product_title", "success_url", "cancel_url", "metadata", "ignored", "");

    private static final List<String> VALID = List.of(
            "2500",
            "\"USD\"",
            "\"customer@example.com\"",
            "\"Premium Plan\"",
            "\"https://yoursite.com/success\"",
            "\"https://yoursite.com/cancel\"",
            "{\"order_id\":\"A-1042\",\"seats\":3,\"gift\":false}",
            "null",
            "1");

    private static final List<String> STRANGE = List.of(
            "0",
            "-0",
            "-1",
            "1.0",
            "1e3",
            "1E+400",
            "1e-400",
            "1e2147483648",
            "-1e99999999999",
            "99999999",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(399),
            "9".repeat(401),
            "0." + "0".repeat(390) + "1",
            "true",
            "null",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
            "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}",
            "{\"a\":1,\"a\":2}",
            "{\"\":\"\"}",
            "{\"a\":[1,{\"b\":null}]}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83c\\udf81\"",
            "\"\\uFFFF\\uFEFF\\u202E\\u2028\"",
            "\"\\n\\r\\t\\b\\f\\/\\\\\\\"\"",
            "\"'; DROP TABLE checkout_session; --\"",
            "\"<script>alert(1)</script>\"",
            "\"{CHECKOUT_SESSION_ID}\"",
            "\"https://{CHECKOUT_SESSION_ID}/\"",
            "\"https://yoursite.com/%zz\"",
            "\"https://[::1%25eth0]/\"",
            "\"https://a:0/\"",
            "\"http://localhost/\"",
            "\"javascript:alert(1)\"",
            "\"eur\"",
            "\"a@b\"");

    private final Random random;

    FuzzedBodies(Random random) {
        this.random = random;
    }

    Buffer next() {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random.nextInt(200));
            case 1 -> bytesBent(Buffer.buffer(object(false)));
            case 2 -> bytesBent(Buffer.buffer(object(true)));
            case 3 -> Buffer.buffer("[{\"a\":".repeat(random.nextInt(2000)));
            default -> Buffer.buffer(object(true));
        };
    }

    private String object(boolean bent) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            boolean strange = bent && random.nextInt(7) == 0;
            if (bent && random.nextInt(25) == 0) {
                continue;
            }
            members.add(quoted(FIELDS.get(i)) + ":" + (strange ? value(0) : VALID.get(i)));
        }
        if (bent && random.nextInt(10) == 0) {
            members.add(members.get(random.nextInt(members.size())));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 5 ? 3 : 6)) {
            case 0 -> quoted(text());
            case 1 -> number();
            case 3 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 4 -> metadata(depth);
            default -> STRANGE.get(random.nextInt(STRANGE.size()));
        };
    }

    private String metadata(int depth) {
        List<String> members = new ArrayList<>();
        int size = random.nextInt(8) == 0 ? random.nextInt(120) : random.nextInt(5);
        for (int i = 0; i < size; i++) {
            String inner = random.nextInt(4) == 0 ? value(depth + 1) : random.nextBoolean() ? number() : quoted(text());
            members.add(quoted(random.nextInt(9) == 0 ? text() : "k" + i) + ":" + inner);
        }
        return "{" + String.join(",", members) + "}";
    }

    private String number() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        text.append(random.nextInt(1000));
        if (random.nextBoolean()) {
            text.append('.').append("0".repeat(random.nextInt(30))).append(random.nextInt(1_000_000));
        }
        if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(700));
        }
        return text.toString();
    }

    /** Any UTF-16 code units, halves of pairs among them; short most of the time. */
    private String text() {
        int length = random.nextInt(20) == 0 ? random.nextInt(3000) : random.nextInt(30);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) || random.nextInt(50) == 0;
            json.append(escape ? String.format("\\u%04x", (int) c) : c);
        }
        return json.append('"').toString();
    }

    private Buffer bytesBent(Buffer body) {
        byte[] bytes = body.getBytes();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Buffer.buffer(bytes).getBytes(0, at + 1);
                default ->
                    bytes = Buffer.buffer(bytes)
                            .appendBytes("{\"}[]:,\\\0\u00ff".getBytes(StandardCharsets.ISO_8859_1))
                            .getBytes();
            }
        }
        return Buffer.buffer(bytes);
    }

    private Buffer noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Buffer.buffer(bytes);
    }
}
