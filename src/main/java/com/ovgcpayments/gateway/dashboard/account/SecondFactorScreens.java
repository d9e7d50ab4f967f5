package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.NewSecondFactor;
import com.ovgcpayments.gateway.account.SecondFactor;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.web.QrCode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Codes beside the password: switched on by an authenticator app, with recovery codes for the day that it is lost. */
final class SecondFactorScreens {
    private static final String TEMPLATE = "dashboard/account/second-factor.jte";
    private static final String HERE = "/dashboard/account/second-factor";
    private static final int UNSOUND = 422;

    private final SecondFactor secondFactor;

    SecondFactorScreens(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return page(request, Optional.empty(), List.of(), Form.empty()).map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    Future<ScreenAnswer> begin(ScreenRequest request) {
        return secondFactor
                .begin(request.visitor())
                .compose(begun -> begun.isEmpty()
                        ? Future.succeededFuture(
                                ScreenAnswer.seeOther(HERE, Notice.warning("Your second factor is on already.")))
                        : page(request, begun, List.of(), Form.empty()).map(page -> ScreenAnswer.page(TEMPLATE, page)));
    }

    Future<ScreenAnswer> activate(ScreenRequest request) {
        Form form = request.form();
        return secondFactor
                .activate(request.visitor(), form.text("code"), requestId(request))
                .compose(codes -> codes.isPresent()
                        ? shown(request, codes.get())
                        : secondFactor.pending(request.visitor()).compose(begun -> {
                            form.problem("code", "This code is wrong. Is the clock of your phone right?");
                            return begun.isEmpty()
                                    ? Future.succeededFuture(ScreenAnswer.seeOther(HERE))
                                    : page(request, begun, List.of(), form)
                                            .map(page -> new ScreenAnswer.Drawn(UNSOUND, TEMPLATE, page));
                        }));
    }

    Future<ScreenAnswer> renewCodes(ScreenRequest request) {
        return secondFactor
                .newRecoveryCodes(request.visitor(), requestId(request))
                .compose(codes -> codes.isPresent()
                        ? shown(request, codes.get())
                        : Future.succeededFuture(ScreenAnswer.seeOther(HERE)));
    }

    Future<ScreenAnswer> turnOff(ScreenRequest request) {
        return secondFactor
                .turnOff(request.visitor(), requestId(request))
                .map(off -> ScreenAnswer.seeOther(HERE, Notice.done("Your second factor is off.")));
    }

    private Future<ScreenAnswer> shown(ScreenRequest request, List<String> codes) {
        return page(request, Optional.empty(), codes, Form.empty()).map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    private Future<SecondFactorPage> page(
            ScreenRequest request, Optional<NewSecondFactor> begun, List<String> codes, Form form) {
        boolean on = request.person().secondFactor() || !codes.isEmpty();
        return secondFactor
                .recoveryCodesLeft(request.person().id())
                .map(left ->
                        new SecondFactorPage(on, left, begun, begun.map(each -> QrCode.of(each.uri())), codes, form));
    }

    private static String requestId(ScreenRequest request) {
        return RequestFrame.requestId(request.context());
    }
}
