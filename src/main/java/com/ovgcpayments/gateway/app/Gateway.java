package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.api.RequestLogVerticle;
import com.ovgcpayments.gateway.config.EnabledConnector;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.config.Role;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.HttpVerticle;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.jobs.HealthVerticle;
import com.ovgcpayments.gateway.jobs.LedgerVerticle;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.logging.LogRate;
import com.ovgcpayments.gateway.logging.RequestIdOnBus;
import com.ovgcpayments.gateway.ops.Readiness;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.WebhookVerticle;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: one Vert.x with the verticles of its roles. Started from the ground up (database, connectors,
 * workers, listeners) and stopped the other way round: first whoever has work in flight, then what he needs below him.
 */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration DISCOVERY_PAUSE = Duration.ofSeconds(10);
    private static final Duration DISCOVERY_BUDGET = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Database database;
    private final Readiness readiness;
    private final PublicUrls urls;
    private final int httpPort;
    private final int opsPort;
    private final ProcessorHttp processorHttp;
    private final List<String> connectorDeployments = new ArrayList<>();
    private final List<String> workerDeployments = new ArrayList<>();
    private final List<String> recorderDeployments = new ArrayList<>();
    private List<Routes> routes = List.of();
    private List<DashboardRoutes> dashboardRoutes = List.of();

    private Gateway(
            Vertx vertx,
            Database database,
            Readiness readiness,
            PublicUrls urls,
            int httpPort,
            int opsPort,
            ProcessorHttp processorHttp) {
        this.vertx = vertx;
        this.database = database;
        this.readiness = readiness;
        this.urls = urls;
        this.httpPort = httpPort;
        this.opsPort = opsPort;
        this.processorHttp = processorHttp;
    }

    /**
     * Starts everything that the plan's roles ask for; the future completes when requests are served. If it fails,
     * whatever had started is stopped again.
     *
     * @throws com.ovgcpayments.gateway.settings.InvalidSettings if the settings do not fit together
     */
    public static Future<Gateway> start(StartPlan plan) {
        Settings settings = plan.configuration().settings();
        Ports ports = Ports.choose(settings.get(GatewaySettings.Http.PORT), settings.get(GatewaySettings.Ops.PORT));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setPreferNativeTransport(true)
                        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
        RequestIdOnBus.install(vertx);
        Database database = Database.open(vertx, plan.database(), connections(settings));
        Gateway gateway = new Gateway(
                vertx,
                database,
                new Readiness(database),
                PublicUrls.of(settings, ports.http(), ports.ops()),
                ports.http(),
                ports.ops(),
                new ProcessorHttp(vertx));
        return gateway.assemble(plan, registry)
                .map(gateway)
                .recover(failure -> gateway.stop().transform(stopped -> Future.failedFuture(failure)));
    }

    /** More connections than PostgreSQL's processors can serve only wait for each other; and it mostly has as many as we. */
    private static int connections(Settings settings) {
        int suitable = Math.min(16, Math.max(6, 3 * Runtime.getRuntime().availableProcessors()));
        return settings.find(GatewaySettings.DatabaseSettings.POOL_SIZE).orElse(suitable);
    }

    public PublicUrls urls() {
        return urls;
    }

    public int httpPort() {
        return httpPort;
    }

    public int opsPort() {
        return opsPort;
    }

    /** What the listener for merchants, payers and processors serves. */
    public List<Routes> routes() {
        return routes;
    }

    /** Of merchants and of operators. */
    public List<DashboardRoutes> dashboards() {
        return dashboardRoutes;
    }

    /** Stops taking requests, lets what is in flight finish, and closes everything. Never fails twice. */
    public Future<Void> stop() {
        readiness.close();
        // Not of any context: those end with Vert.x, and nobody would hear of it.
        Promise<Void> stopped = Promise.promise();
        undeploy(workerDeployments)
                .eventually(() -> undeploy(recorderDeployments))
                .eventually(() -> undeploy(connectorDeployments))
                .eventually(processorHttp::close)
                .eventually(database::close)
                .onComplete(closed -> vertx.close().onComplete(stopped));
        return stopped.future();
    }

    /** From the ground up; nothing of it happens before the one before it has. */
    private Future<Void> assemble(StartPlan plan, PrometheusMeterRegistry registry) {
        Engine engine = Engine.of(plan, vertx, urls, database, registry);
        Set<Role> roles = Set.copyOf(engine.settings().get(GatewaySettings.ROLES));
        LedgerCheck ledgerCheck = new LedgerCheck(database);
        RequestLogVerticle requestLog = new RequestLogVerticle(
                new RequestLog(database),
                engine.settings().get(GatewaySettings.Http.REQUEST_LOG_RATE),
                engine.meters());
        Dashboards dashboards = new Dashboards(engine);
        dashboardRoutes = List.of(dashboards.ofMerchants(), dashboards.ofOperators());
        routes = PublicServer.routes(engine, readiness, requestLog, dashboardRoutes.get(0), dashboards.assets());
        List<Routes> opsRoutes = OperatorsServer.routes(
                engine, readiness, registry, ledgerCheck, dashboardRoutes.get(1), dashboards.assets());

        List<Supplier<Future<?>>> steps = new ArrayList<>();
        steps.add(plan::suitable);
        if (roles.contains(Role.CONNECTORS)) {
            steps.addAll(connectors(plan.configuration().connectors(), engine.connectors()));
        }
        steps.add(() -> discover(engine.connectors()));
        vertx.setPeriodic(DISCOVERY_PAUSE.toMillis(), due -> discover(engine.connectors()));
        if (roles.contains(Role.CLOCK)) {
            steps.add(() -> deploy(ClockWork.verticle(engine), workerDeployments));
            steps.add(() -> deploy(new LedgerVerticle(new Balances(database), ledgerCheck), workerDeployments));
        }
        if (roles.contains(Role.WEBHOOKS)) {
            steps.add(() -> deploy(
                    new WebhookVerticle(database, engine.sealer(), engine.webhooks(), engine.meters()),
                    workerDeployments));
        }
        steps.add(() -> deploy(
                new HttpVerticle(engine.settings().get(GatewaySettings.Ops.HOST), opsPort, List.of(), opsRoutes),
                workerDeployments));
        if (roles.contains(Role.HTTP)) {
            steps.add(() -> deploy(requestLog, recorderDeployments));
            steps.add(() -> deploy(new HealthVerticle(engine.health()), workerDeployments));
            steps.add(() -> listen(engine.settings()));
        }
        Future<?> done = Future.succeededFuture();
        for (Supplier<Future<?>> step : steps) {
            done = done.compose(before -> step.get());
        }
        return done.onSuccess(started -> readiness.open()).mapEmpty();
    }

    private List<Supplier<Future<?>>> connectors(List<EnabledConnector> enabled, Connectors connectors) {
        ConnectorFactory factory = new ConnectorFactory(
                vertx, urls.api(), processorHttp, name -> new DurableBook(database, name), connectors::noticeBoard);
        return enabled.stream()
                .<Supplier<Future<?>>>map(
                        each -> () -> deploy(new ConnectorVerticle(factory.create(each)), connectorDeployments))
                .toList();
    }

    private static Future<?> discover(Connectors connectors) {
        return connectors.discover(DISCOVERY_BUDGET);
    }

    private Future<?> listen(Settings settings) {
        LogRate logged = new LogRate(settings.get(GatewaySettings.Http.REQUEST_LOG_RATE));
        return deploy(
                () -> new HttpVerticle(
                        settings.get(GatewaySettings.Http.HOST),
                        httpPort,
                        settings.get(GatewaySettings.Http.TRUSTED_PROXIES),
                        routes,
                        logged),
                Runtime.getRuntime().availableProcessors());
    }

    private Future<?> deploy(Deployable verticle, List<String> among) {
        return vertx.deployVerticle(verticle).onSuccess(among::add);
    }

    private Future<?> deploy(Supplier<Deployable> verticles, int instances) {
        return vertx.deployVerticle(verticles, new DeploymentOptions().setInstances(instances))
                .onSuccess(workerDeployments::add);
    }

    /** Side by side, so that the longest drain is the whole one. A part that cannot stop does not keep the others from it. */
    private Future<Void> undeploy(List<String> deployments) {
        List<Future<Void>> stopped = deployments.stream()
                .map(id -> vertx.undeploy(id)
                        .onFailure(failure -> LOG.error("a part of the gateway did not stop cleanly", failure)))
                .toList();
        return Future.join(stopped).transform(done -> Future.succeededFuture());
    }
}
