package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.dashboard.DashboardAssets;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.ops.HealthRoutes;
import com.ovgcpayments.gateway.ops.LedgerHealth;
import com.ovgcpayments.gateway.ops.MetricsRoutes;
import com.ovgcpayments.gateway.ops.OperatorPayoutRoutes;
import com.ovgcpayments.gateway.ops.OperatorRoutes;
import com.ovgcpayments.gateway.ops.QueueGauges;
import com.ovgcpayments.gateway.ops.Readiness;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.web.AssetRoutes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;

/** What those are served who run the gateway, and what watches it for them. */
final class OperatorsServer {
    private OperatorsServer() {}

    static List<Routes> routes(
            Engine engine,
            Readiness readiness,
            PrometheusMeterRegistry registry,
            LedgerCheck ledgerCheck,
            DashboardRoutes dashboard,
            DashboardAssets dashboardAssets) {
        Database database = engine.database();
        OperatorAttempts attempts = new OperatorAttempts(database, engine.transitions());
        SurplusCaptures surplus = new SurplusCaptures(database);
        OperatorRefunds refunds = new OperatorRefunds(database, engine.connectors(), engine.outbox());
        LedgerHealth ledgerHealth = new LedgerHealth(registry, ledgerCheck, Clock.systemUTC());
        return List.of(
                new HealthRoutes(readiness),
                new AssetRoutes(dashboardAssets.all()),
                dashboard,
                ledgerHealth,
                new MetricsRoutes(registry, new QueueGauges(registry, attempts, surplus, refunds), ledgerHealth),
                new OperatorRoutes(
                        new OperatorKeys(database),
                        new Strangers(engine.settings().get(GatewaySettings.Ops.UNAUTHORIZED_RATE)),
                        attempts,
                        surplus,
                        refunds,
                        database),
                new OperatorPayoutRoutes(new OperatorPayouts(database, engine.outbox()), new PayoutHalt(database)));
    }
}
