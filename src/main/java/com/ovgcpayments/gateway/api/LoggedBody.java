package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a body stands in the log of requests: JSON that means the same, with what is confidential masked, and not too much
 * of it.
 *
 * @param json ends in {@code …} if it was cut
 * @param errorCode what stands in {@code error.code}
 */
record LoggedBody(String json, Optional<String> errorCode) {
    static final int MOST_BYTES = 4 * 1024;

    private static final String CUT = "…";

    /** Answers hold deeper within what was sent. */
    private static final int MOST_DEPTH = 100;

    private static final JsonFactory FORM = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
            .build();

    /**
     * Empty for what is no JSON.
     *
     * @param everyValue whether every text and number is confidential, not only those that look like it
     */
    static Optional<LoggedBody> of(Buffer body, boolean everyValue) {
        if (body.length() == 0) {
            return Optional.empty();
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
            try (JsonParser parser =
                    FORM.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
                MaskedCopy copy = new MaskedCopy(parser, FORM, everyValue);
                boolean whole = copy.write(MOST_BYTES);
                return Optional.of(new LoggedBody(cut(copy.text(), whole), copy.errorCode()));
            }
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static String cut(String json, boolean whole) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (whole && bytes.length <= MOST_BYTES) {
            return json;
        }
        int end = Math.min(bytes.length, MOST_BYTES - CUT.getBytes(StandardCharsets.UTF_8).length);
        while (end > 0 && end < bytes.length && isWithinCharacter(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
    }

    /** Of UTF-8. */
    private static boolean isWithinCharacter(byte unit) {
        return (unit & 0xC0) == 0x80;
    }
}
