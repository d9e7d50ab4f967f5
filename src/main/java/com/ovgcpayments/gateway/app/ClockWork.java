package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.jobs.Chore;
import com.ovgcpayments.gateway.jobs.ClockVerticle;
import com.ovgcpayments.gateway.jobs.DueWork;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.overview.ActivityCount;
import com.ovgcpayments.gateway.payment.PaymentOptions;
import com.ovgcpayments.gateway.payout.PayoutJob;
import com.ovgcpayments.gateway.payout.PayoutOptions;
import com.ovgcpayments.gateway.payout.ScheduleJob;
import com.ovgcpayments.gateway.reconciliation.ReconciliationJob;
import com.ovgcpayments.gateway.refund.RefundJob;
import com.ovgcpayments.gateway.refund.RefundOptions;
import com.ovgcpayments.gateway.retention.Retention;
import com.ovgcpayments.gateway.retention.RetentionOptions;
import com.ovgcpayments.gateway.reversal.ReversalJob;
import com.ovgcpayments.gateway.settlement.SettlementJob;
import com.ovgcpayments.gateway.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is done when its time has come, without anybody asking. */
final class ClockWork {
    private static final Duration RECONCILIATION_POLL = Duration.ofSeconds(3);
    private static final Duration CHORE_PAUSE = Duration.ofMinutes(10);
    private static final Duration COUNT_PAUSE = Duration.ofMinutes(5);
    private static final int FORGET_AT_ONCE = 1_000;
    private static final int ERASE_AT_ONCE = 500;

    private ClockWork() {}

    static ClockVerticle verticle(Engine engine) {
        ReconciliationJob reconciliation = new ReconciliationJob(
                engine.database(), engine.connectors(), engine.options().beginDeadline());
        return new ClockVerticle(
                engine.vertx(),
                new DueWork("payments to check", engine.checks()::sweep),
                dueWork(engine, reconciliation),
                chores(engine, reconciliation));
    }

    private static List<DueWork> dueWork(Engine engine, ReconciliationJob reconciliation) {
        Database database = engine.database();
        Connectors connectors = engine.connectors();
        Outbox outbox = engine.outbox();
        PaymentOptions options = engine.options();
        RefundJob refunds = new RefundJob(
                database,
                connectors,
                outbox,
                new RefundOptions(options.beginDeadline(), options.fetchDeadline()),
                engine.meters());
        PayoutJob payouts = new PayoutJob(
                database,
                connectors,
                engine.sealer(),
                outbox,
                new PayoutOptions(options.beginDeadline(), options.fetchDeadline()));
        return List.of(
                new DueWork("refunds to see to", refunds::sweep),
                new DueWork(
                        "captures to ask about",
                        new ReversalJob(database, connectors, outbox, options.fetchDeadline())::sweep),
                new DueWork(
                        "payments to settle",
                        new SettlementJob(database, engine.settlementTimes(), options.fetchDeadline())::sweep),
                new DueWork("days to reconcile", RECONCILIATION_POLL, reconciliation::sweep),
                new DueWork("scheduled payouts", new ScheduleJob(database)::sweep),
                new DueWork("payouts to see to", payouts::sweep));
    }

    private static List<Chore> chores(Engine engine, ReconciliationJob reconciliation) {
        Retention retention = new Retention(
                engine.database(),
                new RetentionOptions(
                        engine.settings().get(GatewaySettings.Retention.PERSONAL_DATA),
                        engine.settings().get(GatewaySettings.Retention.BODIES)));
        return List.of(
                new Chore(
                        "remove old idempotency keys",
                        CHORE_PAUSE,
                        () -> engine.idempotency().forgetOld(FORGET_AT_ONCE).map(removed -> removed == FORGET_AT_ONCE)),
                new Chore(
                        "put down the days to reconcile",
                        CHORE_PAUSE,
                        () -> reconciliation.schedule().map(false)),
                new Chore(
                        "count what merchants took",
                        COUNT_PAUSE,
                        new ActivityCount(engine.database(), Clock.systemUTC())::step),
                new Chore("erase what is older than it may be", CHORE_PAUSE, () -> retention.step(ERASE_AT_ONCE)));
    }
}
