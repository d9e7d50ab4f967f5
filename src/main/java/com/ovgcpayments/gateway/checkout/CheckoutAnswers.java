package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.payment.PayerView;
import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.session.Session;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** How the payer's pages, redirects and assets are sent: drawn, in his language, under their policy. */
final class CheckoutAnswers {
    private static final int SEE_OTHER = 303;

    private final Payments payments;
    private final CheckoutPages pages;
    private final PagePolicy policy;

    CheckoutAnswers(Payments payments, CheckoutAssets assets, URI checkoutUrl) {
        this.payments = payments;
        this.pages = new CheckoutPages(assets);
        this.policy = new PagePolicy(checkoutUrl);
    }

    Future<Void> send(RoutingContext context, PayerView payer, CheckoutState state, URI pageUrl) {
        Session session = payer.view().session();
        Locale locale = locale(context);
        List<ConnectorDescriptor> reachable = payments.reachable(session, payer.plan());
        String path = "/checkout/" + session.id();
        Payee payee = Payee.of(payer.merchant());
        CheckoutView view = new CheckoutView(
                payee,
                payer.productTitle().orElseGet(() -> Messages.of(locale).text("summary.fallback", payee.name())),
                session.price(),
                session.email(),
                !session.mode().livemode() || onlySimulated(reachable),
                URI.create(path + "/pay"),
                URI.create(path + "/cancel"),
                pageUrl,
                payer.leftOpen().stream().map(payments::label).toList(),
                session.expiresAt(),
                payer.now(),
                state);
        policy.apply(context.response(), payer, reachable);
        return html(context, status(state), pages.render(view, locale));
    }

    Future<Void> send(RoutingContext context, int status, SessionlessState state) {
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

    Future<Void> redirect(RoutingContext context, String target) {
        policy.apply(context.response());
        boolean ascii = target.chars().allMatch(c -> c < 128);
        return context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", ascii ? target : URI.create(target).toASCIIString())
                .end();
    }

    /** A live session that only a simulated processor serves moves no real money either, and the page must say so. */
    private static boolean onlySimulated(List<ConnectorDescriptor> offered) {
        return !offered.isEmpty() && offered.stream().allMatch(ConnectorDescriptor::simulated);
    }

    private static Locale locale(RoutingContext context) {
        return PageLocale.of(context.request().getHeader("Accept-Language"));
    }
}
