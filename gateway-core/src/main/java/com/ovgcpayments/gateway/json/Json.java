package com.ovgcpayments.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * How JSON is read and written at the gateway's own edge. Reading refuses what a careful reader would: duplicate keys,
 * deep nesting, any encoding but UTF-8. Writing goes through a generator, so that text which must come back unchanged
 * (a merchant's metadata) is never taken apart.
 */
public final class Json {
    /** How many objects and arrays may stand within each other, the outermost included. */
    public static final int MAX_DEPTH = 16;

    private static final int MAX_NUMBER_LENGTH = 400;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    /** Writes one JSON value. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /** The factory for parsers of what strangers send. */
    public static JsonFactory strict() {
        return STRICT;
    }

    /** The JSON as UTF-8 bytes. */
    public static Buffer buffer(Writing writing) {
        return Buffer.buffer(text(writing));
    }

    public static String text(Writing writing) {
        StringWriter out = new StringWriter(512);
        try (JsonGenerator json = STRICT.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
