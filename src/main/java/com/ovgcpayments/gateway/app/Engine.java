package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.EnabledConnector;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.ledger.Statements;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.ops.ConnectorGauges;
import com.ovgcpayments.gateway.ops.EngineMeters;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.PaymentOptions;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.payment.Transitions;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.web.StatementDownloads;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import com.ovgcpayments.gateway.webhook.WebhookOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What both servers, both dashboards and the work by the clock have in common; each part is made once. */
record Engine(
        Vertx vertx,
        Settings settings,
        PublicUrls urls,
        Database database,
        Sealer sealer,
        EngineMeters meters,
        Connectors connectors,
        Health health,
        Router router,
        PaymentOptions options,
        PaymentSignals signals,
        Outbox outbox,
        SettlementTimes settlementTimes,
        Transitions transitions,
        Checks checks,
        Idempotency idempotency,
        WebhookOptions webhooks,
        WebhookEndpoints endpoints,
        Settlements settlements,
        StatementDownloads statements,
        Destinations destinations) {

    static Engine of(StartPlan plan, Vertx vertx, PublicUrls urls, Database database, MeterRegistry registry) {
        Configuration configuration = plan.configuration();
        Settings settings = configuration.settings();
        List<EnabledConnector> enabled = configuration.connectors();
        Sealer sealer = Sealer.of(plan.masterKeys());
        EngineMeters meters = new EngineMeters(registry);
        Connectors connectors = new Connectors(
                vertx, enabled.stream().map(EnabledConnector::name).toList(), meters);
        Health health = new Health(database);
        enabled.forEach(each -> ConnectorGauges.register(registry, connectors, health, each.name(), each.modes()));
        PaymentOptions options = new PaymentOptions(
                urls.checkout(),
                settings.get(GatewaySettings.Payments.BEGIN_DEADLINE),
                settings.get(GatewaySettings.Payments.FETCH_DEADLINE));
        PaymentSignals signals = new PaymentSignals(vertx);
        Outbox outbox = new Outbox(vertx);
        SettlementTimes settlementTimes = new SettlementTimes(
                connectors,
                enabled.stream().collect(Collectors.toMap(EnabledConnector::name, EnabledConnector::settlementDelay)));
        Transitions transitions = new Transitions(
                database,
                outbox,
                signals,
                settings.get(GatewaySettings.Payments.LATE_PAYMENTS),
                settlementTimes,
                meters);
        WebhookOptions webhooks = webhookOptions(plan);
        return new Engine(
                vertx,
                settings,
                urls,
                database,
                sealer,
                meters,
                connectors,
                health,
                new Router(connectors, health),
                options,
                signals,
                outbox,
                settlementTimes,
                transitions,
                new Checks(database, connectors, transitions, signals, options),
                new Idempotency(vertx, database, sealer),
                webhooks,
                new WebhookEndpoints(vertx, database, sealer, webhooks),
                new Settlements(settlementTimes),
                new StatementDownloads(new Statements(database)),
                new Destinations(database, sealer, settings.get(GatewaySettings.PayoutSettings.COOL_DOWN)));
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
}
