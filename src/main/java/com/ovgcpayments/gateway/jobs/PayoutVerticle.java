package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.payout.PayoutJob;
import com.ovgcpayments.gateway.payout.ScheduleJob;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/** Makes the payouts that are due and sends those that a connector can. Every instance runs one. */
public final class PayoutVerticle extends VerticleBase {
    private final SweepLoop schedules;
    private final SweepLoop payouts;

    public PayoutVerticle(Vertx vertx, PayoutJob payouts, ScheduleJob schedules) {
        this.schedules = new SweepLoop(vertx, "scheduled payouts", schedules::sweep);
        this.payouts = new SweepLoop(vertx, "payouts to see to", payouts::sweep);
    }

    @Override
    public Future<?> start() {
        schedules.start();
        payouts.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return Future.join(schedules.stop(), payouts.stop());
    }
}
