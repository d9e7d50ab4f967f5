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
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import java.util.List;

/** Puts the two dashboards together: one for merchants' people, one for those who run the gateway. */
final class Dashboards {
    private final DashboardAssets assets = new DashboardAssets();
    private final BrowserSessions sessions;
    private final SignIns signIns;
    private final Engine engine;

    Dashboards(Engine engine) {
        this.engine = engine;
        this.sessions = new BrowserSessions(engine.database());
        this.signIns = new SignIns(engine.vertx(), engine.database(), engine.sealer());
    }

    DashboardAssets assets() {
        return assets;
    }

    DashboardRoutes ofMerchants() {
        return routes(Audience.MERCHANT, engine.urls().dashboard());
    }

    DashboardRoutes ofOperators() {
        return routes(Audience.OPERATOR, engine.urls().operators());
    }

    private DashboardRoutes routes(Audience audience, java.net.URI url) {
        return new DashboardRoutes(audience, url, sessions, signIns, assets, areas(audience));
    }

    /** Those of both; each dashboard leaves out what is not for it. */
    private List<Area> areas(Audience audience) {
        Invitations invitations = new Invitations(engine.database());
        Members members = new Members(engine.database());
        return List.of(
                new EntranceArea(
                        audience,
                        signIns,
                        invitations,
                        new Joining(engine.vertx(), engine.database()),
                        new PasswordLinks(engine.vertx(), engine.database())),
                new AccountArea(
                        sessions,
                        new People(engine.vertx(), engine.database()),
                        new SecondFactor(engine.database(), engine.sealer()),
                        members),
                new BrandingArea(
                        new Brandings(engine.database()),
                        new CheckoutPreview(engine.urls().checkout())::send),
                new TeamArea(
                        members,
                        invitations,
                        new AuditLog(engine.database()),
                        engine.urls().dashboard()),
                new GatewaysArea(new RoutingPlans(engine.database()), engine.router(), engine.connectors()),
                new OverviewArea(engine.database(), engine.urls().api()),
                payments(),
                money(),
                new IntegrationsArea(engine.database(), engine.urls().api(), engine.endpoints(), engine.outbox()),
                OperatorsDashboard.of(engine));
    }

    private PaymentsArea payments() {
        return new PaymentsArea(
                engine.vertx(),
                engine.database(),
                engine.connectors(),
                engine.idempotency(),
                engine.outbox(),
                engine.settlements(),
                new PaymentsArea.Urls(
                        engine.urls().api(),
                        engine.urls().checkout(),
                        engine.urls().dashboard()));
    }

    private MoneyArea money() {
        return new MoneyArea(
                engine.database(),
                engine.idempotency(),
                engine.destinations(),
                engine.statements(),
                engine.urls().api());
    }
}
