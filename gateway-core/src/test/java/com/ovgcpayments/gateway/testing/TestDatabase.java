package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL for each test JVM, and a fresh, migrated database in it for whoever asks. */
public final class TestDatabase {
    private static final EmbeddedServer SERVER = startServer();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = migratedTemplate();

    private final PostgresUrl admin;

    private TestDatabase(PostgresUrl admin) {
        this.admin = admin;
    }

    public static TestDatabase create() {
        return new TestDatabase(SERVER.createDatabase(nextName(), TEMPLATE));
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
        String name = nextName();
        Migrations.migrate(SERVER.createDatabase(name));
        return name;
    }

    private static String nextName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    }

    /** This JVM among those that Surefire runs side by side; each has a server of its own. */
    private static String fork() {
        return System.getProperty("test.fork", "jvm1");
    }

    private static EmbeddedServer startServer() {
        EmbeddedServer server = EmbeddedServer.start(Path.of("target", "test-postgres-" + fork()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
        return server;
    }
}
