package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.routing.PlanVersion;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.routing.RoutingRule;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code /gateways/routing}: a plan is put together step by step, tried out, and saved as the next version. Until then it
 * lives in the page only.
 */
final class RoutingScreen {
    private static final String PAGE = "dashboard/gateways/editor.jte";
    private static final String PART = "dashboard/gateways/edited.jte";
    private static final String TRIED = "dashboard/gateways/tried.jte";

    private final RoutingPlans plans;
    private final Catalog catalog;
    private final DryRun dryRun;
    private final EditorPages pages;

    RoutingScreen(RoutingPlans plans, Catalog catalog, DryRun dryRun) {
        this.plans = plans;
        this.catalog = catalog;
        this.dryRun = dryRun;
        this.pages = new EditorPages(catalog);
    }

    /** The current plan; or, with {@code ?from=3}, what it was in version 3, to be saved on top of it. */
    Future<ScreenAnswer> open(ScreenRequest request) {
        Future<RoutingPlan> current = plans.find(request.merchantId(), request.mode());
        Future<RoutingPlan> from = request.query("from")
                .map(version -> version(request, VersionScreens.number(version)))
                .orElse(current);
        return current.compose(base -> from.map(plan -> {
            List<String> gateways = catalog.rows(request.mode(), plan).stream()
                    .map(GatewayRow::name)
                    .toList();
            PlanDraft draft = PlanDraft.of(plan, gateways).onTopOf(base.version());
            return ScreenAnswer.page(
                    PAGE, pages.page(draft, plan, request.mode(), false, Optional.empty(), DryRun.unasked(), ""));
        }));
    }

    /** One step: a change of the draft, a dry run of it, or saving it. */
    Future<ScreenAnswer> act(ScreenRequest request) {
        Step step = Step.of(request.form().text("do"));
        PlanDraft typed = PlanDraft.of(request.form());
        PlanDraft draft = step.applied(typed);
        return base(request, draft.base()).compose(base -> {
            if (step.saves()) {
                int over = step.isOver() ? PlanDraft.number(step.target()) : draft.base();
                return save(request, draft, base, over);
            }
            boolean strict = step.isDone() || (step.opens() && !check(draft, draft.open()));
            DryRunPart tried = tried(request, draft, base);
            if (step.tries() && request.isPart()) {
                return Future.succeededFuture(ScreenAnswer.page(
                        TRIED,
                        new TriedPart(
                                tried, draft.openRule().map(EditorPages::shares).orElse(Map.of()))));
            }
            PlanDraft shown = step.isDone() && check(draft, draft.open()) ? draft.withOpen("") : draft;
            EditorPage page =
                    pages.page(shown, base, request.mode(), strict, Optional.empty(), tried, step.told(shown));
            boolean unsound = step.isDone() && !check(draft, draft.open());
            String template = request.isPart() ? PART : PAGE;
            return Future.succeededFuture(
                    unsound ? ScreenAnswer.unsound(template, page) : ScreenAnswer.page(template, page));
        });
    }

    private Future<ScreenAnswer> save(ScreenRequest request, PlanDraft draft, RoutingPlan base, int over) {
        List<RuleCheck> checks = checks(draft);
        Optional<RuleCheck> faulty =
                checks.stream().filter(check -> !check.isSound()).findFirst();
        if (faulty.isPresent()) {
            PlanDraft opened = draft.withOpen(faulty.get().draft().key());
            return Future.succeededFuture(ScreenAnswer.unsound(
                    PAGE,
                    pages.page(
                            opened, base, request.mode(), true, Optional.empty(), tried(request, opened, base), "")));
        }
        RoutingPlan wanted = plan(draft, base);
        if (over == base.version() && wanted.asVersion(base.version()).equals(base)) {
            return Future.succeededFuture(ScreenAnswer.seeOther(
                    request.url("/gateways"), Notice.done("Nothing was different, so nothing was saved.")));
        }
        RoutingPlan next = wanted.asVersion(over + 1);
        return plans.change(request.merchantId(), request.mode(), next, OptionalInt.empty(), request.deed(""))
                .compose(saved -> saved
                        ? Future.succeededFuture(ScreenAnswer.seeOther(
                                request.url("/gateways"),
                                Notice.done("Saved as version " + next.version()
                                        + ". Payments that begin from now on follow it.")))
                        : conflict(request, draft, base, wanted));
    }

    private Future<ScreenAnswer> conflict(
            ScreenRequest request, PlanDraft draft, RoutingPlan base, RoutingPlan wanted) {
        return plans.versions(request.merchantId(), request.mode(), OptionalInt.empty(), 1)
                .map(latest -> {
                    PlanVersion theirs = latest.stream().findFirst().orElseThrow(ApiProblem::notFound);
                    EditorPage page = pages.page(
                            draft,
                            base,
                            request.mode(),
                            false,
                            Optional.of(
                                    pages.conflict(Version.of(theirs), theirs.plan(), base, wanted, request.mode())),
                            tried(request, draft, base),
                            "");
                    return new ScreenAnswer.Drawn(ErrorCode.CONFLICT.status(), PAGE, page);
                });
    }

    private DryRunPart tried(ScreenRequest request, PlanDraft draft, RoutingPlan base) {
        Form form = request.form();
        List<String> obstacles = checks(draft).stream()
                .filter(check -> !check.isSound())
                .map(check -> check.draft().name().isEmpty()
                        ? "a rule without a name"
                        : check.draft().name())
                .toList();
        return obstacles.isEmpty()
                ? dryRun.run(plan(draft, base), request.mode(), form)
                : DryRun.hindered(form, obstacles);
    }

    private RoutingPlan plan(PlanDraft draft, RoutingPlan base) {
        List<RoutingRule> rules =
                checks(draft).stream().flatMap(check -> check.rule().stream()).toList();
        return draft.plan(base, rules, catalog.names());
    }

    private List<RuleCheck> checks(PlanDraft draft) {
        return draft.rules().stream()
                .map(rule -> RuleCheck.of(rule, catalog.names()))
                .toList();
    }

    /** Whether a rule of the draft is sound, or is not there. */
    private boolean check(PlanDraft draft, String key) {
        return draft.rules().stream()
                .filter(rule -> rule.key().equals(key))
                .allMatch(rule -> RuleCheck.of(rule, catalog.names()).isSound());
    }

    private Future<RoutingPlan> base(ScreenRequest request, int version) {
        return version == 0 ? Future.succeededFuture(RoutingPlan.UNSAID) : version(request, version);
    }

    private Future<RoutingPlan> version(ScreenRequest request, int version) {
        return plans.find(request.merchantId(), request.mode(), version)
                .map(found -> found.map(PlanVersion::plan).orElseThrow(ApiProblem::notFound));
    }
}
