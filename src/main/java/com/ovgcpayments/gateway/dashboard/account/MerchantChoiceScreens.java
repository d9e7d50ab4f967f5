package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;

/** At which of his merchants somebody is looking. */
final class MerchantChoiceScreens {
    private final Members members;
    private final BrowserSessions sessions;

    MerchantChoiceScreens(Members members, BrowserSessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return members.of(request.person().id())
                .map(memberships -> ScreenAnswer.page(
                        "dashboard/account/merchants.jte",
                        new MerchantChoicePage(
                                memberships, request.visitor().membership().map(Membership::merchantId))));
    }

    Future<ScreenAnswer> choose(ScreenRequest request) {
        return sessions.choose(request.visitor().sessionId(), request.path("id", PublicId.MERCHANT))
                .map(chosen -> {
                    if (!chosen) {
                        throw ApiProblem.notFound();
                    }
                    return ScreenAnswer.seeOther("/dashboard");
                });
    }
}
