package com.ovgcpayments.gateway.dashboard.payments;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one browser is told, as it happens. It belongs to the event loop of its request, and may be written to from any.
 * Whoever reads too slowly is hung up on: he comes back, and hears what he has missed.
 */
final class LiveStream {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final Supplier<Future<Boolean>> mayStay;
    private final Consumer<LiveStream> left;
    private long heartbeat = -1;
    private long check = -1;
    private boolean over;

    /**
     * How often a stream stirs.
     *
     * @param heartbeat well below the time after which listeners and proxies hang up on who is silent
     * @param check between two questions whether who listens still may
     */
    record Rhythm(Duration heartbeat, Duration check) {
        static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(20), Duration.ofMinutes(1));
    }

    /**
     * To be made on the request's event loop, and {@linkplain #begin begun} there.
     *
     * @param left is told when it is over, once and on that event loop
     */
    LiveStream(Vertx vertx, HttpServerResponse response, Supplier<Future<Boolean>> mayStay, Consumer<LiveStream> left) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.mayStay = mayStay;
        this.left = left;
    }

    void begin(Rhythm rhythm) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("X-Accel-Buffering", "no")
                .closeHandler(closed -> finish())
                .exceptionHandler(failure -> finish());
        heartbeat = vertx.setPeriodic(rhythm.heartbeat().toMillis(), due -> write(": still here\n\n"));
        check = vertx.setPeriodic(rhythm.check().toMillis(), due -> check());
        write("retry: 2000\n\n");
    }

    /** @param message lines of an event, with the empty one at its end */
    void send(String message) {
        context.runOnContext(now -> write(message));
    }

    /** Ends it for now: the browser comes back in a moment. */
    void close() {
        context.runOnContext(now -> end());
    }

    private void check() {
        mayStay.get()
                .onSuccess(may -> {
                    if (!may) {
                        dismiss();
                    }
                })
                .onFailure(failure -> LOG.debug("could not see who is signed in; looking again later", failure));
    }

    /** For good: the browser does not come back by itself. */
    private void dismiss() {
        write("event: over\ndata: over\n\n");
        end();
    }

    private void write(String text) {
        if (over) {
            return;
        }
        if (response.writeQueueFull()) {
            LOG.debug("a browser reads too slowly, and is hung up on");
            response.reset();
            finish();
            return;
        }
        response.write(text).onFailure(gone -> finish());
    }

    private void end() {
        if (!over) {
            response.end().onFailure(gone -> LOG.debug("a browser went away", gone));
            finish();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            vertx.cancelTimer(heartbeat);
            vertx.cancelTimer(check);
            left.accept(this);
        }
    }
}
