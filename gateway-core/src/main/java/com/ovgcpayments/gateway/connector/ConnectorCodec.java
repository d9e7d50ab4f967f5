package com.ovgcpayments.gateway.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.jackson.VertxModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Carries {@link ConnectorMessage}s over the event bus: inside a JVM the record itself, which is immutable; to another
 * node as JSON behind a version byte, so that a node which speaks an older form is told apart and not misread.
 */
final class ConnectorCodec implements MessageCodec<ConnectorMessage, ConnectorMessage> {
    static final String NAME = "connector";
    private static final byte VERSION = 2;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new VertxModule())
            .build();

    static {
        registerKinds(ConnectorMessage.class);
    }

    private static void registerKinds(Class<?> sealed) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                registerKinds(kind);
            } else {
                MAPPER.registerSubtypes(kind);
            }
        }
    }

    /** Makes the codec known to this Vert.x. Once only: a second registration of a name is refused. */
    static void register(Vertx vertx) {
        vertx.eventBus().registerCodec(new ConnectorCodec());
    }

    @Override
    public void encodeToWire(Buffer buffer, ConnectorMessage message) {
        try {
            byte[] json = MAPPER.writerFor(ConnectorMessage.class).writeValueAsBytes(message);
            buffer.appendByte(VERSION).appendInt(json.length).appendBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConnectorMessage decodeFromWire(int position, Buffer buffer) {
        byte version = buffer.getByte(position);
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "connector message of version " + version + ", this node speaks " + VERSION);
        }
        int start = position + 1 + Integer.BYTES;
        int length = buffer.getInt(position + 1);
        try {
            return MAPPER.readValue(buffer.getBytes(start, start + length), ConnectorMessage.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConnectorMessage transform(ConnectorMessage message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
