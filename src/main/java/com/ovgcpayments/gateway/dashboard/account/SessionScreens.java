package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;
import java.util.UUID;

/** The browsers in which somebody is signed in. */
final class SessionScreens {
    private static final String HERE = "/dashboard/account/sessions";

    private final BrowserSessions sessions;

    SessionScreens(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return sessions.of(request.person().id())
                .map(open -> ScreenAnswer.page(
                        "dashboard/account/sessions.jte",
                        new SessionsPage(open, request.visitor().sessionId())));
    }

    Future<ScreenAnswer> end(ScreenRequest request) {
        UUID id = request.path("id", PublicId.BROWSER_SESSION);
        return sessions.end(request.person().id(), id).map(ended -> {
            if (!ended) {
                throw ApiProblem.notFound();
            }
            return ScreenAnswer.seeOther(HERE, Notice.done("That browser is signed out."));
        });
    }

    Future<ScreenAnswer> endOthers(ScreenRequest request) {
        return sessions.endOthers(request.person().id(), request.visitor().sessionId())
                .map(ended -> ScreenAnswer.seeOther(
                        HERE, Notice.done(ended == 0 ? "You are signed in nowhere else." : ended + " signed out.")));
    }
}
