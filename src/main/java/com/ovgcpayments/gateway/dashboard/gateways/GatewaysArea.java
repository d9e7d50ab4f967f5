package com.ovgcpayments.gateway.dashboard.gateways;

import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_ROUTING;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_GATEWAYS;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import java.util.List;

/** {@code /gateways}: the gateways, the plan by which payments are routed among them, and every plan before it. */
public final class GatewaysArea implements Area {
    /** A plan of as many rules as there may be, as a form carries it. */
    private static final int FORM_LIMIT = 512 * 1024;

    private final GatewayScreen gateways;
    private final RoutingScreen routing;
    private final VersionScreens versions;

    public GatewaysArea(RoutingPlans plans, Router router, Connectors connectors) {
        Catalog catalog = new Catalog(router, connectors);
        DryRun dryRun = new DryRun(router, catalog);
        this.gateways = new GatewayScreen(plans, catalog, dryRun);
        this.routing = new RoutingScreen(plans, catalog, dryRun);
        this.versions = new VersionScreens(plans, catalog);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/gateways", SEE_GATEWAYS, gateways::show),
                Screen.get("/gateways/routing", CHANGE_ROUTING, routing::open),
                Screen.post("/gateways/routing", CHANGE_ROUTING, routing::act).withBodyLimit(FORM_LIMIT),
                Screen.get("/gateways/versions", SEE_GATEWAYS, versions::list),
                Screen.get("/gateways/versions/:version", SEE_GATEWAYS, versions::show),
                Screen.post("/gateways/versions/:version/restore", CHANGE_ROUTING, versions::restore));
    }
}
