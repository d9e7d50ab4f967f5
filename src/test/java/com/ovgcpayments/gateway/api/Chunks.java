package com.ovgcpayments.gateway.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A buffer as a stream of a few thousand bytes at a time, which a client sends without telling its length. */
final class Chunks implements ReadStream<Buffer> {
    private static final int SIZE = 4000;

    private final Buffer body;
    private int sent;
    private long demand = Long.MAX_VALUE;
    private boolean busy;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;

    Chunks(Buffer body) {
        this.body = body;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> ignored) {
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        flow();
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        demand = 0;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        demand = Math.max(0, demand) > Long.MAX_VALUE - amount ? Long.MAX_VALUE : demand + amount;
        flow();
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> endHandler) {
        this.endHandler = endHandler;
        return this;
    }

    private void flow() {
        if (busy) {
            return;
        }
        busy = true;
        while (handler != null && demand > 0 && sent < body.length()) {
            int end = Math.min(body.length(), sent + SIZE);
            Buffer chunk = body.slice(sent, end);
            sent = end;
            demand--;
            handler.handle(chunk);
        }
        busy = false;
        if (sent == body.length() && endHandler != null) {
            Handler<Void> end = endHandler;
            endHandler = null;
            end.handle(null);
        }
    }
}
