package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.reconciliation.ReconciliationJob;
import com.ovgcpayments.gateway.refund.RefundJob;
import com.ovgcpayments.gateway.settlement.SettlementJob;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: asks processors about attempts, sends refunds, settles, reconciles, counts balances, and forgets what
 * is no longer kept. Every instance
 * runs one; leases keep them off each other's work.
 */
public final class ClockVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClockVerticle.class);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 1_000;
    private static final Duration COUNT_EVERY = Duration.ofMinutes(2);
    private static final Duration SCHEDULE_EVERY = Duration.ofMinutes(10);
    private static final long RECONCILE_POLL_MILLIS = 3_000;

    private final Idempotency idempotency;
    private final SweepLoop checks;
    private final SweepLoop refunds;
    private final SweepLoop settlement;
    private final SweepLoop reconciling;
    private final ReconciliationJob reconciliation;
    private final Balances balances;
    private final List<Long> timers = new ArrayList<>();

    public ClockVerticle(
            Vertx vertx,
            Checks checks,
            RefundJob refunds,
            SettlementJob settlement,
            ReconciliationJob reconciliation,
            Balances balances,
            Idempotency idempotency) {
        this.idempotency = idempotency;
        this.reconciliation = reconciliation;
        this.balances = balances;
        this.settlement = new SweepLoop(vertx, "payments to settle", settlement::sweep);
        this.reconciling = new SweepLoop(vertx, "days to reconcile", RECONCILE_POLL_MILLIS, reconciliation::sweep);
        this.checks = new SweepLoop(vertx, "payments to check", checks::sweep);
        this.refunds = new SweepLoop(vertx, "refunds to see to", refunds::sweep);
    }

    @Override
    public Future<?> start() {
        checks.start();
        refunds.start();
        settlement.start();
        reconciling.start();
        timers.add(vertx.setPeriodic(FORGET_EVERY.toMillis(), due -> forget()));
        timers.add(vertx.setPeriodic(COUNT_EVERY.toMillis(), due -> countBalances()));
        timers.add(vertx.setPeriodic(0, SCHEDULE_EVERY.toMillis(), due -> scheduleReconciliation()));
        return vertx.eventBus()
                .<Long>localConsumer(PaymentSignals.CHECK_DUE_ADDRESS, message -> checks.dueIn(message.body()))
                .completion();
    }

    @Override
    public Future<?> stop() {
        timers.forEach(vertx::cancelTimer);
        return Future.join(checks.stop(), refunds.stop(), settlement.stop(), reconciling.stop());
    }

    private void countBalances() {
        balances.takeSnapshots().onFailure(failure -> LOG.warn("could not count balances; it is done later", failure));
    }

    private void scheduleReconciliation() {
        reconciliation
                .schedule()
                .onFailure(failure -> LOG.warn("could not put down the days to reconcile; it is done later", failure));
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
