package com.ovgcpayments.gateway.checkout;

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
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    /** How long a returning payer waits for the processor's word before he reads that it is being processed. */
    private static final Duration RETURN_PATIENCE = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final PayerViews views;
    private final Payments payments;
    private final Checks checks;
    private final PaymentSignals signals;
    private final PayLimits limits;
    private final URI checkoutUrl;
    private final PayerStates states;
    private final CheckoutAnswers answers;

    public CheckoutRoutes(
            Sessions sessions,
            PayerViews views,
            Payments payments,
            Checks checks,
            PaymentSignals signals,
            PayLimits limits,
            CheckoutAssets assets,
            URI checkoutUrl) {
        this.sessions = sessions;
        this.views = views;
        this.payments = payments;
        this.checks = checks;
        this.signals = signals;
        this.limits = limits;
        this.checkoutUrl = checkoutUrl;
        this.states = new PayerStates(payments);
        this.answers = new CheckoutAnswers(payments, assets, checkoutUrl);
    }

    @Override
    public void mount(Router router) {
        page(router, "/checkout/:id", this::show);
        page(router, "/checkout/:id/return", this::returned);
        page(router, "/checkout/:id/cancel", this::cancelled);
        page(router, "/checkout/:id/pay", this::formReopened);
        router.post("/checkout/:id/pay").handler(this::limitClient);
        router.post("/checkout/:id/pay")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(CheckoutRoutes::requireForm)
                .handler(this::pay);
        router.route("/checkout/*").handler(CheckoutRoutes::refuse).failureHandler(this::failed);
    }

    private void page(Router router, String path, BiFunction<RoutingContext, PayerView, Future<Void>> answer) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> answer(context, answer));
    }

    private void answer(RoutingContext context, BiFunction<RoutingContext, PayerView, Future<Void>> answer) {
        answer(context, views::find, found -> answer.apply(context, found));
    }

    private <T> void answer(
            RoutingContext context, Function<UUID, Future<Optional<T>>> find, Function<T, Future<Void>> answer) {
        Future.succeededFuture(SessionId.parse(context.pathParam("id")))
                .compose(id -> id.isEmpty() ? Future.succeededFuture(Optional.<T>empty()) : find.apply(id.get()))
                .compose(found -> found.isEmpty()
                        ? answers.send(context, 404, new SessionlessState.NotFound())
                        : answer.apply(found.get()))
                .onFailure(context::fail);
    }

    /** Before all else, so that who tries cards costs little. */
    private void limitClient(RoutingContext context) {
        OptionalLong wait =
                RequestFrame.subscriber(context).map(limits::refusalOfClient).orElseGet(OptionalLong::empty);
        if (wait.isEmpty()) {
            context.next();
        } else {
            finish(tooOften(context, wait.getAsLong()));
        }
    }

    private Future<Void> tooOften(RoutingContext context, long seconds) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return answers.send(context, 429, new SessionlessState.RateLimited(retry(context)));
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
        return answers.send(context, payer, states.of(payer), pageUrl(payer));
    }

    private void pay(RoutingContext context) {
        answer(context, sessions::find, found -> pay(context, found));
    }

    /** What he is shown is read only if he is not sent on. No card is tried on a session that is over. */
    private Future<Void> pay(RoutingContext context, SessionView view) {
        Session session = view.session();
        OptionalLong wait = view.pastExpiry() ? OptionalLong.empty() : limits.refusalOfEmail(session.email());
        if (wait.isPresent()) {
            return tooOften(context, wait.getAsLong());
        }
        Optional<String> chosen = Optional.ofNullable(context.request().getFormAttribute("connector"))
                .filter(name -> !name.isBlank());
        return payments.begin(session.id(), chosen, leaving(context))
                .compose(result -> result instanceof BeginResult.Continue onward
                        ? answers.redirect(context, onward.url().toString())
                        : views.find(session.id()).compose(after -> begun(context, after, result)));
    }

    /** The attempt of whose open page the form has warned him. */
    private static Optional<Integer> leaving(RoutingContext context) {
        return Optional.ofNullable(context.request().getFormAttribute("leaving"))
                .filter(number -> number.matches("[0-9]{1,4}"))
                .map(Integer::valueOf);
    }

    private Future<Void> begun(RoutingContext context, Optional<PayerView> found, BeginResult result) {
        if (found.isEmpty() || result instanceof BeginResult.NoSuchSession) {
            return answers.send(context, 404, new SessionlessState.NotFound());
        }
        PayerView payer = found.get();
        if (result instanceof BeginResult.AlreadyPaid) {
            return answers.send(context, payer, PayerStates.alreadyPaid(payer), pageUrl(payer));
        } else if (result instanceof BeginResult.TooManyAttempts) {
            return answers.send(context, payer, new CheckoutState.TooManyAttempts(), pageUrl(payer));
        } else if (result instanceof BeginResult.NoProcessor) {
            return answers.send(context, payer, new CheckoutState.NoProcessor(), pageUrl(payer));
        }
        // Declined, expired, in progress, not offered, a page that stays open: the page itself shows it, and may be
        // reloaded.
        return answers.redirect(context, "/checkout/" + id(payer));
    }

    private Future<Void> returned(RoutingContext context, PayerView payer) {
        if (payer.live().isEmpty()) {
            return afterReturn(context, payer, PaymentSignals.Answer.NONE_YET);
        }
        UUID sessionId = id(payer);
        PaymentSignals.Watch watch = signals.watch(sessionId);
        return checks.lookAtSession(sessionId)
                .compose(looked -> watch.await(RETURN_PATIENCE))
                .compose(heard ->
                        views.find(sessionId).compose(after -> afterReturn(context, after.orElse(payer), heard)))
                .eventually(watch::close);
    }

    private Future<Void> afterReturn(RoutingContext context, PayerView payer, PaymentSignals.Answer heard) {
        Session session = payer.view().session();
        if (session.status() == SessionStatus.COMPLETED) {
            return answers.redirect(context, session.successTarget());
        }
        if (payer.live().isEmpty() || heard == PaymentSignals.Answer.STILL_OPEN) {
            return answers.redirect(context, "/checkout/" + session.id());
        }
        CheckoutState state = payer.live().get().state() == AttemptState.UNKNOWN
                ? new CheckoutState.Checking()
                : new CheckoutState.Processing();
        return answers.send(context, payer, state, URI.create(pageUrl(payer) + "/return"));
    }

    private Future<Void> cancelled(RoutingContext context, PayerView payer) {
        return answers.redirect(context, payer.view().session().cancelTarget());
    }

    /** Tabs that are restored, and addresses that are copied, name the form after it was posted. */
    private Future<Void> formReopened(RoutingContext context, PayerView payer) {
        return answers.redirect(context, "/checkout/" + id(payer));
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
            finish(answers.send(context, 503, new SessionlessState.Unavailable(retry(context))));
        } else if (context.statusCode() == 404 || context.statusCode() == 405) {
            finish(answers.send(context, context.statusCode(), new SessionlessState.NotFound()));
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            finish(answers.send(context, context.statusCode(), new SessionlessState.Unreadable(retry(context))));
        } else {
            LOG.error("a page failed that should not have", failure);
            finish(answers.send(
                    context, 500, new SessionlessState.Failure(RequestFrame.requestId(context), retry(context))));
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
}
