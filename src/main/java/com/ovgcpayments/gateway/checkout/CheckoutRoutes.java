package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.payment.BeginResult;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.payment.PayerView;
import com.ovgcpayments.gateway.payment.PayerViews;
import com.ovgcpayments.gateway.payment.PaymentSignals;
import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payer's pages. A page shows what is in the database and asks for it to be looked at again; it decides nothing.
 * Everything here works without JavaScript.
 */
public final class CheckoutRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutRoutes.class);
    private static final int MAX_FORM_BYTES = 8 * 1024;
    private static final Set<String> FORM_TYPES = Set.of("application/x-www-form-urlencoded", "multipart/form-data");
    private static final int SEE_OTHER = 303;

    /** How long a returning payer waits for the processor's word before he reads that it is being processed. */
    private static final Duration RETURN_PATIENCE = Duration.ofSeconds(2);

    private final PayerViews views;
    private final Payments payments;
    private final Checks checks;
    private final PaymentSignals signals;
    private final CheckoutStates states;
    private final URI checkoutUrl;
    private final CheckoutAssets assets = new CheckoutAssets();
    private final CheckoutPages pages = new CheckoutPages(assets);
    private final PagePolicy policy;

    public CheckoutRoutes(PayerViews views, Payments payments, Checks checks, PaymentSignals signals, URI checkoutUrl) {
        this.views = views;
        this.payments = payments;
        this.checks = checks;
        this.signals = signals;
        this.states = new CheckoutStates(payments);
        this.checkoutUrl = checkoutUrl;
        this.policy = new PagePolicy(checkoutUrl);
    }

    @Override
    public void mount(Router router) {
        router.route("/assets/:name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::asset);
        page(router, "/checkout/:id", this::show);
        page(router, "/checkout/:id/return", this::returned);
        page(router, "/checkout/:id/cancel", this::cancelled);
        page(router, "/checkout/:id/pay", this::formReopened);
        router.post("/checkout/:id/pay")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(CheckoutRoutes::requireForm)
                .handler(context -> answer(context, this::pay));
        router.route("/checkout/*").handler(CheckoutRoutes::refuse).failureHandler(this::failed);
    }

    private void page(Router router, String path, BiFunction<RoutingContext, PayerView, Future<Void>> answer) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> answer(context, answer));
    }

    private void answer(RoutingContext context, BiFunction<RoutingContext, PayerView, Future<Void>> answer) {
        Future.succeededFuture(SessionId.parse(context.pathParam("id")))
                .compose(
                        id -> id.isEmpty() ? Future.succeededFuture(Optional.<PayerView>empty()) : views.find(id.get()))
                .compose(found -> found.isEmpty()
                        ? send(context, 404, new SessionlessState.NotFound())
                        : answer.apply(context, found.get()))
                .onFailure(context::fail);
    }

    private static void requireForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean form = type == null
                ? context.body().length() <= 0
                : FORM_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        if (form) {
            context.next();
        } else {
            context.fail(415);
        }
    }

    /** No page of ours goes by this address, or not by this method. */
    private static void refuse(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.fail(404);
        } else {
            boolean form = context.request().path().endsWith("/pay");
            context.response().putHeader(HttpHeaders.ALLOW, form ? "GET, HEAD, POST" : "GET, HEAD");
            context.fail(405);
        }
    }

    private Future<Void> show(RoutingContext context, PayerView payer) {
        payer.live()
                .filter(live ->
                        live.state() != AttemptState.OPEN || payer.view().pastExpiry())
                .ifPresent(live -> checks.lookAtSession(live.sessionId())
                        .onFailure(failure -> LOG.warn("could not move a check forward", failure)));
        return send(context, payer, states.of(payer), pageUrl(payer));
    }

    private Future<Void> pay(RoutingContext context, PayerView payer) {
        Optional<String> chosen = Optional.ofNullable(context.request().getFormAttribute("connector"))
                .filter(name -> !name.isBlank());
        return payments.begin(id(payer), chosen)
                .compose(result -> views.find(id(payer)).compose(after -> begun(context, after.orElse(payer), result)));
    }

    private Future<Void> begun(RoutingContext context, PayerView payer, BeginResult result) {
        if (result instanceof BeginResult.Continue onward) {
            return redirect(context, onward.url().toString());
        } else if (result instanceof BeginResult.AlreadyPaid) {
            return send(context, payer, states.alreadyPaid(payer), pageUrl(payer));
        } else if (result instanceof BeginResult.TooManyAttempts) {
            return send(context, payer, new CheckoutState.TooManyAttempts(), pageUrl(payer));
        } else if (result instanceof BeginResult.NoProcessor) {
            return send(context, payer, new CheckoutState.NoProcessor(), pageUrl(payer));
        } else if (result instanceof BeginResult.NoSuchSession) {
            return send(context, 404, new SessionlessState.NotFound());
        }
        // Declined, expired, in progress, not offered: the page itself shows it, and may be reloaded.
        return redirect(context, "/checkout/" + id(payer));
    }

    private Future<Void> returned(RoutingContext context, PayerView payer) {
        if (payer.live().isEmpty()) {
            return afterReturn(context, payer, Optional.empty());
        }
        UUID sessionId = id(payer);
        PaymentSignals.Watch watch = signals.watch(sessionId);
        return checks.lookAtSession(sessionId)
                .compose(looked -> watch.await(RETURN_PATIENCE))
                .compose(heard ->
                        views.find(sessionId).compose(after -> afterReturn(context, after.orElse(payer), heard)))
                .eventually(watch::close);
    }

    private Future<Void> afterReturn(RoutingContext context, PayerView payer, Optional<AttemptState> heard) {
        Session session = payer.view().session();
        if (session.status() == SessionStatus.COMPLETED) {
            return redirect(context, session.successTarget());
        }
        boolean stillOpen = heard.filter(state -> state == AttemptState.OPEN).isPresent();
        if (payer.live().isEmpty() || stillOpen) {
            return redirect(context, "/checkout/" + session.id());
        }
        CheckoutState state = payer.live().get().state() == AttemptState.UNKNOWN
                ? new CheckoutState.Checking()
                : new CheckoutState.Processing();
        return send(context, payer, state, URI.create(pageUrl(payer) + "/return"));
    }

    private Future<Void> cancelled(RoutingContext context, PayerView payer) {
        return redirect(context, payer.view().session().cancelTarget());
    }

    /** Tabs that are restored, and addresses that are copied, name the form after it was posted. */
    private Future<Void> formReopened(RoutingContext context, PayerView payer) {
        return redirect(context, "/checkout/" + id(payer));
    }

    private Future<Void> send(RoutingContext context, PayerView payer, CheckoutState state, URI pageUrl) {
        Session session = payer.view().session();
        Locale locale = locale(context);
        String path = "/checkout/" + session.id();
        CheckoutView view = new CheckoutView(
                payer.merchantName(),
                payer.productTitle()
                        .orElseGet(() -> Messages.of(locale).text("summary.fallback", payer.merchantName())),
                session.price(),
                session.email(),
                !session.mode().livemode() || onlySandbox(payments.offered(session)),
                URI.create(path + "/pay"),
                URI.create(path + "/cancel"),
                pageUrl,
                session.expiresAt(),
                payer.now(),
                state);
        policy.apply(context.response(), payer, payments.offered(session));
        return html(context, status(state), pages.render(view, locale));
    }

    private Future<Void> send(RoutingContext context, int status, SessionlessState state) {
        policy.apply(context.response());
        return html(context, status, pages.render(state, locale(context)));
    }

    private static Future<Void> html(RoutingContext context, int status, Buffer page) {
        return context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Vary", "Accept-Language")
                .end(page);
    }

    private static int status(CheckoutState state) {
        if (state instanceof CheckoutState.Expired) {
            return 410;
        } else if (state instanceof CheckoutState.TooManyAttempts) {
            return 429;
        }
        return state instanceof CheckoutState.NoProcessor ? 503 : 200;
    }

    private Future<Void> redirect(RoutingContext context, String target) {
        policy.apply(context.response());
        boolean ascii = target.chars().allMatch(c -> c < 128);
        return context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", ascii ? target : URI.create(target).toASCIIString())
                .end();
    }

    private void asset(RoutingContext context) {
        Optional<Asset> asset = assets.find(context.request().path());
        if (asset.isEmpty()) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Content-Type", asset.get().contentType())
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(asset.get().content())
                .onFailure(failure -> LOG.debug("a browser went away", failure));
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        Throwable failure = context.failure();
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn("page refused for want of the database: {}", failure.getMessage());
            context.response().putHeader("Retry-After", "2");
            finish(send(context, 503, new SessionlessState.Unavailable(retry(context))));
        } else if (context.statusCode() == 404 || context.statusCode() == 405) {
            finish(send(context, context.statusCode(), new SessionlessState.NotFound()));
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            finish(send(context, context.statusCode(), new SessionlessState.Unreadable(retry(context))));
        } else {
            LOG.error("a page failed that should not have", failure);
            finish(send(context, 500, new SessionlessState.Failure(RequestFrame.requestId(context), retry(context))));
        }
    }

    /** Where another try leads: a page of the session that may be loaded again, whatever failed. */
    private static URI retry(RoutingContext context) {
        String id = context.pathParam("id");
        return URI.create(id == null || SessionId.parse(id).isEmpty() ? "/" : "/checkout/" + id);
    }

    private static void finish(Future<Void> sent) {
        sent.onFailure(failure -> LOG.debug("a browser went away", failure));
    }

    private URI pageUrl(PayerView payer) {
        return URI.create(checkoutUrl + "/checkout/" + id(payer));
    }

    private static UUID id(PayerView payer) {
        return payer.view().session().id();
    }

    /** A live session that only the sandbox serves moves no real money either, and the page must say so. */
    private static boolean onlySandbox(List<ConnectorDescriptor> offered) {
        return !offered.isEmpty()
                && offered.stream().allMatch(connector -> connector.name().equals("sandbox"));
    }

    private static Locale locale(RoutingContext context) {
        return PageLocale.of(context.request().getHeader("Accept-Language"));
    }
}
