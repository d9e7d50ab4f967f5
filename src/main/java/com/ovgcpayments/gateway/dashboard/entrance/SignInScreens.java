package com.ovgcpayments.gateway.dashboard.entrance;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.CodeCheck;
import com.ovgcpayments.gateway.account.SignIn;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An address and a password, and then a code where somebody has a second factor. */
final class SignInScreens {
    private static final String TEMPLATE = "dashboard/entrance/sign-in.jte";
    private static final String CODE_TEMPLATE = "dashboard/entrance/code.jte";
    private static final int TOO_MANY = 429;
    private static final int UNSOUND = 422;

    private final Audience audience;
    private final SignIns signIns;

    SignInScreens(Audience audience, SignIns signIns) {
        this.audience = audience;
        this.signIns = signIns;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        String then = OnwardPath.of(request.query("then").orElse(OnwardPath.HOME));
        boolean isIn = request.visitorIfAny()
                .filter(visitor -> !visitor.awaitsSecondFactor())
                .isPresent();
        return Future.succeededFuture(
                isIn ? ScreenAnswer.seeOther(then) : ScreenAnswer.page(TEMPLATE, page(Form.empty(), then)));
    }

    Future<ScreenAnswer> signIn(ScreenRequest request) {
        Form form = request.form();
        String then = OnwardPath.of(form.value("then"));
        String password = form.value("password");
        if (form.text("email").isEmpty()) {
            form.problem("email", "Enter your e-mail address.");
        }
        if (password.isEmpty()) {
            form.problem("password", "Enter your password.");
        }
        if (!form.isSound()) {
            return Future.succeededFuture(new ScreenAnswer.Drawn(UNSOUND, TEMPLATE, page(form, then)));
        }
        return signIns.signIn(audience, form.text("email"), password, request.client())
                .map(came -> {
                    if (came instanceof SignIn.Opened opened) {
                        return new ScreenAnswer.CameIn(
                                opened.cookie(),
                                opened.secondFactorNeeded() ? "/dashboard/sign-in/code" + asked(then) : then);
                    } else if (came instanceof SignIn.TooOften tooOften) {
                        return refused(request, TEMPLATE, form, then, tooOften.retryAfterSeconds());
                    }
                    return new ScreenAnswer.Drawn(
                            UNSOUND,
                            TEMPLATE,
                            new SignInPage(
                                    form, then, Optional.of("This address and this password do not belong together.")));
                });
    }

    Future<ScreenAnswer> showCode(ScreenRequest request) {
        String then = OnwardPath.of(request.query("then").orElse(OnwardPath.HOME));
        if (request.visitorIfAny().isEmpty()) {
            return Future.succeededFuture(ScreenAnswer.seeOther("/dashboard/sign-in" + asked(then)));
        }
        return Future.succeededFuture(
                request.visitor().awaitsSecondFactor()
                        ? ScreenAnswer.page(CODE_TEMPLATE, page(Form.empty(), then))
                        : ScreenAnswer.seeOther(then));
    }

    Future<ScreenAnswer> enterCode(ScreenRequest request) {
        Form form = request.form();
        String then = OnwardPath.of(form.value("then"));
        if (request.visitorIfAny()
                .filter(visitor -> visitor.awaitsSecondFactor())
                .isEmpty()) {
            return Future.succeededFuture(ScreenAnswer.seeOther("/dashboard/sign-in" + asked(then)));
        }
        return signIns.enterCode(request.visitor(), form.text("code"), request.client())
                .map(checked -> {
                    if (checked instanceof CodeCheck.Accepted accepted) {
                        return new ScreenAnswer.CameIn(accepted.cookie(), then);
                    } else if (checked instanceof CodeCheck.TooOften tooOften) {
                        return refused(request, CODE_TEMPLATE, form, then, tooOften.retryAfterSeconds());
                    }
                    return new ScreenAnswer.Drawn(
                            UNSOUND,
                            CODE_TEMPLATE,
                            new SignInPage(form, then, Optional.of("This code is wrong, or it was used before.")));
                });
    }

    private static ScreenAnswer refused(ScreenRequest request, String template, Form form, String then, long seconds) {
        request.context().response().putHeader("Retry-After", Long.toString(seconds));
        long minutes = Math.max(1, TimeUnit.SECONDS.toMinutes(seconds + 59));
        return new ScreenAnswer.Drawn(
                TOO_MANY,
                template,
                new SignInPage(
                        form,
                        then,
                        Optional.of("Too many tries. Wait " + minutes + (minutes == 1 ? " minute" : " minutes")
                                + ", then try again.")));
    }

    private static String asked(String then) {
        return then.equals(OnwardPath.HOME) ? "" : "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
    }

    private static SignInPage page(Form form, String then) {
        return new SignInPage(form, then, Optional.empty());
    }
}
