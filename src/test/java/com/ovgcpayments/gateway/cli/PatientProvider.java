package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A connector of the name {@code patient} whose setting says what is wrong with it. */
public final class PatientProvider implements ConnectorProvider {
    static final String SECRET = "sk_live_51Hunter2Hunter2";
    private static final Setting<State> STATE =
            Setting.of("state", SettingType.oneOf(State.class), State.SOUND, "What is wrong.");

    /** What an examination comes to. */
    enum State {
        SOUND,
        QUIET,
        EVERY_LEVEL,
        FAILING,
        THROWING,
        SILENT,
        UNFIT,
        READING,
        WRITING
    }

    /** Does something while this connector can be found like any other. */
    static <T> T findable(Path directory, Supplier<T> work) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {listing(directory)}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL listing(Path directory) throws IOException {
        Path services = Files.createDirectories(
                directory.resolve("listed").resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(ConnectorProvider.class.getName()), PatientProvider.class.getName());
        return directory.resolve("listed").toUri().toURL();
    }

    @Override
    public String name() {
        return "patient";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(STATE);
    }

    @Override
    public Connector create(ConnectorContext context) {
        State state = context.settings().get(STATE);
        if (state == State.UNFIT) {
            throw new InvalidSettings(STATE.path(), "is unfit, expected another");
        }
        return new Patient(state, context.book());
    }

    private record Patient(State state, Book book) implements Connector {
        @Override
        public Future<List<Finding>> examine() {
            return switch (state) {
                case SOUND, UNFIT -> found(new Finding(Level.GOOD, "live: account acct_1 may take payments"));
                case QUIET -> found();
                case EVERY_LEVEL ->
                    found(
                            new Finding(Level.GOOD, "live: the key is taken"),
                            new Finding(Level.WARNING, "live: the key " + SECRET + "\nmay do more than it must"),
                            new Finding(Level.PROBLEM, "live: there is no webhook endpoint"));
                case FAILING -> Future.failedFuture("401 for " + SECRET);
                case THROWING -> throw new IllegalStateException();
                case SILENT -> Promise.<List<Finding>>promise().future();
                case READING ->
                    book.list("", 10)
                            .map(entries -> List.of(new Finding(Level.GOOD, entries.size() + " entries in the book")));
                case WRITING ->
                    book.create("looked", new JsonObject()).map(done -> List.of(new Finding(Level.GOOD, "written")));
            };
        }

        private static Future<List<Finding>> found(Finding... findings) {
            return Future.succeededFuture(List.of(findings));
        }

        @Override
        public Future<Void> start() {
            throw new AssertionError("nobody may start it");
        }

        @Override
        public ConnectorDescriptor descriptor() {
            return new ScriptedConnector("patient", false, false).descriptor();
        }

        @Override
        public Future<Outcome> begin(ConnectorRequest.Begin request) {
            throw new AssertionError("nobody pays here");
        }

        @Override
        public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
            throw new AssertionError("nobody pays here");
        }

        @Override
        public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
            throw new AssertionError("nobody pays here");
        }

        @Override
        public Future<ConnectorReply.Pong> ping() {
            throw new AssertionError("an examination of its own asks for no ping");
        }
    }
}
