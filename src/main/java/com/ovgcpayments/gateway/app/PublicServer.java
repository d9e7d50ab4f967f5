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
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.dashboard.DashboardAssets;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.Logos;
import com.ovgcpayments.gateway.notifications.NotificationRoutes;
import com.ovgcpayments.gateway.ops.HealthRoutes;
import com.ovgcpayments.gateway.ops.Readiness;
import com.ovgcpayments.gateway.payment.Notifications;
import com.ovgcpayments.gateway.payment.PayerViews;
import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.payout.Schedules;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.web.AssetRoutes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What merchants, payers and processors are served. */
final class PublicServer {
    private PublicServer() {}

    /** A router looks at its routes one after the other: those that are asked for most stand first. */
    static List<Routes> routes(
            Engine engine,
            Readiness readiness,
            RequestLogVerticle requestLog,
            DashboardRoutes dashboard,
            DashboardAssets dashboardAssets) {
        Sessions sessions = new Sessions(engine.database());
        CheckoutAssets checkoutAssets = new CheckoutAssets();
        return List.of(
                new HealthRoutes(readiness),
                new OpenApiRoutes(),
                new RequestRecorder(requestLog),
                api(engine, sessions),
                new PayoutRoutes(
                        new Payouts(engine.database()),
                        engine.destinations(),
                        new Schedules(engine.database()),
                        engine.database(),
                        engine.idempotency()),
                checkout(engine, sessions, checkoutAssets),
                new BrandRoutes(new Logos(engine.database())),
                new NotificationRoutes(
                        new Notifications(engine.database(), engine.connectors(), engine.checks()),
                        engine.connectors(),
                        Clock.systemUTC()),
                new AssetRoutes(Stream.of(checkoutAssets.all(), dashboardAssets.all())
                        .flatMap(List::stream)
                        .toList()),
                dashboard);
    }

    private static ApiRoutes api(Engine engine, Sessions sessions) {
        return new ApiRoutes(
                new ApiKeys(engine.database()),
                engine.settings().get(GatewaySettings.Http.RATE_LIMIT),
                new Strangers(engine.settings().get(GatewaySettings.Http.UNAUTHORIZED_RATE)),
                sessions,
                engine.connectors(),
                engine.checks(),
                engine.idempotency(),
                engine.endpoints(),
                engine.router(),
                engine.outbox(),
                engine.settlements(),
                engine.statements(),
                engine.database(),
                engine.urls().checkout());
    }

    private static CheckoutRoutes checkout(Engine engine, Sessions sessions, CheckoutAssets assets) {
        Settings settings = engine.settings();
        return new CheckoutRoutes(
                sessions,
                new PayerViews(engine.database()),
                new Payments(
                        engine.database(),
                        engine.connectors(),
                        engine.router(),
                        engine.health(),
                        engine.transitions(),
                        engine.options()),
                engine.checks(),
                engine.signals(),
                new PayLimits(
                        settings.get(GatewaySettings.Http.PAY_RATE),
                        settings.get(GatewaySettings.Http.PAY_RATE_PER_EMAIL)),
                assets,
                engine.urls().checkout());
    }
}
