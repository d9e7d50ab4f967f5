package com.ovgcpayments.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @Test
    void isFoundWhileItRuns(@TempDir Path directory) throws IOException {
        assertThat(EmbeddedServer.running(directory)).isEmpty();
        Path stranger = Files.createDirectory(directory.resolve("stranger"));
        Path home = directory.resolve("home");
        try (EmbeddedServer server = EmbeddedServer.start(home)) {
            assertThat(EmbeddedServer.running(home))
                    .map(PostgresUrl::toString)
                    .contains(server.adminUrl().toString());
            assertThatThrownBy(() -> EmbeddedServer.start(home)).hasMessageContaining("is used by another gateway");

            Files.copy(home.resolve("postgres.port"), stranger.resolve("postgres.port"));
            assertThat(EmbeddedServer.running(stranger)).isEmpty();
        }
        assertThat(EmbeddedServer.running(home)).isEmpty();
        Files.writeString(home.resolve("postgres.port"), "nonsense");
        assertThatThrownBy(() -> EmbeddedServer.running(home))
                .isInstanceOf(UnsuitableDatabase.class)
                .hasMessageContaining("postgres.port");
    }

    @Test
    void needsADirectory(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedServer.start(file))
                .isInstanceOf(UnsuitableDatabase.class)
                .hasMessageContaining("the data directory " + file + " cannot be used")
                .hasMessageContaining("FileAlreadyExists")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void takesAnotherPortWhenItsOwnWasTaken(@TempDir Path directory) throws IOException {
        String first;
        try (EmbeddedServer server = EmbeddedServer.start(directory)) {
            first = server.adminUrl().address();
        }
        int port = Integer.parseInt(first.substring(first.indexOf(':') + 1));
        try (ServerSocket squatter = new ServerSocket(port);
                EmbeddedServer server = EmbeddedServer.start(directory)) {
            assertThat(squatter.isBound()).isTrue();
            assertThat(server.adminUrl().address()).isNotEqualTo(first);
        }
    }

    /** A process of PostgreSQL that does not end keeps all of it from ending. */
    @Test
    void waitsForTheOneBeforeToStop(@TempDir Path directory) throws Exception {
        EmbeddedServer before = EmbeddedServer.start(directory);
        long process;
        try (Connection guest = Migrations.connect(before.adminUrl());
                Statement statement = guest.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            process = row.getLong(1);
            signal("-STOP", process);
            before.close();
        }
        FutureTask<String> next = new FutureTask<>(() -> {
            try (EmbeddedServer server = EmbeddedServer.start(directory)) {
                return server.adminUrl().toString();
            }
        });
        try {
            assertThat(directory.resolve("postgres").resolve("postmaster.pid"))
                    .content()
                    .contains("stopping");
            Thread starting = new Thread(next);
            starting.start();
            while (!Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                    .contains(starting.getState())) {
                Thread.onSpinWait();
            }
        } finally {
            signal("-CONT", process);
        }
        assertThat(next.get()).endsWith("/gateway");
    }

    @Test
    void doesNotWaitForWhoeverHasTheNumberNow(@TempDir Path data) throws IOException {
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n".repeat(7) + "stopping\n");
        assertThatCode(() -> StoppingServer.await(data, Duration.ofDays(1))).doesNotThrowAnyException();
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
