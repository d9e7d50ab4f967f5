package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.payment.PaymentSignals;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: asks processors about attempts, sends refunds, forgets what is no longer kept. Every instance runs
 * one; leases keep them off each other's work.
 */
public final class ClockVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClockVerticle.class);

    private final SweepLoop checks;
    private final List<SweepLoop> loops;
    private final List<Chore> chores;
    private final List<Long> timers = new ArrayList<>();

    /** @param checks what {@link PaymentSignals} may call for before its time */
    public ClockVerticle(Vertx vertx, DueWork checks, List<DueWork> works, List<Chore> chores) {
        this.checks = new SweepLoop(vertx, checks);
        this.loops = Stream.concat(Stream.of(this.checks), works.stream().map(work -> new SweepLoop(vertx, work)))
                .toList();
        this.chores = List.copyOf(chores);
    }

    @Override
    public Future<?> start() {
        loops.forEach(SweepLoop::start);
        for (Chore chore : chores) {
            timers.add(vertx.setPeriodic(chore.every().toMillis(), due -> step(chore)));
        }
        return vertx.eventBus()
                .<Long>localConsumer(PaymentSignals.CHECK_DUE_ADDRESS, message -> checks.dueIn(message.body()))
                .completion();
    }

    @Override
    public Future<?> stop() {
        timers.forEach(vertx::cancelTimer);
        return Future.join(loops.stream().map(SweepLoop::stop).toList());
    }

    private void step(Chore chore) {
        chore.step()
                .get()
                .onComplete(
                        more -> {
                            if (more) {
                                step(chore);
                            }
                        },
                        failure -> LOG.warn("could not {}", chore.what(), failure));
    }
}
