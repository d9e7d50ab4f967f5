package com.ovgcpayments.gateway.dashboard.team;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.MemberChange;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.net.EmailAddress;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;

/** Members, their roles, and who is invited. Links are shown and not sent: the gateway sends no mail. */
final class TeamScreens {
    private static final String TEMPLATE = "dashboard/team/team.jte";

    private final Members members;
    private final Invitations invitations;
    private final URI dashboardUrl;

    TeamScreens(Members members, Invitations invitations, URI dashboardUrl) {
        this.members = members;
        this.invitations = invitations;
        this.dashboardUrl = dashboardUrl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return page(request, Optional.empty(), Form.empty()).map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    Future<ScreenAnswer> invite(ScreenRequest request) {
        Form form = request.form();
        String email = form.text("email");
        Optional<MemberRole> role = MemberRole.of(form.text("role"));
        if (!EmailAddress.isValid(email)) {
            form.problem("email", "Enter the e-mail address of the person whom you invite.");
        }
        if (role.isEmpty()) {
            form.problem("role", "Choose what he is there for.");
        } else if (!request.membership().role().mayGive(role.get())) {
            form.problem("role", "Only an owner may make somebody an owner.");
        }
        if (!form.isSound()) {
            return unsound(request, form);
        }
        return invitations
                .invite(request.merchantId(), email, role.orElseThrow(), request.deed(""))
                .compose(invited -> {
                    if (invited instanceof Invited.Ready ready) {
                        String link = dashboardUrl + "/dashboard/join?token=" + ready.token();
                        return page(request, Optional.of(new TeamPage.Made(ready.email(), link)), Form.empty())
                                .map(page -> ScreenAnswer.page(TEMPLATE, page));
                    }
                    form.problem("email", "This person is in your team already.");
                    return unsound(request, form);
                });
    }

    Future<ScreenAnswer> changeRole(ScreenRequest request) {
        MemberRole role = MemberRole.of(request.form().text("role"))
                .orElseThrow(() -> ApiProblem.of(ErrorCode.BAD_REQUEST, "Choose one of the roles."));
        return members.changeRole(request.visitor(), request.path("id", PublicId.PERSON), role, requestId(request))
                .map(change -> after(request, change, "The role is changed to " + role.word() + "."));
    }

    Future<ScreenAnswer> remove(ScreenRequest request) {
        return members.remove(request.visitor(), request.path("id", PublicId.PERSON), requestId(request))
                .map(change -> after(request, change, "Removed. This merchant is closed to that person from now on."));
    }

    Future<ScreenAnswer> withdraw(ScreenRequest request) {
        return invitations
                .withdraw(request.merchantId(), request.path("id", PublicId.INVITATION), request.deed(""))
                .map(withdrawn -> {
                    if (!withdrawn) {
                        throw ApiProblem.notFound();
                    }
                    return ScreenAnswer.seeOther(request.url("/team"), Notice.done("The link no longer works."));
                });
    }

    private static ScreenAnswer after(ScreenRequest request, MemberChange change, String done) {
        return switch (change) {
            case DONE -> ScreenAnswer.seeOther(request.url("/team"), Notice.done(done));
            case NO_SUCH_MEMBER -> throw ApiProblem.notFound();
            case LAST_OWNER ->
                ScreenAnswer.seeOther(
                        request.url("/team"),
                        Notice.warning("A merchant keeps at least one owner. Make somebody else an owner first."));
            case NOT_ALLOWED -> throw ApiProblem.of(ErrorCode.FORBIDDEN, "Only an owner may change owners.");
        };
    }

    private Future<ScreenAnswer> unsound(ScreenRequest request, Form form) {
        return page(request, Optional.empty(), form).map(page -> ScreenAnswer.unsound(TEMPLATE, page));
    }

    private Future<TeamPage> page(ScreenRequest request, Optional<TeamPage.Made> made, Form form) {
        return members.list(request.merchantId())
                .compose(list -> invitations
                        .list(request.merchantId())
                        .map(open -> new TeamPage(
                                request.person().id(), request.membership().role(), list, open, made, form)));
    }

    private static String requestId(ScreenRequest request) {
        return RequestFrame.requestId(request.context());
    }
}
