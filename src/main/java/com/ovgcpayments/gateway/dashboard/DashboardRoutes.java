package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard of one audience: every screen of its areas, behind the same guards. */
public final class DashboardRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardRoutes.class);
    private static final String ROOT = "/dashboard";
    private static final String VISITOR = "dashboard-visitor";
    private static final String MODE = "dashboard-mode";

    private final Audience audience;
    private final BrowserSessions sessions;
    private final Guards guards;
    private final PageHeaders headers;
    private final Cookies cookies;
    private final Answering answering;
    private final List<Screen> screens;

    /**
     * @param dashboardUrl where this audience reaches it, without a path
     * @param areas those of other audiences are left out
     */
    public DashboardRoutes(
            Audience audience,
            URI dashboardUrl,
            BrowserSessions sessions,
            SignIns signIns,
            DashboardAssets assets,
            List<Area> areas) {
        boolean https = "https".equals(dashboardUrl.getScheme());
        this.audience = audience;
        this.sessions = sessions;
        this.headers = new PageHeaders(https);
        this.cookies = new Cookies(audience, https);
        this.screens = areas.stream()
                .flatMap(area -> area.screens().stream())
                .filter(screen -> screen.permission().scope().isFor(audience))
                .sorted(Comparator.comparing(screen -> screen.permission().scope() == Scope.MERCHANT))
                .toList();
        this.answering = new Answering(audience, new Navigation(screens), assets, cookies);
        this.guards = new Guards(new SameOrigin(dashboardUrl), signIns);
    }

    /** Everything that may be asked for, for whoever tries it all. */
    public List<Screen> screens() {
        return screens;
    }

    @Override
    public void mount(Router router) {
        Failures failures = new Failures(answering);
        router.route(ROOT + "*").failureHandler(failures);
        router.route(ROOT + "/*").handler(this::begin);
        router.route(HttpMethod.GET, ROOT).handler(this::home);
        screens.forEach(screen -> mount(router, screen));
        router.route(ROOT + "/*").handler(context -> context.fail(404)).failureHandler(failures);
    }

    private void mount(Router router, Screen screen) {
        Route route = router.route(screen.method(), screen.route());
        if (screen.method().equals(HttpMethod.GET)) {
            route.method(HttpMethod.HEAD);
        } else {
            if (screen.takesFiles()) {
                route.handler(context -> admit(context, screen)).handler(new FormWithFiles(screen.bodyLimit()));
            } else {
                route.handler(BodyHandler.create(false).setBodyLimit(screen.bodyLimit()));
            }
        }
        route.handler(context -> answer(context, screen));
    }

    /** Before anything may fail, so that the page that says so has its headers too. */
    private void begin(RoutingContext context) {
        headers.apply(context.response());
        context.next();
    }

    private void home(RoutingContext context) {
        headers.apply(context.response());
        finish(Answering.redirect(
                context, audience == Audience.OPERATOR ? Scope.OPERATOR.root() : ROOT + "/" + Mode.TEST.word()));
    }

    /** Before anything of the body is read; it is asked again when all of it is there. */
    private void admit(RoutingContext context, Screen screen) {
        context.request().pause();
        visited(
                context,
                screen,
                sessions::look,
                request -> guards.checkUnread(request, screen)
                        .compose(stopped -> {
                            if (stopped.isEmpty()) {
                                context.next();
                                return Future.succeededFuture();
                            }
                            return answering.send(request, stopped.get());
                        })
                        .onSuccess(answered -> context.request().resume()));
    }

    private void answer(RoutingContext context, Screen screen) {
        visited(
                context,
                screen,
                screen.attended() ? sessions::find : sessions::look,
                request -> guards.check(request, screen)
                        .compose(stopped -> stopped.isPresent()
                                ? Future.succeededFuture(stopped.get())
                                : screen.handler().answer(screen.confirmed() ? request.confirmed() : request))
                        .compose(answer -> answering.send(request, answer)));
    }

    /** @param find finds out who it is */
    private void visited(
            RoutingContext context,
            Screen screen,
            BiFunction<Audience, String, Future<Optional<SignedIn>>> find,
            Function<ScreenRequest, Future<Void>> answer) {
        Scope scope = screen.permission().scope();
        Optional<Mode> mode = scope == Scope.MERCHANT ? mode(context.pathParam("mode")) : Optional.empty();
        if (scope == Scope.MERCHANT && mode.isEmpty()) {
            context.request().resume();
            context.fail(404);
            return;
        }
        context.put(MODE, mode.orElse(null));
        visitorOf(context, find)
                .compose(visitor -> {
                    context.put(VISITOR, visitor.orElse(null));
                    return answer.apply(
                            new ScreenRequest(context, visitor, mode, () -> visitorOf(context, sessions::look)));
                })
                .onFailure(failure -> {
                    // What comes yet of a body is not held up, so that the answer is read.
                    context.request().resume();
                    context.fail(failure);
                });
    }

    private Future<Optional<SignedIn>> visitorOf(
            RoutingContext context, BiFunction<Audience, String, Future<Optional<SignedIn>>> find) {
        return cookies.session(context.request())
                .map(cookie -> find.apply(audience, cookie))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Of whom it was found out who he is; for pages about failures. */
    static Optional<SignedIn> visitor(RoutingContext context) {
        return Optional.ofNullable(context.get(VISITOR));
    }

    static Optional<Mode> mode(RoutingContext context) {
        return Optional.ofNullable(context.get(MODE));
    }

    private static Optional<Mode> mode(String word) {
        return List.of(Mode.values()).stream()
                .filter(mode -> mode.word().equals(word))
                .findFirst();
    }

    private static void finish(Future<Void> sent) {
        sent.onFailure(failure -> LOG.debug("a browser went away", failure));
    }
}
