package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.api.ApiRoutes;
import com.ovgcpayments.gateway.api.OpenApiRoutes;
import com.ovgcpayments.gateway.api.PayoutRoutes;
import com.ovgcpayments.gateway.api.RequestLogVerticle;
import com.ovgcpayments.gateway.api.RequestRecorder;
import com.ovgcpayments.gateway.checkout.BrandRoutes;
import com.ovgcpayments.gateway.checkout.CheckoutAssets;
import com.ovgcpayments.gateway.checkout.CheckoutRoutes;
import com.ovgcpayments.gateway.checkout.PayLimits;
import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.EnabledConnector;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.config.Role;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.HttpVerticle;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.jobs.Chore;
import com.ovgcpayments.gateway.jobs.ClockVerticle;
import com.ovgcpayments.gateway.jobs.DueWork;
import com.ovgcpayments.gateway.jobs.HealthVerticle;
import com.ovgcpayments.gateway.jobs.LedgerVerticle;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.Statements;
import com.ovgcpayments.gateway.logging.LogRate;
import com.ovgcpayments.gateway.logging.RequestIdOnBus;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.Logos;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.notifications.NotificationRoutes;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.ops.ConnectorGauges;
import com.ovgcpayments.gateway.ops.EngineMeters;
import com.ovgcpayments.gateway.ops.HealthRoutes;
import com.ovgcpayments.gateway.ops.LedgerHealth;
import com.ovgcpayments.gateway.ops.MetricsRoutes;
import com.ovgcpayments.gateway.ops.OperatorPayoutRoutes;
import com.ovgcpayments.gateway.ops.OperatorRoutes;
import com.ovgcpayments.gateway.ops.QueueGauges;
import com.ovgcpayments.gateway.ops.Readiness;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.overview.ActivityCount;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.Notifications;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payment.PayerViews;
import com.ovgcpayments.gateway.payment.PaymentOptions;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.payment.Transitions;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.payout.PayoutJob;
import com.ovgcpayments.gateway.payout.PayoutOptions;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.payout.ScheduleJob;
import com.ovgcpayments.gateway.payout.Schedules;
import com.ovgcpayments.gateway.reconciliation.ReconciliationJob;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.RefundJob;
import com.ovgcpayments.gateway.refund.RefundOptions;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.retention.Retention;
import com.ovgcpayments.gateway.retention.RetentionOptions;
import com.ovgcpayments.gateway.reversal.ReversalJob;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.settlement.SettlementJob;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.web.AssetRoutes;
import com.ovgcpayments.gateway.web.StatementDownloads;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import com.ovgcpayments.gateway.webhook.WebhookOptions;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Duration RECONCILIATION_POLL = Duration.ofSeconds(3);
    private static final Duration CHORE_PAUSE = Duration.ofMinutes(10);
    private static final Duration COUNT_PAUSE = Duration.ofMinutes(5);
    private static final int FORGET_AT_ONCE = 1_000;
    private static final int ERASE_AT_ONCE = 500;

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

    private Future<Void> assemble(StartPlan plan, PrometheusMeterRegistry registry) {
        Configuration configuration = plan.configuration();
        Settings settings = configuration.settings();
        Set<Role> roles = Set.copyOf(settings.get(GatewaySettings.ROLES));
        Sealer sealer = Sealer.of(plan.masterKeys());
        EngineMeters meters = new EngineMeters(registry);
        Connectors connectors = new Connectors(
                vertx,
                configuration.connectors().stream().map(EnabledConnector::name).toList(),
                meters);
        Health health = new Health(database);
        configuration
                .connectors()
                .forEach(each -> ConnectorGauges.register(registry, connectors, health, each.name(), each.modes()));
        PaymentOptions options = new PaymentOptions(
                urls.checkout(),
                settings.get(GatewaySettings.Payments.BEGIN_DEADLINE),
                settings.get(GatewaySettings.Payments.FETCH_DEADLINE));
        PaymentSignals signals = new PaymentSignals(vertx);
        Outbox outbox = new Outbox(vertx);
        SettlementTimes settlementTimes = new SettlementTimes(
                connectors,
                configuration.connectors().stream()
                        .collect(Collectors.toMap(EnabledConnector::name, EnabledConnector::settlementDelay)));
        Transitions transitions = new Transitions(
                database,
                outbox,
                signals,
                settings.get(GatewaySettings.Payments.LATE_PAYMENTS),
                settlementTimes,
                meters);
        Checks checks = new Checks(database, connectors, transitions, signals, options);
        Router router = new Router(connectors, health);
        Payments payments = new Payments(database, connectors, router, health, transitions, options);
        RefundJob refunds = new RefundJob(
                database,
                connectors,
                outbox,
                new RefundOptions(options.beginDeadline(), options.fetchDeadline()),
                meters);
        OperatorAttempts attempts = new OperatorAttempts(database, transitions);
        SurplusCaptures surplus = new SurplusCaptures(database);
        OperatorRefunds waitingRefunds = new OperatorRefunds(database, connectors, outbox);
        ReversalJob reversals = new ReversalJob(database, connectors, outbox, options.fetchDeadline());
        Payouts payouts = new Payouts(database);
        PayoutJob payoutJob = new PayoutJob(
                database,
                connectors,
                sealer,
                outbox,
                new PayoutOptions(options.beginDeadline(), options.fetchDeadline()));
        Idempotency idempotency = new Idempotency(vertx, database, sealer);
        Retention retention = new Retention(
                database,
                new RetentionOptions(
                        settings.get(GatewaySettings.Retention.PERSONAL_DATA),
                        settings.get(GatewaySettings.Retention.BODIES)));
        WebhookOptions webhooks = webhookOptions(plan);
        WebhookEndpoints endpoints = new WebhookEndpoints(vertx, database, sealer, webhooks);

        RequestLogVerticle requestLog = new RequestLogVerticle(
                new RequestLog(database), settings.get(GatewaySettings.Http.REQUEST_LOG_RATE), meters);
        CheckoutAssets checkoutAssets = new CheckoutAssets();
        Settlements settlements = new Settlements(settlementTimes);
        StatementDownloads statements = new StatementDownloads(new Statements(database));
        Destinations destinations =
                new Destinations(database, sealer, settings.get(GatewaySettings.PayoutSettings.COOL_DOWN));
        Dashboards dashboards = new Dashboards(new Dashboards.Parts(
                vertx,
                database,
                sealer,
                settings,
                urls,
                outbox,
                connectors,
                router,
                health,
                transitions,
                settlements,
                endpoints,
                statements,
                idempotency,
                destinations));
        dashboardRoutes = List.of(dashboards.ofMerchants(), dashboards.ofOperators());
        Sessions sessions = new Sessions(database);
        // A router looks at its routes one after the other: those that are asked for most stand first.
        routes = List.of(
                new HealthRoutes(readiness),
                new OpenApiRoutes(),
                new RequestRecorder(requestLog),
                new ApiRoutes(
                        new ApiKeys(database),
                        settings.get(GatewaySettings.Http.RATE_LIMIT),
                        new Strangers(settings.get(GatewaySettings.Http.UNAUTHORIZED_RATE)),
                        sessions,
                        connectors,
                        checks,
                        idempotency,
                        endpoints,
                        router,
                        outbox,
                        settlements,
                        statements,
                        database,
                        urls.checkout()),
                new PayoutRoutes(payouts, destinations, new Schedules(database), database, idempotency),
                new CheckoutRoutes(
                        sessions,
                        new PayerViews(database),
                        payments,
                        checks,
                        signals,
                        new PayLimits(
                                settings.get(GatewaySettings.Http.PAY_RATE),
                                settings.get(GatewaySettings.Http.PAY_RATE_PER_EMAIL)),
                        checkoutAssets,
                        urls.checkout()),
                new BrandRoutes(new Logos(database)),
                new NotificationRoutes(new Notifications(database, connectors, checks), connectors, Clock.systemUTC()),
                new AssetRoutes(
                        Stream.of(checkoutAssets.all(), dashboards.assets().all())
                                .flatMap(List::stream)
                                .toList()),
                dashboardRoutes.get(0));
        LedgerCheck ledgerCheck = new LedgerCheck(database);
        LedgerHealth ledgerHealth = new LedgerHealth(registry, ledgerCheck, Clock.systemUTC());
        List<Routes> opsRoutes = List.of(
                new HealthRoutes(readiness),
                new AssetRoutes(dashboards.assets().all()),
                dashboardRoutes.get(1),
                ledgerHealth,
                new MetricsRoutes(registry, new QueueGauges(registry, attempts, surplus, waitingRefunds), ledgerHealth),
                new OperatorRoutes(
                        new OperatorKeys(database),
                        new Strangers(settings.get(GatewaySettings.Ops.UNAUTHORIZED_RATE)),
                        attempts,
                        surplus,
                        waitingRefunds,
                        database),
                new OperatorPayoutRoutes(new OperatorPayouts(database, outbox), new PayoutHalt(database)));

        List<Supplier<Future<?>>> steps = new ArrayList<>();
        steps.add(plan::suitable);
        if (roles.contains(Role.CONNECTORS)) {
            ConnectorFactory factory = new ConnectorFactory(
                    vertx, urls.api(), processorHttp, name -> new DurableBook(database, name), connectors::noticeBoard);
            configuration
                    .connectors()
                    .forEach(each ->
                            steps.add(() -> deploy(new ConnectorVerticle(factory.create(each)), connectorDeployments)));
        }
        steps.add(() -> connectors.discover(DISCOVERY_BUDGET));
        vertx.setPeriodic(DISCOVERY_PAUSE.toMillis(), due -> connectors.discover(DISCOVERY_BUDGET));
        if (roles.contains(Role.CLOCK)) {
            SettlementJob settlement = new SettlementJob(database, settlementTimes, options.fetchDeadline());
            ReconciliationJob reconciliation = new ReconciliationJob(database, connectors, options.beginDeadline());
            steps.add(() -> deploy(
                    new ClockVerticle(
                            vertx,
                            new DueWork("payments to check", checks::sweep),
                            List.of(
                                    new DueWork("refunds to see to", refunds::sweep),
                                    new DueWork("captures to ask about", reversals::sweep),
                                    new DueWork("payments to settle", settlement::sweep),
                                    new DueWork("days to reconcile", RECONCILIATION_POLL, reconciliation::sweep),
                                    new DueWork("scheduled payouts", new ScheduleJob(database)::sweep),
                                    new DueWork("payouts to see to", payoutJob::sweep)),
                            List.of(
                                    new Chore(
                                            "remove old idempotency keys",
                                            CHORE_PAUSE,
                                            () -> idempotency
                                                    .forgetOld(FORGET_AT_ONCE)
                                                    .map(removed -> removed == FORGET_AT_ONCE)),
                                    new Chore(
                                            "put down the days to reconcile",
                                            CHORE_PAUSE,
                                            () -> reconciliation.schedule().map(false)),
                                    new Chore(
                                            "count what merchants took",
                                            COUNT_PAUSE,
                                            new ActivityCount(database, Clock.systemUTC())::step),
                                    new Chore(
                                            "erase what is older than it may be",
                                            CHORE_PAUSE,
                                            () -> retention.step(ERASE_AT_ONCE)))),
                    workerDeployments));
            steps.add(() -> deploy(new LedgerVerticle(new Balances(database), ledgerCheck), workerDeployments));
        }
        if (roles.contains(Role.WEBHOOKS)) {
            steps.add(() -> deploy(new WebhookVerticle(database, sealer, webhooks, meters), workerDeployments));
        }
        steps.add(() -> deploy(
                new HttpVerticle(settings.get(GatewaySettings.Ops.HOST), opsPort, List.of(), opsRoutes),
                workerDeployments));
        if (roles.contains(Role.HTTP)) {
            steps.add(() -> deploy(requestLog, recorderDeployments));
            LogRate logged = new LogRate(settings.get(GatewaySettings.Http.REQUEST_LOG_RATE));
            steps.add(() -> deploy(new HealthVerticle(health), workerDeployments));
            steps.add(() -> deploy(
                    () -> new HttpVerticle(
                            settings.get(GatewaySettings.Http.HOST),
                            httpPort,
                            settings.get(GatewaySettings.Http.TRUSTED_PROXIES),
                            routes,
                            logged),
                    Runtime.getRuntime().availableProcessors()));
        }
        Future<?> done = Future.succeededFuture();
        for (Supplier<Future<?>> step : steps) {
            done = done.compose(before -> step.get());
        }
        return done.onSuccess(started -> readiness.open()).mapEmpty();
    }

    private static WebhookOptions webhookOptions(StartPlan plan) {
        List<Cidr> allowed =
                new ArrayList<>(plan.configuration().settings().get(GatewaySettings.Webhooks.ALLOWED_CIDRS));
        if (plan.loopbackWebhooks()) {
            allowed.add(Cidr.parse("127.0.0.0/8"));
            allowed.add(Cidr.parse("::1/128"));
        }
        return WebhookOptions.defaults().withAllowedCidrs(allowed);
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
