package com.ovgcpayments.gateway.dashboard.entrance;

import com.ovgcpayments.gateway.account.Acceptance;
import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Joining;
import com.ovgcpayments.gateway.account.PasswordLinks;
import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.account.UnacceptablePassword;
import com.ovgcpayments.gateway.dashboard.FailurePage;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import java.util.Optional;

/** What links lead to: joining a merchant or the operators, and setting a new password. */
final class LinkScreens {
    private static final String JOIN = "dashboard/entrance/join.jte";
    private static final String RESET = "dashboard/entrance/reset.jte";
    private static final String SIGN_IN = "/dashboard/sign-in";

    private final Audience audience;
    private final Invitations invitations;
    private final Joining joining;
    private final PasswordLinks passwordLinks;

    LinkScreens(Audience audience, Invitations invitations, Joining joining, PasswordLinks passwordLinks) {
        this.audience = audience;
        this.invitations = invitations;
        this.joining = joining;
        this.passwordLinks = passwordLinks;
    }

    Future<ScreenAnswer> showInvitation(ScreenRequest request) {
        String token = request.query("token").orElse("");
        return invitations
                .open(audience, token)
                .map(found -> found.map(invitation -> ScreenAnswer.page(
                                JOIN, new JoinPage(invitation, token, Form.empty(), Optional.empty())))
                        .orElseGet(LinkScreens::gone));
    }

    Future<ScreenAnswer> join(ScreenRequest request) {
        Form form = request.form();
        String token = form.value("token");
        return invitations
                .open(audience, token)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(gone())
                        : joining.accept(audience, token, form.text("name"), form.value("password"), request.client())
                                .map(accepted -> joined(found.get(), token, form, accepted))
                                .recover(failure -> {
                                    if (failure instanceof UnacceptablePassword unacceptable) {
                                        form.problem(
                                                "password",
                                                "It " + unacceptable.problem().sentence() + ".");
                                    } else if (failure instanceof IllegalArgumentException) {
                                        form.problem("name", "A name has 1 to 100 characters.");
                                    } else {
                                        return Future.failedFuture(failure);
                                    }
                                    return Future.succeededFuture(ScreenAnswer.unsound(
                                            JOIN, new JoinPage(found.get(), token, form, Optional.empty())));
                                }));
    }

    private static ScreenAnswer joined(Invitation invitation, String token, Form form, Acceptance accepted) {
        if (accepted instanceof Acceptance.Joined) {
            return ScreenAnswer.seeOther(SIGN_IN);
        } else if (accepted instanceof Acceptance.WrongPassword) {
            form.problem("password", "This is not the password of your account.");
            return ScreenAnswer.unsound(JOIN, new JoinPage(invitation, token, form, Optional.empty()));
        } else if (accepted instanceof Acceptance.TooOften) {
            return new ScreenAnswer.Drawn(
                    429,
                    JOIN,
                    new JoinPage(
                            invitation,
                            token,
                            form,
                            Optional.of("Too many tries. Wait a quarter of an hour, then try again.")));
        }
        return gone();
    }

    Future<ScreenAnswer> showReset(ScreenRequest request) {
        String token = request.query("token").orElse("");
        return passwordLinks
                .open(audience, token)
                .map(found -> found.map(person -> ScreenAnswer.page(RESET, new ResetPage(person, token, Form.empty())))
                        .orElseGet(LinkScreens::gone));
    }

    Future<ScreenAnswer> reset(ScreenRequest request) {
        Form form = request.form();
        String token = form.value("token");
        return passwordLinks
                .open(audience, token)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(gone())
                        : passwordLinks
                                .setPassword(audience, token, form.value("password"))
                                .map(set -> set.isEmpty() ? gone() : ScreenAnswer.seeOther(SIGN_IN))
                                .recover(failure -> unsound(found.get(), token, form, failure)));
    }

    private static Future<ScreenAnswer> unsound(Person person, String token, Form form, Throwable failure) {
        if (failure instanceof UnacceptablePassword unacceptable) {
            form.problem("password", "It " + unacceptable.problem().sentence() + ".");
            return Future.succeededFuture(ScreenAnswer.unsound(RESET, new ResetPage(person, token, form)));
        }
        return Future.failedFuture(failure);
    }

    private static ScreenAnswer gone() {
        return new ScreenAnswer.Drawn(
                404,
                "dashboard/failure.jte",
                new FailurePage(
                        "This link no longer works",
                        "It was used, withdrawn, or its time is over. Ask whoever sent it for a new one.",
                        false));
    }
}
