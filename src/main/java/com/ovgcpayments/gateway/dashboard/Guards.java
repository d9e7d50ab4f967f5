package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Confirmation;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What stands between a visitor and a screen. Whoever is not let through by all of them sees nothing of it. */
final class Guards {
    private final SameOrigin sameOrigin;
    private final SignIns signIns;

    Guards(SameOrigin sameOrigin, SignIns signIns) {
        this.sameOrigin = sameOrigin;
        this.signIns = signIns;
    }

    /** Empty if the screen may answer; else what is answered instead. Fails with {@link ApiProblem} where there is nothing to do about it. */
    Future<Optional<ScreenAnswer>> check(ScreenRequest request, Screen screen) {
        return check(request, screen, true);
    }

    /** As {@link #check}, by what can be told of a request before its form is read. Not for a screen that must be confirmed. */
    Future<Optional<ScreenAnswer>> checkUnread(ScreenRequest request, Screen screen) {
        return check(request, screen, false);
    }

    private Future<Optional<ScreenAnswer>> check(ScreenRequest request, Screen screen, boolean read) {
        boolean posts = screen.method().equals(HttpMethod.POST);
        if (posts && !sameOrigin.holds(request.context().request())) {
            return refuse("This was sent from a page that is not of this dashboard.");
        }
        Scope scope = screen.permission().scope();
        if (scope == Scope.ENTRANCE) {
            return letThrough();
        }
        Optional<SignedIn> visitor = request.visitorIfAny();
        if (visitor.isEmpty()) {
            return instead(ScreenAnswer.seeOther("/dashboard/sign-in" + then(request, posts)));
        }
        if (visitor.get().awaitsSecondFactor()) {
            return instead(ScreenAnswer.seeOther("/dashboard/sign-in/code" + then(request, posts)));
        }
        if (posts && read && !FormTokens.isBorneBy(request.context(), visitor.get())) {
            return refuse(
                    "This page is of an earlier sign-in or of another merchant. Go back, reload it and try again.");
        }
        if (scope == Scope.MERCHANT && visitor.get().membership().isEmpty()) {
            return instead(ScreenAnswer.seeOther("/dashboard/account/merchants"));
        }
        if (scope == Scope.MERCHANT && !request.may(screen.permission())) {
            return refuse(
                    "This needs the role " + roles(screen.permission()) + ". Ask an owner or admin of your team.");
        }
        return screen.confirmed() && !visitor.get().confirmedRecently()
                ? confirm(request, visitor.get())
                : letThrough();
    }

    private Future<Optional<ScreenAnswer>> confirm(ScreenRequest request, SignedIn visitor) {
        String proof = request.form().value(ConfirmPage.FIELD);
        if (proof.isEmpty()) {
            return instead(ask(request, visitor, 200, Optional.empty()));
        }
        return signIns.confirm(visitor, proof, request.client()).map(checked -> {
            if (checked instanceof Confirmation.Confirmed) {
                return Optional.empty();
            }
            if (checked instanceof Confirmation.TooOften tooOften) {
                throw ApiProblem.of(
                                ErrorCode.RATE_LIMITED, "Too many tries. Wait a quarter of an hour, then try again.")
                        .withHeader("Retry-After", Long.toString(tooOften.retryAfterSeconds()));
            }
            return Optional.of(ask(
                    request,
                    visitor,
                    422,
                    Optional.of(
                            visitor.person().secondFactor()
                                    ? "This code is wrong, or it was used before."
                                    : "This is not your password.")));
        });
    }

    private static ScreenAnswer ask(ScreenRequest request, SignedIn visitor, int status, Optional<String> problem) {
        return new ScreenAnswer.Drawn(
                status,
                ConfirmPage.TEMPLATE,
                new ConfirmPage(visitor.person().secondFactor(), request.form().typed(), problem));
    }

    /** Where he wanted to go; what was posted cannot be posted later. */
    private static String then(ScreenRequest request, boolean posts) {
        return posts
                ? ""
                : "?then=" + URLEncoder.encode(request.context().request().uri(), StandardCharsets.UTF_8);
    }

    private static String roles(Permission permission) {
        return String.join(
                " or ", permission.roles().stream().map(role -> role.word()).toList());
    }

    private static Future<Optional<ScreenAnswer>> letThrough() {
        return Future.succeededFuture(Optional.empty());
    }

    private static Future<Optional<ScreenAnswer>> instead(ScreenAnswer answer) {
        return Future.succeededFuture(Optional.of(answer));
    }

    private static Future<Optional<ScreenAnswer>> refuse(String why) {
        return Future.failedFuture(ApiProblem.of(ErrorCode.FORBIDDEN, why));
    }
}
