package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import com.ovgcpayments.gateway.logging.Logging;
import java.util.concurrent.CompletableFuture;

/** A program whose start fails because it was told to stop. */
final class StoppedWhileStarting {
    private StoppedWhileStarting() {}

    public static void main(String[] args) {
        Logging.install(LogFormat.TEXT, LogLevel.INFO);
        StartedGateway.orStopAll(shutdown -> {
            CompletableFuture<Void> databaseGone = new CompletableFuture<>();
            shutdown.add("the database", () -> databaseGone.complete(null));
            System.out.println("starting");
            databaseGone.join();
            throw new CommandFailed("the database went away");
        });
    }
}
