package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.app.ConnectorFactory;
import com.ovgcpayments.gateway.config.ConfigReading;
import com.ovgcpayments.gateway.config.EnabledConnector;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets every enabled connector look at its processor, all at once and none of them for long. Starts none. */
final class ConnectorCheckup {
    private static final String CONNECTORS = "connectors";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 2;

    private final ConfigReading reading;
    private final List<EnabledConnector> connectors;
    private final URI api;
    private final Optional<PostgresUrl> database;
    private final Duration limit;

    /** @param database one on which a gateway may run */
    ConnectorCheckup(ConfigReading reading, URI api, Optional<PostgresUrl> database) {
        this(reading, api, database, LIMIT);
    }

    ConnectorCheckup(ConfigReading reading, URI api, Optional<PostgresUrl> database, Duration limit) {
        this.reading = reading;
        this.connectors = reading.configuration().connectors();
        this.api = api;
        this.database = database;
        this.limit = limit;
    }

    List<Diagnosis> all() {
        List<Diagnosis> found = new ArrayList<>();
        if (connectors.stream().noneMatch(each -> each.modes().contains(Mode.LIVE))) {
            found.add(Diagnosis.warning(
                    CONNECTORS, "none is enabled that takes live payments: live sessions will be refused"));
        }
        try {
            found.addAll(Preparation.withVertx(limit.plus(CLOSING), this::examineAll));
        } catch (CommandFailed e) {
            found.add(Diagnosis.problem(CONNECTORS, "could not be examined: " + e.getMessage()));
        }
        return found;
    }

    private Future<List<Diagnosis>> examineAll(Vertx vertx) {
        ProcessorHttp http = new ProcessorHttp(vertx);
        Optional<Database> opened = database.map(url -> Database.open(vertx, url, CONNECTIONS));
        ConnectorFactory factory = new ConnectorFactory(
                vertx,
                api,
                http,
                name -> new ReadOnlyBook(opened.map(known -> new DurableBook(known, name))),
                name -> standing -> {}); // nobody is there to be told, and the findings say the same
        List<Future<List<Diagnosis>>> each = connectors.stream()
                .map(connector -> onEventLoop(vertx, factory, connector))
                .toList();
        return Future.all(each)
                .map(done -> each.stream().flatMap(one -> one.result().stream()).toList())
                .eventually(http::close)
                .eventually(() -> opened.map(Database::close).orElseGet(Future::succeededFuture));
    }

    private Future<List<Diagnosis>> onEventLoop(Vertx vertx, ConnectorFactory factory, EnabledConnector enabled) {
        Promise<List<Diagnosis>> examined = Promise.promise();
        vertx.runOnContext(go -> Future.succeededFuture(enabled)
                .compose(chosen -> examine(factory, chosen))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> explain(enabled.name(), failure))
                .onComplete(examined));
        return examined.future();
    }

    private Future<List<Diagnosis>> examine(ConnectorFactory factory, EnabledConnector enabled) {
        String name = enabled.name();
        if (reading.hasProblemIn(enabled.section())) {
            return Future.succeededFuture(
                    List.of(Diagnosis.warning(name, "not examined, for what is wrong with its configuration")));
        }
        Connector connector = factory.create(enabled);
        return enabled.provider().simulated()
                ? Future.succeededFuture(List.of(Diagnosis.good(name, "simulated, nothing to contact")))
                : connector.examine().map(findings -> told(name, findings));
    }

    private static List<Diagnosis> told(String name, List<Finding> findings) {
        return findings.isEmpty()
                ? List.of(Diagnosis.good(name, "examined, and nothing to tell"))
                : findings.stream().map(finding -> Diagnosis.of(name, finding)).toList();
    }

    private List<Diagnosis> explain(String name, Throwable failure) {
        if (failure instanceof InvalidSettings invalid) {
            return invalid.problems().stream()
                    .map(problem -> Diagnosis.problem(name, problem.toString()))
                    .toList();
        }
        String why = failure instanceof TimeoutException
                ? "no answer within " + limit.toSeconds() + " seconds"
                : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        return List.of(Diagnosis.problem(name, "could not be examined: " + why));
    }
}
