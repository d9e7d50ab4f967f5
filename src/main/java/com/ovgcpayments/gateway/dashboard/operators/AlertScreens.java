package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.LedgerAlarm;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DisabledEndpoints;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What went wrong and wants to be looked at. */
final class AlertScreens {
    private static final String LIST = "dashboard/operators/alerts.jte";
    private static final String ONE = "dashboard/operators/alarm.jte";
    private static final int SOME_DIFFERENCES = 5;

    private final LedgerCheck check;
    private final LedgerAlarms alarms;
    private final DisabledEndpoints endpoints;
    private final Reconciliations reconciliations;

    AlertScreens(LedgerCheck check, LedgerAlarms alarms, DisabledEndpoints endpoints, Reconciliations reconciliations) {
        this.check = check;
        this.alarms = alarms;
        this.endpoints = endpoints;
        this.reconciliations = reconciliations;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return check.standing()
                .compose(standing -> endpoints
                        .list(Listing.after(request, PublicId.WEBHOOK_ENDPOINT), Listing.LENGTH)
                        .compose(page -> reconciliations
                                .open(Optional.empty(), Optional.empty(), SOME_DIFFERENCES)
                                .map(differences -> ScreenAnswer.page(
                                        LIST,
                                        new AlertsPage(
                                                standing,
                                                Listing.of(request, page, DisabledEndpoints.Entry::id),
                                                differences)))));
    }

    Future<ScreenAnswer> alarm(ScreenRequest request) {
        return find(id(request)).map(alarm -> ScreenAnswer.page(ONE, new AlarmPage(alarm, Form.empty())));
    }

    Future<ScreenAnswer> clear(ScreenRequest request) {
        UUID id = id(request);
        Form form = request.form();
        String reason = Reason.of(form);
        if (!form.isSound()) {
            return find(id).map(alarm -> ScreenAnswer.unsound(ONE, new AlarmPage(alarm, form)));
        }
        return alarms.clear(id, request.deed(reason))
                .map(cleared -> cleared.map(alarm -> ScreenAnswer.seeOther(
                                OperatorsArea.url("/alerts"),
                                Notice.done(
                                        "The alarm is cleared. It is raised again if the next look finds the same.")))
                        .orElseThrow(ApiProblem::notFound));
    }

    private Future<LedgerAlarm> find(UUID id) {
        return alarms.current()
                .map(standing -> standing.stream()
                        .filter(alarm -> alarm.id().equals(id))
                        .findFirst()
                        .orElseThrow(ApiProblem::notFound));
    }

    private static UUID id(ScreenRequest request) {
        return request.path("id", PublicId.LEDGER_ALARM);
    }
}
