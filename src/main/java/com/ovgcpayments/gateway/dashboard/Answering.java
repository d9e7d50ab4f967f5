package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** How what screens answer is sent: drawn in the frame, or as a redirect with its cookies. */
final class Answering {
    private static final int SEE_OTHER = 303;

    private final Audience audience;
    private final Navigation navigation;
    private final DashboardAssets assets;
    private final Cookies cookies;
    private final Pages pages = new Pages();

    Answering(Audience audience, Navigation navigation, DashboardAssets assets, Cookies cookies) {
        this.audience = audience;
        this.navigation = navigation;
        this.assets = assets;
        this.cookies = cookies;
    }

    Future<Void> send(ScreenRequest request, ScreenAnswer answer) {
        RoutingContext context = request.context();
        HttpServerResponse response = context.response();
        if (answer instanceof ScreenAnswer.Drawn drawn) {
            return draw(context, drawn, request.visitorIfAny(), request.modeIfAny());
        } else if (answer instanceof ScreenAnswer.SeeOther onward) {
            onward.notice()
                    .ifPresent(notice -> request.visitorIfAny().ifPresent(who -> cookies.tell(response, who, notice)));
            return redirect(context, onward.location());
        } else if (answer instanceof ScreenAnswer.CameIn came) {
            cookies.begin(response, came.cookie());
            return redirect(context, came.location());
        } else if (answer instanceof ScreenAnswer.WentOut out) {
            cookies.end(response);
            response.putHeader("Clear-Site-Data", "\"cache\"");
            return redirect(context, out.location());
        } else if (answer instanceof ScreenAnswer.Download file) {
            return response.putHeader("Content-Type", file.contentType())
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
                    .end(file.content());
        }
        return Future.succeededFuture(); // Streamed: whoever streams ends it
    }

    Future<Void> draw(
            RoutingContext context, ScreenAnswer.Drawn drawn, Optional<SignedIn> visitor, Optional<Mode> mode) {
        Frame frame = new Frame(
                audience,
                visitor,
                mode,
                visitor.map(who -> menu(who, mode)).orElse(List.of()),
                context.normalizedPath(),
                RequestFrame.requestId(context),
                visitor.flatMap(who -> cookies.told(context.request(), who)),
                assets);
        return context.response()
                .setStatusCode(drawn.status())
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(pages.draw(drawn.template(), frame, drawn.page()));
    }

    /** A script that asks for a part of a page is told to have the browser go there itself. */
    static Future<Void> redirect(RoutingContext context, String location) {
        if ("true".equals(context.request().getHeader("HX-Request"))) {
            return context.response().putHeader("HX-Redirect", location).end();
        }
        return context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", location)
                .end();
    }

    private List<Navigation.Section> menu(SignedIn visitor, Optional<Mode> mode) {
        if (visitor.awaitsSecondFactor()) {
            return List.of();
        }
        if (audience == Audience.OPERATOR) {
            return navigation.of(Scope.OPERATOR, mode, permission -> true);
        }
        return visitor.membership()
                .map(membership ->
                        navigation.of(Scope.MERCHANT, mode, permission -> permission.isGrantedTo(membership.role())))
                .orElse(List.of());
    }
}
