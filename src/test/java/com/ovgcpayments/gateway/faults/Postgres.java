package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A durable PostgreSQL in a directory that can be stopped as a power cut would, and comes back on the same port. */
final class Postgres implements AutoCloseable {
    private static final int STOP_LIMIT_SECONDS = 60;

    private final Path directory;
    private EmbeddedServer server;

    private Postgres(Path directory) {
        this.directory = directory;
        this.server = EmbeddedServer.start(directory);
    }

    /** With the schema as it is now. */
    static Postgres start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("postgres.port"), port + "\n");
        Postgres postgres = new Postgres(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        Migrations.migrate(postgres.admin());
        return postgres;
    }

    PostgresUrl admin() {
        return server.adminUrl();
    }

    /** As production has it. */
    PostgresUrl application() {
        return server.applicationUrl();
    }

    /** {@code pg_ctl stop -m immediate}: no checkpoint, no goodbye. */
    void stopImmediately() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        CompletableFuture<ProcessHandle> ended =
                ProcessHandle.of(pid).orElseThrow().onExit();
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        ended.get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Recovers from the log, on the same data. */
    synchronized void startAgain() {
        String before = server.adminUrl().address();
        server.close(); // tells the log that it finds nothing to stop
        server = EmbeddedServer.start(directory);
        if (!server.adminUrl().address().equals(before)) {
            throw new IllegalStateException("PostgreSQL came back elsewhere: " + server.adminUrl());
        }
    }

    @Override
    public synchronized void close() {
        server.close();
    }
}
