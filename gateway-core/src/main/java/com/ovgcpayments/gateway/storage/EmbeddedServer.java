package com.ovgcpayments.gateway.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that this process brings along, for development and tests. Its data stays in the directory it was
 * given; one gateway at a time may use a directory. Durable like any other: an answered request survives
 * {@code kill -9}. Everything here blocks.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "gateway";
    private static final String DATA = "postgres";
    private static final String PORT_FILE = "postgres.port";
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;

    private EmbeddedServer(EmbeddedPostgres postgres, FileChannel lockFile) {
        this.postgres = postgres;
        this.lockFile = lockFile;
    }

    /**
     * Starts the server of a directory, or takes over the one that a killed gateway left running there. One that is still
     * stopping is waited for.
     *
     * @throws UnsuitableDatabase if another gateway is using the directory, or the server does not start
     */
    public static EmbeddedServer start(Path directory) {
        @Nullable FileChannel lock = null;
        try {
            Files.createDirectories(directory);
            lock = lock(directory);
            StoppingServer.await(directory.resolve(DATA), START_LIMIT);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve(DATA))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setPort(rememberedPort(directory))
                    .setPGStartupWait(START_LIMIT)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("timezone", "UTC")
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("postgres.log").toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("postgres.log").toFile()))
                    .start();
            EmbeddedServer server = new EmbeddedServer(postgres, lock);
            server.prepare();
            return server;
        } catch (FileSystemException e) {
            release(lock);
            throw new UnsuitableDatabase(
                    "the data directory " + directory.toAbsolutePath() + " cannot be used: " + e
                            + ". Choose another with --data-dir",
                    e);
        } catch (IOException | SQLException | IllegalStateException e) {
            release(lock);
            throw new UnsuitableDatabase(
                    "PostgreSQL did not start in " + directory + ": " + e.getMessage() + " (see "
                            + directory.resolve("postgres.log") + ")",
                    e);
        } catch (UnsuitableDatabase e) {
            release(lock);
            throw e;
        }
    }

    /**
     * The server of a directory if it is running, whoever started it; entered as the owner of the schema. Another
     * server that has come to listen on the same port is not taken for it.
     */
    public static Optional<PostgresUrl> running(Path directory) {
        try {
            Path portFile = directory.resolve(PORT_FILE);
            if (!Files.exists(portFile)) {
                return Optional.empty();
            }
            int port = Integer.parseInt(Files.readString(portFile).strip());
            return servesDirectory(port, directory)
                    ? Optional.of(PostgresUrl.local(port, DATABASE, SUPERUSER))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new UnsuitableDatabase("cannot read " + directory.resolve(PORT_FILE) + ": " + e, e);
        }
    }

    /** As the owner of the schema. */
    public PostgresUrl adminUrl() {
        return PostgresUrl.local(postgres.getPort(), DATABASE, SUPERUSER);
    }

    /** As the role that a running gateway uses. */
    public PostgresUrl applicationUrl() {
        return adminUrl().as(Migrations.APPLICATION_ROLE);
    }

    /** Another, empty database on the same server. */
    public PostgresUrl createDatabase(String name) {
        return createDatabase(name, "template1");
    }

    /**
     * Another database on the same server, with all that stands in the template, which nobody may be connected to. A
     * copy takes a fraction of the time that the migrations take.
     */
    public PostgresUrl createDatabase(String name, String template) {
        requirePlain(name);
        requirePlain(template);
        try (Connection connection = Migrations.connect(adminUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            return PostgresUrl.local(postgres.getPort(), name, SUPERUSER);
        } catch (SQLException e) {
            throw new UnsuitableDatabase("cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    private static void requirePlain(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(lockFile);
        }
    }

    private void prepare() throws SQLException {
        PostgresUrl maintenance = PostgresUrl.local(postgres.getPort(), SUPERUSER, SUPERUSER);
        try (Connection connection = Migrations.connect(maintenance);
                Statement statement = connection.createStatement()) {
            requireDurability(statement);
            boolean missing;
            try (ResultSet row = statement.executeQuery(
                    "SELECT NOT EXISTS (SELECT FROM pg_database WHERE datname = '" + DATABASE + "') AS missing")) {
                row.next();
                missing = row.getBoolean("missing");
            }
            if (missing) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    /** The embedded distribution switches durability off by default; a gateway that lost money would be the result. */
    private static void requireDurability(Statement statement) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (!"on".equals(row.getString(1))) {
                    throw new UnsuitableDatabase("the embedded PostgreSQL runs with " + setting + " = "
                            + row.getString(1) + ", which may lose answered payments; it must be on");
                }
            }
        }
    }

    private static boolean servesDirectory(int port, Path directory) throws IOException {
        Path data = directory.resolve(DATA);
        // Whatever listens there may never answer.
        PostgresUrl url = PostgresUrl.parse(
                "postgresql://" + SUPERUSER + "@localhost:" + port + "/" + SUPERUSER + "?loginTimeout=3");
        try (Connection connection = Migrations.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Files.exists(data) && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (SQLException e) {
            LOG.debug("no server of {} answers on port {}", directory, port, e);
            return false;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new UnsuitableDatabase("the data directory " + directory.toAbsolutePath()
                    + " is used by another gateway. Stop that one, or choose another directory with --data-dir");
        }
        return file;
    }

    private static void release(@Nullable FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The port of the last start, so that a server which is still running is found; a new one if others took it. */
    private static int rememberedPort(Path directory) throws IOException {
        Path file = directory.resolve(PORT_FILE);
        if (Files.exists(file)) {
            int port = Integer.parseInt(Files.readString(file).strip());
            if (isFree(port) || servesDirectory(port, directory)) {
                return port;
            }
            LOG.info("somebody else listens on port {}; the database takes another", port);
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            int port = probe.getLocalPort();
            Files.writeString(file, port + "\n");
            return port;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Path binaries() throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Files.createDirectories(home.resolve("ovgc-gateway").resolve("postgres"));
    }
}
