package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.refund.RefundJob;
import com.ovgcpayments.gateway.reversal.ReversalJob;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: asks processors about attempts, sends refunds, asks what else went back, and forgets what is no longer kept. Every instance
 * runs one; leases keep them off each other's work.
 */
public final class ClockVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClockVerticle.class);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 1_000;

    private final Idempotency idempotency;
    private final SweepLoop checks;
    private final SweepLoop refunds;
    private final SweepLoop reversals;
    private long forgetTimer;

    public ClockVerticle(
            Vertx vertx, Checks checks, RefundJob refunds, ReversalJob reversals, Idempotency idempotency) {
        this.idempotency = idempotency;
        this.checks = new SweepLoop(vertx, "payments to check", checks::sweep);
        this.refunds = new SweepLoop(vertx, "refunds to see to", refunds::sweep);
        this.reversals = new SweepLoop(vertx, "captures to ask about", reversals::sweep);
    }

    @Override
    public Future<?> start() {
        checks.start();
        refunds.start();
        reversals.start();
        forgetTimer = vertx.setPeriodic(FORGET_EVERY.toMillis(), due -> forget());
        return vertx.eventBus()
                .<Long>localConsumer(PaymentSignals.CHECK_DUE_ADDRESS, message -> checks.dueIn(message.body()))
                .completion();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(forgetTimer);
        return Future.join(checks.stop(), refunds.stop(), reversals.stop());
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
}
