package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.routing.PlanVersion;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /gateways}: what there is, how it fares, how payments are routed, and where one would go. */
final class GatewayScreen {
    private final RoutingPlans plans;
    private final Catalog catalog;
    private final DryRun dryRun;

    GatewayScreen(RoutingPlans plans, Catalog catalog, DryRun dryRun) {
        this.plans = plans;
        this.catalog = catalog;
        this.dryRun = dryRun;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return plans.versions(request.merchantId(), request.mode(), OptionalInt.empty(), 1)
                .map(latest -> ScreenAnswer.page(
                        "dashboard/gateways/list.jte",
                        page(request, latest.stream().findFirst())));
    }

    private GatewayListPage page(ScreenRequest request, Optional<PlanVersion> latest) {
        RoutingPlan plan = latest.map(PlanVersion::plan).orElse(RoutingPlan.UNSAID);
        List<GatewayRow> rows = catalog.rows(request.mode(), plan);
        Form query = request.queryForm();
        return new GatewayListPage(
                offers(rows, plan),
                PlanView.of(plan, rows.stream().map(GatewayRow::name).toList(), new PlanText(catalog::label)),
                latest.map(Version::of),
                query.isTicked("try_amount") ? dryRun.run(plan, request.mode(), query) : DryRun.unasked(),
                request.may(Permission.CHANGE_ROUTING));
    }

    private static List<GatewayListPage.Offer> offers(List<GatewayRow> rows, RoutingPlan plan) {
        List<GatewayListPage.Offer> offers = new ArrayList<>();
        int priority = 0;
        for (GatewayRow row : rows) {
            boolean offered = plan.offers(row.name());
            priority += offered ? 1 : 0;
            offers.add(new GatewayListPage.Offer(row, offered ? Optional.of(priority) : Optional.empty()));
        }
        return offers;
    }
}
