package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One embedded PostgreSQL for each test JVM, and a fresh, migrated database in it for whoever asks. It is gone with the JVM
 * and does not wait for the disk, which is a quarter of what such tests take; whoever tests crashes brings a server that
 * is as durable as a gateway's.
 */
public final class TestDatabase {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final EmbeddedPostgres SERVER = startServer();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = migratedTemplate();

    private final PostgresUrl admin;

    private TestDatabase(PostgresUrl admin) {
        this.admin = admin;
    }

    /** A copy of the migrated template: that takes a fraction of the time that the migrations take. */
    public static TestDatabase create() {
        return new TestDatabase(createDatabase(TEMPLATE));
    }

    /** As the owner: for what a running gateway may not do, such as moving a session's clock. */
    public PostgresUrl admin() {
        return admin;
    }

    /** As the role that a running gateway uses. */
    public PostgresUrl application() {
        return admin.as(Migrations.APPLICATION_ROLE);
    }

    private static String migratedTemplate() {
        PostgresUrl template = createDatabase("template1");
        Migrations.migrate(template);
        return template.database();
    }

    private static PostgresUrl createDatabase(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            return PostgresUrl.parse("postgresql://" + SUPERUSER + "@localhost:" + SERVER.getPort() + "/" + name);
        } catch (SQLException e) {
            throw new AssertionError("cannot create the database " + name, e);
        }
    }

    private static EmbeddedPostgres startServer() {
        Path log = Path.of("target", "test-postgres-" + System.getProperty("test.fork", "jvm1") + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("timezone", "UTC")
                    .setPGStartupWait(START_LIMIT)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
