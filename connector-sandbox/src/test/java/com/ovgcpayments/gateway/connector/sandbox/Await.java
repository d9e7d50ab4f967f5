package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** For what cannot be listened for: looks again, up to a bound. */
final class Await {
    private static final int LOOKS = 400;

    private Await() {}

    static void until(BooleanSupplier condition) {
        Vertx vertx = Vertx.vertx();
        for (int look = 0; look < LOOKS && !condition.getAsBoolean(); look++) {
            vertx.timer(50, TimeUnit.MILLISECONDS).await();
        }
        vertx.close().await();
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
