package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps one kind of due work: every so often, and at once when told that something is due; no more is begun at a time than
 * there is room for. Lives on one event loop and must only be used there.
 */
final class SweepLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);
    private static final long RETRY_AFTER_FAILURE_MILLIS = 2_000;
    private static final int MOST_AT_ONCE = 256;
    private static final int SWEEP_SIZE = 64;

    private final Vertx vertx;
    private final String what;
    private final long pollMillis;
    private final IntFunction<Future<List<Future<Void>>>> work;
    private final Promise<Void> drained = Promise.promise();
    private int underWay;
    private boolean sweeping;
    private boolean sweepAgain;
    private boolean stopping;
    private boolean failing;
    private long pollTimer;

    SweepLoop(Vertx vertx, DueWork work) {
        this.vertx = vertx;
        this.what = work.what();
        this.pollMillis = work.poll().toMillis();
        this.work = work.sweep();
    }

    void start() {
        poll(pollMillis);
    }

    /** Begins nothing new; completes when what was begun is done. */
    Future<Void> stop() {
        stopping = true;
        vertx.cancelTimer(pollTimer);
        completeIfDrained();
        return drained.future();
    }

    void dueIn(long millis) {
        if (millis > pollMillis) {
            return; // the poll is there first, or in time enough
        }
        if (millis == 0) {
            sweep();
        } else {
            vertx.setTimer(millis, due -> sweep());
        }
    }

    private void poll(long afterMillis) {
        if (!stopping) {
            pollTimer = vertx.setTimer(afterMillis, due -> sweep());
        }
    }

    private void sweep() {
        if (stopping) {
            return;
        }
        if (sweeping) {
            sweepAgain = true;
            return;
        }
        int room = Math.min(SWEEP_SIZE, MOST_AT_ONCE - underWay);
        vertx.cancelTimer(pollTimer);
        if (room <= 0) {
            poll(pollMillis);
            return;
        }
        sweeping = true;
        work.apply(room).onComplete(found -> swept(found, room), this::sweepFailed);
    }

    private void swept(List<Future<Void>> found, int room) {
        sweeping = false;
        failing = false;
        underWay += found.size();
        for (Future<Void> each : found) {
            each.onComplete(done -> {
                underWay--;
                completeIfDrained();
            });
        }
        completeIfDrained();
        boolean more = sweepAgain || found.size() == room;
        sweepAgain = false;
        if (more) {
            sweep();
        } else {
            poll(pollMillis);
        }
    }

    private void sweepFailed(Throwable failure) {
        sweeping = false;
        sweepAgain = false;
        if (!failing && failure instanceof DatabaseUnavailable) {
            LOG.warn("{} wait: {}", what, failure.getMessage());
        } else if (!failing) {
            LOG.error("cannot look for {}; trying on", what, failure);
        }
        failing = true;
        completeIfDrained();
        poll(RETRY_AFTER_FAILURE_MILLIS);
    }

    private void completeIfDrained() {
        if (stopping && !sweeping && underWay == 0) {
            drained.tryComplete();
        }
    }
}
