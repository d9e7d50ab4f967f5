package com.ovgcpayments.gateway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line: {@code time}, {@code level}, {@code logger}, {@code message}, and where there are any
 * {@code request_id}, {@code fields} (the key-values of the event) and {@code exception}.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (Json.text(json -> write(json, event)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    private static void write(JsonGenerator json, ILoggingEvent event) throws IOException {
        Map<String, String> properties = event.getMDCPropertyMap();
        json.writeStartObject();
        json.writeStringField("time", event.getInstant().toString());
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("message", Redaction.apply(String.valueOf(event.getFormattedMessage())));
        String requestId = properties.get(RequestId.FIELD);
        if (requestId != null) {
            json.writeStringField(RequestId.FIELD, Redaction.apply(requestId));
        }
        writeFields(json, fields(properties, event.getKeyValuePairs()));
        if (event.getThrowableProxy() != null) {
            json.writeStringField("exception", Redaction.apply(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        json.writeEndObject();
    }

    private static Map<String, @Nullable Object> fields(
            Map<String, String> properties, @Nullable List<KeyValuePair> pairs) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(properties);
        fields.remove(RequestId.FIELD);
        if (pairs != null) {
            pairs.forEach(pair -> fields.put(pair.key, pair.value));
        }
        return fields;
    }

    private static void writeFields(JsonGenerator json, Map<String, @Nullable Object> fields) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            json.writeFieldName(Redaction.apply(field.getKey()));
            writeValue(json, field.getValue());
        }
        json.writeEndObject();
    }

    /** A number stays a number, unless it is one that must not be shown. */
    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        String text = String.valueOf(value);
        String shown = Redaction.apply(text);
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if ((value instanceof Long || value instanceof Integer) && shown.equals(text)) {
            json.writeNumber(((Number) value).longValue());
        } else {
            json.writeString(shown);
        }
    }
}
