package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Processors' days held against ours. */
final class ReconciliationScreens {
    private static final String LIST = "dashboard/operators/reconciliation.jte";
    private static final String DAY = "dashboard/operators/reconciliation-day.jte";
    private static final String ASK = "dashboard/operators/reconciliation-ask.jte";

    private final Reconciliations reconciliations;
    private final Connectors connectors;

    ReconciliationScreens(Reconciliations reconciliations, Connectors connectors) {
        this.reconciliations = reconciliations;
        this.connectors = connectors;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return reconciliations
                .recent(Listing.after(request, PublicId.RECONCILIATION), request.query("connector"), Listing.LENGTH)
                .map(page -> ScreenAnswer.page(
                        LIST,
                        new ReconciliationListPage(
                                Listing.of(request, page, day -> PublicId.RECONCILIATION.format(day.id())),
                                connectors.names(),
                                request.queryForm())));
    }

    Future<ScreenAnswer> day(ScreenRequest request) {
        UUID id = request.path("id", PublicId.RECONCILIATION);
        return reconciliations
                .find(id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(day -> reconciliations
                        .differences(
                                Listing.after(request, PublicId.DIFFERENCE), Optional.of(id), false, Listing.LENGTH)
                        .map(page -> ScreenAnswer.page(
                                DAY,
                                new ReconciliationDayPage(
                                        day,
                                        Listing.of(
                                                request,
                                                page,
                                                (Difference difference) ->
                                                        PublicId.DIFFERENCE.format(difference.id()))))));
    }

    Future<ScreenAnswer> ask(ScreenRequest request) {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Form form = Form.of(Map.of("day", yesterday.toString(), "mode", Mode.LIVE.word()));
        return Future.succeededFuture(ScreenAnswer.page(ASK, page(form)));
    }

    Future<ScreenAnswer> asked(ScreenRequest request) {
        Form form = request.form();
        String connector = form.text("connector");
        if (!connectors.names().contains(connector)) {
            form.problem("connector", "Choose one of the connectors.");
        }
        Mode mode = form.text("mode").equals(Mode.TEST.word()) ? Mode.TEST : Mode.LIVE;
        Optional<LocalDate> day = day(form);
        String reason = Reason.of(form);
        if (day.isEmpty() || !form.isSound()) {
            return Future.succeededFuture(ScreenAnswer.unsound(ASK, page(form)));
        }
        return reconciliations
                .request(connector, mode, day.get(), request.deed(reason))
                .map(id -> ScreenAnswer.seeOther(
                        OperatorsArea.url("/reconciliation/days/" + PublicId.RECONCILIATION.format(id)),
                        Notice.done("It is asked for. Reload this page in a moment to see what comes of it.")));
    }

    private ReconciliationAskPage page(Form form) {
        return new ReconciliationAskPage(connectors.names(), form);
    }

    private static Optional<LocalDate> day(Form form) {
        try {
            LocalDate day = LocalDate.parse(form.text("day"));
            if (!day.isBefore(LocalDate.now(ZoneOffset.UTC))) {
                form.problem("day", "Choose a day that is over in UTC.");
            }
            return Optional.of(day);
        } catch (DateTimeException e) {
            form.problem("day", "Choose a day, such as 2026-04-14.");
            return Optional.empty();
        }
    }
}
