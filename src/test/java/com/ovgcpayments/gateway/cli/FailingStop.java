package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import com.ovgcpayments.gateway.logging.Logging;
import io.vertx.core.Vertx;

/** A program of which one part does not stop as it should. */
final class FailingStop {
    private FailingStop() {}

    public static void main(String[] args) {
        Logging.install(LogFormat.TEXT, LogLevel.INFO);
        Vertx vertx = Vertx.vertx();
        Shutdown shutdown = Shutdown.install();
        shutdown.add("the first", () -> System.out.println("the first was still stopped " + vertx.isClustered()));
        shutdown.add("the second", () -> {
            throw new IllegalStateException("stuck");
        });
        System.out.println("ready");
    }
}
