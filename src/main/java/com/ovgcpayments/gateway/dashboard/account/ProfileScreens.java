package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.PasswordChange;
import com.ovgcpayments.gateway.account.People;
import com.ovgcpayments.gateway.account.UnacceptablePassword;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.RequestFrame;
import io.vertx.core.Future;
import java.util.Map;

/** Name and password. */
final class ProfileScreens {
    private static final String TEMPLATE = "dashboard/account/profile.jte";
    private static final String HERE = "/dashboard/account";

    private final People people;

    ProfileScreens(People people) {
        this.people = people;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return Future.succeededFuture(ScreenAnswer.page(TEMPLATE, page(request, name(request), Form.empty())));
    }

    Future<ScreenAnswer> rename(ScreenRequest request) {
        Form form = request.form();
        return people.changeName(request.visitor(), form.text("name"), RequestFrame.requestId(request.context()))
                .map(changed -> ScreenAnswer.seeOther(HERE, Notice.done("Your name is saved.")))
                .recover(failure -> {
                    if (failure instanceof IllegalArgumentException) {
                        form.problem("name", "A name has 1 to 100 characters.");
                        return unsound(request, form, Form.empty());
                    }
                    return Future.failedFuture(failure);
                });
    }

    Future<ScreenAnswer> changePassword(ScreenRequest request) {
        Form form = request.form();
        if (!form.value("new").equals(form.value("again"))) {
            form.problem("again", "This is not the same as above.");
            return unsound(request, name(request), form);
        }
        return people.changePassword(
                        request.visitor(),
                        form.value("old"),
                        form.value("new"),
                        request.client(),
                        RequestFrame.requestId(request.context()))
                .compose(change -> answer(request, form, change))
                .recover(failure -> {
                    if (failure instanceof UnacceptablePassword unacceptable) {
                        form.problem("new", "It " + unacceptable.problem().sentence() + ".");
                        return unsound(request, name(request), form);
                    }
                    return Future.failedFuture(failure);
                });
    }

    private static Future<ScreenAnswer> answer(ScreenRequest request, Form form, PasswordChange change) {
        if (change instanceof PasswordChange.Changed changed) {
            String others = changed.sessionsEnded() == 0
                    ? ""
                    : " Your other browsers (" + changed.sessionsEnded() + ") are signed out.";
            return Future.succeededFuture(
                    ScreenAnswer.seeOther(HERE, Notice.done("Your password is changed." + others)));
        }
        form.problem(
                "old",
                change instanceof PasswordChange.Wrong
                        ? "This is not your password."
                        : "Too many tries. Wait a quarter of an hour, then try again.");
        return unsound(request, name(request), form);
    }

    private static Future<ScreenAnswer> unsound(ScreenRequest request, Form name, Form password) {
        return Future.succeededFuture(ScreenAnswer.unsound(TEMPLATE, page(request, name, password)));
    }

    private static Form name(ScreenRequest request) {
        return Form.of(Map.of("name", request.person().name()));
    }

    private static ProfilePage page(ScreenRequest request, Form name, Form password) {
        return new ProfilePage(request.person(), name, password);
    }
}
