package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: asks processors about attempts, and forgets what is no longer kept. It looks twice a second, and at
 * once when told that something is due. Every instance runs one; leases keep them off each other's work.
 */
public final class ClockVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClockVerticle.class);
    private static final long POLL_MILLIS = 500;
    private static final long RETRY_AFTER_FAILURE_MILLIS = 2_000;
    private static final int MOST_AT_ONCE = 256;
    private static final int SWEEP_SIZE = 64;
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 1_000;

    private final Checks checks;
    private final Idempotency idempotency;
    private final Promise<Void> drained = Promise.promise();
    private int underWay;
    private boolean sweeping;
    private boolean sweepAgain;
    private boolean stopping;
    private boolean failing;
    private long pollTimer;
    private long forgetTimer;

    public ClockVerticle(Checks checks, Idempotency idempotency) {
        this.checks = checks;
        this.idempotency = idempotency;
    }

    @Override
    public Future<?> start() {
        poll(POLL_MILLIS);
        forgetTimer = vertx.setPeriodic(FORGET_EVERY.toMillis(), due -> forget());
        return vertx.eventBus()
                .<Long>localConsumer(PaymentSignals.CHECK_DUE_ADDRESS, message -> dueIn(message.body()))
                .completion();
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        vertx.cancelTimer(pollTimer);
        vertx.cancelTimer(forgetTimer);
        completeIfDrained();
        return drained.future();
    }

    private void dueIn(long millis) {
        if (millis > POLL_MILLIS) {
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
            poll(POLL_MILLIS);
            return;
        }
        sweeping = true;
        checks.sweep(room).onComplete(found -> swept(found, room), this::sweepFailed);
    }

    private void swept(List<Future<Void>> found, int room) {
        sweeping = false;
        failing = false;
        underWay += found.size();
        for (Future<Void> check : found) {
            check.onComplete(done -> {
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
            poll(POLL_MILLIS);
        }
    }

    private void sweepFailed(Throwable failure) {
        sweeping = false;
        sweepAgain = false;
        if (!failing && failure instanceof DatabaseUnavailable) {
            LOG.warn("payments to check wait: {}", failure.getMessage());
        } else if (!failing) {
            LOG.error("cannot look for payments to check; trying on", failure);
        }
        failing = true;
        completeIfDrained();
        poll(RETRY_AFTER_FAILURE_MILLIS);
    }

    private void forget() {
        idempotency
                .forgetOld(FORGET_AT_ONCE)
                .onComplete(
                        removed -> {
                            if (removed == FORGET_AT_ONCE) {
                                forget();
                            }
                        },
                        failure -> LOG.warn("could not remove old idempotency keys", failure));
    }

    private void completeIfDrained() {
        if (stopping && !sweeping && underWay == 0) {
            drained.tryComplete();
        }
    }
}
