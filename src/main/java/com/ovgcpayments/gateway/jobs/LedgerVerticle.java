package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.verification.Verification.Result;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps balances quick to read, and looks whether the ledger agrees. Every instance runs one; one of them does it. */
public final class LedgerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerticle.class);
    private static final Duration COUNT_EVERY = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final Balances balances;
    private final LedgerCheck check;
    private long countTimer;
    private long lookTimer;
    private Future<Void> looking = Future.succeededFuture();

    public LedgerVerticle(Balances balances, LedgerCheck check) {
        this.balances = balances;
        this.check = check;
    }

    @Override
    public Future<?> start() {
        countTimer = vertx.setPeriodic(COUNT_EVERY.toMillis(), due -> count());
        lookTimer = vertx.setPeriodic(1, LOOK_EVERY.toMillis(), due -> look());
        return Future.succeededFuture();
    }

    /** Completes when a check that is under way has ended. */
    @Override
    public Future<?> stop() {
        vertx.cancelTimer(countTimer);
        vertx.cancelTimer(lookTimer);
        return looking;
    }

    private void count() {
        balances.takeSnapshots().onFailure(failure -> failed("could not count balances anew", failure));
    }

    private void look() {
        if (!looking.isComplete()) {
            return;
        }
        looking = check.run()
                .onSuccess(
                        findings -> findings.ifPresent(found -> found.broken().forEach(LedgerVerticle::tell)))
                .onFailure(failure -> failed("could not look whether the ledger agrees", failure))
                .transform(done -> Future.succeededFuture());
    }

    private static void tell(Result result) {
        LOG.atError()
                .addKeyValue("rule", result.rule().name())
                .addKeyValue("broken", result.broken())
                .addKeyValue("first", result.first())
                .log("the ledger does not agree: nothing is paid out until an operator has seen to it");
    }

    private static void failed(String what, Throwable failure) {
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn("{}: {}", what, failure.getMessage());
        } else {
            LOG.error(what, failure);
        }
    }
}
