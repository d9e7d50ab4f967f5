package com.ovgcpayments.gateway.jobs;

import com.ovgcpayments.gateway.routing.Health;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second how the gateways fare. Deployed where payments begin. */
public final class HealthVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HealthVerticle.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Health health;
    private boolean failing;
    private long timer;

    public HealthVerticle(Health health) {
        this.health = health;
    }

    @Override
    public Future<?> start() {
        look();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    private void look() {
        health.look().onComplete(looked -> failing = false, this::failed).eventually(() -> {
            timer = vertx.setTimer(PAUSE_MILLIS, due -> look());
            return Future.succeededFuture();
        });
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.warn("cannot see how the gateways fare; what was last known stays: {}", failure.getMessage());
        }
        failing = true;
    }
}
