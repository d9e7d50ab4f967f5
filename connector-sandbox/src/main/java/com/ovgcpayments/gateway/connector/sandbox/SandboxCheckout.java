package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** The payer's part of the listener: a payment's page, and what its buttons do. */
final class SandboxCheckout {
    static final String PREFIX = "/pay/";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final SandboxBook book;
    private final SandboxNotifier notifier;
    private final Clock clock;

    SandboxCheckout(SandboxBook book, SandboxNotifier notifier, Clock clock) {
        this.book = book;
        this.notifier = notifier;
        this.clock = clock;
    }

    Future<Void> serve(HttpServerRequest request) {
        String id = request.path().substring(PREFIX.length());
        HttpMethod method = request.method();
        if (!ID.matcher(id).matches()) {
            return SandboxPage.notFound().send(request.response());
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return book.find(id)
                    .compose(found -> found.map(payment -> SandboxPage.of(payment, clock.instant()))
                            .orElseGet(SandboxPage::notFound)
                            .send(request.response()));
        } else if (method.equals(HttpMethod.POST)) {
            return chosen(request)
                    .compose(outcome -> outcome.isEmpty()
                            ? SandboxPage.unreadable().send(request.response())
                            : choose(request, id, outcome.get()));
        }
        return SandboxPage.notAllowed().send(request.response());
    }

    private static Future<Optional<SandboxOutcome>> chosen(HttpServerRequest request) {
        return Future.succeededFuture(request)
                .compose(form -> form.setExpectMultipart(true).end())
                .map(read ->
                        Optional.ofNullable(request.getFormAttribute("outcome")).flatMap(SandboxOutcome::ofWord))
                .recover(malformed -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Void> choose(HttpServerRequest request, String id, SandboxOutcome outcome) {
        return book.update(id, notifier.claim(), payment -> payment.choose(outcome, clock.instant()))
                .compose(change -> {
                    if (change.isEmpty()) {
                        return SandboxPage.notFound().send(request.response());
                    }
                    SandboxPayment payment = change.get().after();
                    return SandboxReply.seeOther(next(payment, outcome))
                            .send(request.response())
                            .onComplete(answered -> notifier.tell(change.get()));
                });
    }

    /** Back to the merchant, or to the page when there is more to do or to read. */
    private URI next(SandboxPayment payment, SandboxOutcome outcome) {
        if (outcome.isAfterwards()) {
            return page(payment);
        }
        return switch (payment.stateAt(clock.instant())) {
            case PROCESSING, APPROVED, DECLINED -> payment.order().returnUrl();
            case OPEN -> outcome == SandboxOutcome.ABANDON ? payment.order().returnUrl() : page(payment);
            case AUTHENTICATING, CANCELLED, EXPIRED -> page(payment);
        };
    }

    /** Relative, because the payer may have come through a proxy. */
    private static URI page(SandboxPayment payment) {
        return URI.create(payment.id());
    }
}
