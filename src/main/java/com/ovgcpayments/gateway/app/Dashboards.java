package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Joining;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.account.PasswordLinks;
import com.ovgcpayments.gateway.account.People;
import com.ovgcpayments.gateway.account.SecondFactor;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.audit.AuditLog;
import com.ovgcpayments.gateway.checkout.CheckoutPreview;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.DashboardAssets;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.dashboard.account.AccountArea;
import com.ovgcpayments.gateway.dashboard.branding.BrandingArea;
import com.ovgcpayments.gateway.dashboard.entrance.EntranceArea;
import com.ovgcpayments.gateway.dashboard.gateways.GatewaysArea;
import com.ovgcpayments.gateway.dashboard.integrations.IntegrationsArea;
import com.ovgcpayments.gateway.dashboard.money.MoneyArea;
import com.ovgcpayments.gateway.dashboard.overview.OverviewArea;
import com.ovgcpayments.gateway.dashboard.payments.PaymentsArea;
import com.ovgcpayments.gateway.dashboard.team.TeamArea;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.payment.Transitions;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.web.StatementDownloads;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Vertx;
import java.util.List;

/** Puts the two dashboards together: one for merchants' people, one for those who run the gateway. */
final class Dashboards {
    private final DashboardAssets assets = new DashboardAssets();
    private final BrowserSessions sessions;
    private final SignIns signIns;
    private final Parts parts;

    /** What screens ask. */
    record Parts(
            Vertx vertx,
            Database database,
            Sealer sealer,
            Settings settings,
            PublicUrls urls,
            Outbox outbox,
            Connectors connectors,
            Router router,
            Health health,
            Transitions transitions,
            Settlements settlements,
            WebhookEndpoints endpoints,
            StatementDownloads statements,
            Idempotency idempotency,
            Destinations destinations) {}

    Dashboards(Parts parts) {
        this.parts = parts;
        this.sessions = new BrowserSessions(parts.database());
        this.signIns = new SignIns(parts.vertx(), parts.database(), parts.sealer());
    }

    DashboardAssets assets() {
        return assets;
    }

    DashboardRoutes ofMerchants() {
        return routes(Audience.MERCHANT, parts.urls().dashboard());
    }

    DashboardRoutes ofOperators() {
        return routes(Audience.OPERATOR, parts.urls().operators());
    }

    private DashboardRoutes routes(Audience audience, java.net.URI url) {
        return new DashboardRoutes(audience, url, sessions, signIns, assets, areas(audience));
    }

    /** Those of both; each dashboard leaves out what is not for it. */
    private List<Area> areas(Audience audience) {
        Invitations invitations = new Invitations(parts.database());
        Members members = new Members(parts.database());
        return List.of(
                new EntranceArea(
                        audience,
                        signIns,
                        invitations,
                        new Joining(parts.vertx(), parts.database()),
                        new PasswordLinks(parts.vertx(), parts.database())),
                new AccountArea(
                        sessions,
                        new People(parts.vertx(), parts.database()),
                        new SecondFactor(parts.database(), parts.sealer()),
                        members),
                new BrandingArea(
                        new Brandings(parts.database()),
                        new CheckoutPreview(parts.urls().checkout())::send),
                new TeamArea(
                        members,
                        invitations,
                        new AuditLog(parts.database()),
                        parts.urls().dashboard()),
                new GatewaysArea(new RoutingPlans(parts.database()), parts.router(), parts.connectors()),
                new OverviewArea(parts.database(), parts.urls().api()),
                payments(),
                money(),
                new IntegrationsArea(parts.database(), parts.urls().api(), parts.endpoints(), parts.outbox()),
                OperatorsDashboard.of(parts));
    }

    private PaymentsArea payments() {
        return new PaymentsArea(
                parts.vertx(),
                parts.database(),
                parts.connectors(),
                parts.idempotency(),
                parts.outbox(),
                parts.settlements(),
                new PaymentsArea.Urls(
                        parts.urls().api(),
                        parts.urls().checkout(),
                        parts.urls().dashboard()));
    }

    private MoneyArea money() {
        return new MoneyArea(
                parts.database(),
                parts.idempotency(),
                parts.destinations(),
                parts.statements(),
                parts.urls().api());
    }
}
