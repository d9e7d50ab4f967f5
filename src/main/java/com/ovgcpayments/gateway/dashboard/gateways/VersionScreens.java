package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.routing.PlanVersion;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /gateways/versions}: every plan that there was, who made it, and how to have it back. */
final class VersionScreens {
    private static final int ON_A_PAGE = 20;
    private static final String PAGE = "dashboard/gateways/version.jte";

    private final RoutingPlans plans;
    private final Catalog catalog;
    private final PlanText text;

    VersionScreens(RoutingPlans plans, Catalog catalog) {
        this.plans = plans;
        this.catalog = catalog;
        this.text = new PlanText(catalog::label);
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        Optional<Integer> after = request.query("after").map(VersionScreens::number);
        OptionalInt before = after.map(OptionalInt::of).orElse(OptionalInt.empty());
        // One more than is shown: it is what the last one is compared with, and tells whether there are others.
        return plans.versions(request.merchantId(), request.mode(), before, ON_A_PAGE + 1)
                .map(versions -> {
                    String url = request.url("/gateways/versions");
                    List<VersionListPage.Line> lines = lines(versions, after.isEmpty());
                    return ScreenAnswer.page(
                            "dashboard/gateways/versions.jte",
                            new VersionListPage(
                                    lines,
                                    after.map(shown -> url),
                                    versions.size() > ON_A_PAGE
                                            ? Optional.of(url + "?after="
                                                    + lines.get(ON_A_PAGE - 1)
                                                            .version()
                                                            .number())
                                            : Optional.empty()));
                });
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return both(request).map(both -> ScreenAnswer.page(PAGE, page(request, both, Optional.empty())));
    }

    /** Makes the next version, which says what this one said. */
    Future<ScreenAnswer> restore(ScreenRequest request) {
        int current = PlanDraft.number(request.form().text("base"));
        return both(request).compose(both -> {
            RoutingPlan old = both.shown().plan();
            if (old.version() == both.current().plan().version()) {
                return Future.succeededFuture(ScreenAnswer.seeOther(
                        request.url("/gateways"), Notice.done("Version " + old.version() + " is the current one.")));
            }
            if (!catalog.gone(old).isEmpty()) {
                return Future.succeededFuture(ScreenAnswer.seeOther(
                        request.url("/gateways/routing?from=" + old.version()),
                        Notice.warning("Version " + old.version()
                                + " speaks of gateways that are set up no more. Look it through and save it.")));
            }
            return plans.change(
                            request.merchantId(),
                            request.mode(),
                            old.asVersion(current + 1),
                            OptionalInt.of(old.version()),
                            request.deed(""))
                    .map(saved -> saved
                            ? ScreenAnswer.seeOther(
                                    request.url("/gateways"),
                                    Notice.done("Version " + old.version() + " is back, as version " + (current + 1)
                                            + ". Payments that begin from now on follow it."))
                            : new ScreenAnswer.Drawn(
                                    ErrorCode.CONFLICT.status(),
                                    PAGE,
                                    page(request, both, Optional.of(Version.of(both.current())))));
        });
    }

    /** A number of a version, as addresses have it. */
    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw ApiProblem.notFound();
        }
        return Integer.parseInt(text);
    }

    private record Both(PlanVersion shown, PlanVersion current) {}

    private Future<Both> both(ScreenRequest request) {
        int number = number(request.path("version"));
        Future<Optional<PlanVersion>> shown = plans.find(request.merchantId(), request.mode(), number);
        Future<List<PlanVersion>> current =
                plans.versions(request.merchantId(), request.mode(), OptionalInt.empty(), 1);
        return shown.compose(found -> current.map(latest -> new Both(
                found.orElseThrow(ApiProblem::notFound),
                latest.stream().findFirst().orElseThrow(ApiProblem::notFound))));
    }

    private VersionPage page(ScreenRequest request, Both both, Optional<Version> overtaken) {
        RoutingPlan plan = both.shown().plan();
        List<String> gateways = catalog.rows(request.mode(), plan).stream()
                .map(GatewayRow::name)
                .toList();
        return new VersionPage(
                Version.of(both.shown()),
                PlanView.of(plan, gateways, text),
                PlanChanges.between(both.current().plan(), plan, text),
                both.current().plan().version(),
                overtaken,
                request.may(Permission.CHANGE_ROUTING));
    }

    private List<VersionListPage.Line> lines(List<PlanVersion> versions, boolean newest) {
        List<VersionListPage.Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(versions.size(), ON_A_PAGE); i++) {
            RoutingPlan before = i + 1 < versions.size() ? versions.get(i + 1).plan() : RoutingPlan.UNSAID;
            lines.add(new VersionListPage.Line(
                    Version.of(versions.get(i)),
                    PlanChanges.between(before, versions.get(i).plan(), text),
                    newest && i == 0));
        }
        return lines;
    }
}
