package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The processor's API, for the gateway. Faults strike here, on the real connection.
 *
 * <pre>
 * POST /v1/payments                          make one, named by its Idempotency-Key
 * GET  /v1/payments/by-reference/{reference}
 * POST /v1/payments/{id}/cancel
 * POST /v1/payments/by-reference/{reference}/refunds       make one, named by its Idempotency-Key
 * GET  /v1/payments/by-reference/{reference}/refunds/{key}
 * GET  /v1/payments/by-reference/{reference}/captures/{id}/settlement
 * GET  /v1/payments/by-reference/{reference}/captures/{id}/reversals
 * GET  /v1/movements?mode={mode}&from={time}&to={time}&after={payment}
 * POST /v1/payouts                           pay out, named by its Idempotency-Key
 * GET  /v1/payouts/{key}
 * GET  /v1/ping
 * </pre>
 */
final class SandboxApi {
    static final String PREFIX = "/v1/";
    static final String PAYMENTS = "/v1/payments";
    static final String BY_REFERENCE = "/v1/payments/by-reference/";
    static final String CANCEL = "/cancel";
    static final String MOVEMENTS = "/v1/movements";
    static final String PAYOUTS = "/v1/payouts";
    static final String PING = "/v1/ping";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final SandboxBook book;
    private final SandboxMoneyApi money;
    private final SandboxMovementsApi movements;
    private final SandboxPayoutApi payouts;
    private final byte[] authorization;
    private final PaymentIds ids;
    private final Optional<SandboxFault> fault;
    private final Duration latency;
    private final Clock clock;
    private final Function<String, URI> pageOf;

    /**
     * @param apiKey what the caller must know
     * @param pageOf the URL of a payment's page
     * @param notify is told of a payment with something new to notify
     */
    SandboxApi(
            Vertx vertx,
            SandboxBook book,
            SandboxSettings settings,
            String apiKey,
            PaymentIds ids,
            Clock clock,
            Function<String, URI> pageOf,
            Consumer<String> notify) {
        this.vertx = vertx;
        this.book = book;
        this.money = new SandboxMoneyApi(book, settings.settlementDelay(), clock, notify);
        this.movements = new SandboxMovementsApi(book, settings.settlementDelay(), clock);
        this.payouts = new SandboxPayoutApi(book, ids, clock);
        this.authorization = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
        this.ids = ids;
        this.fault = settings.firstFault();
        this.latency = settings.approveDelay();
        this.clock = clock;
        this.pageOf = pageOf;
    }

    Future<Void> serve(HttpServerRequest request) {
        if (!authorized(request)) {
            return SandboxReply.refusal(401, "unauthorized", "who are you?").send(request.response());
        }
        String path = request.path();
        boolean post = request.method().equals(HttpMethod.POST);
        if (post && path.equals(PAYMENTS)) {
            return begin(request);
        } else if (post && path.startsWith(PAYMENTS + "/") && path.endsWith(CANCEL)) {
            String id = path.substring(PAYMENTS.length() + 1, path.length() - CANCEL.length());
            return answer(request, tell(id, payment -> payment.cancelled(clock.instant())));
        } else if (path.startsWith(BY_REFERENCE)) {
            return byReference(
                    request, List.of(path.substring(BY_REFERENCE.length()).split("/", -1)));
        } else if (!post && path.equals(MOVEMENTS)) {
            return answer(request, movements.page(request.params()));
        } else if (post && path.equals(PAYOUTS)) {
            Optional<String> key = Optional.ofNullable(request.getHeader(IDEMPOTENCY_KEY));
            return answer(request, body(request).compose(body -> payouts.pay(key, body)));
        } else if (!post && path.startsWith(PAYOUTS + "/")) {
            return answer(request, payouts.find(path.substring(PAYOUTS.length() + 1)));
        } else if (!post && path.equals(PING)) {
            return answer(request, Future.succeededFuture(SandboxReply.json(200, "pong")));
        }
        return answer(request, Future.succeededFuture(noSuchResource()));
    }

    private Future<Void> byReference(HttpServerRequest request, List<String> path) {
        boolean post = request.method().equals(HttpMethod.POST);
        String id = ids.of(path.get(0));
        boolean refunds = path.size() > 1 && path.get(1).equals("refunds");
        if (!post && path.size() == 1) {
            return answer(request, tell(id, payment -> payment));
        } else if (post && refunds && path.size() == 2) {
            Optional<String> key = Optional.ofNullable(request.getHeader(IDEMPOTENCY_KEY));
            return answer(request, body(request).compose(body -> money.refund(id, key, body)));
        } else if (!post && refunds && path.size() == 3) {
            return answer(request, money.findRefund(id, path.get(2)));
        } else if (!post
                && path.size() == 4
                && path.get(1).equals("captures")
                && path.get(3).equals("settlement")) {
            return answer(request, money.settlement(id, path.get(2)));
        } else if (!post
                && path.size() == 4
                && path.get(1).equals("captures")
                && path.get(3).equals("reversals")) {
            return answer(request, money.reversals(id, path.get(2)));
        }
        return answer(request, Future.succeededFuture(noSuchResource()));
    }

    private static SandboxReply noSuchResource() {
        return SandboxReply.refusal(404, "not_found", "no such resource");
    }

    private boolean authorized(HttpServerRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && Digest.equal(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private Future<Void> answer(HttpServerRequest request, Future<SandboxReply> work) {
        return work.compose(this::delayed).compose(reply -> reply.send(request.response()));
    }

    private Future<SandboxReply> delayed(SandboxReply reply) {
        return latency.isZero()
                ? Future.succeededFuture(reply)
                : vertx.timer(Math.max(1, latency.toMillis()), TimeUnit.MILLISECONDS)
                        .map(passed -> reply);
    }

    /** What is told of a payment after a change; never, while it is to stay silent. */
    private Future<SandboxReply> tell(String id, UnaryOperator<SandboxPayment> change) {
        return book.update(id, payment -> payment.silentAnswers() > 0 ? payment.asked() : change.apply(payment))
                .compose(told -> {
                    if (told.isEmpty()) {
                        return Future.succeededFuture(SandboxReply.refusal(404, "not_found", "no such payment"));
                    }
                    return told.get().before().silentAnswers() > 0
                            ? never()
                            : Future.succeededFuture(reply(200, told.get().after()));
                });
    }

    private SandboxReply reply(int status, SandboxPayment payment) {
        return SandboxReply.json(status, SandboxAnswer.of(payment, clock.instant(), pageOf.apply(payment.id())));
    }

    private Future<Void> begin(HttpServerRequest request) {
        if (fault.isEmpty()) {
            return answer(request, made(request, payment -> payment));
        }
        return switch (fault.get()) {
            case RESET_BEFORE_READ -> request.connection().close();
            case HANG -> never();
            case ERROR_500 ->
                SandboxReply.html(500, "<!doctype html><title>Error</title>Internal server error", Map.of())
                        .send(request.response());
            case DECLINE_HARD ->
                answer(request, made(request, payment -> payment.declined(SandboxPayment.Decline.HARD)));
            case DECLINE_SOFT ->
                answer(request, made(request, payment -> payment.declined(SandboxPayment.Decline.SOFT)));
            case ANSWER_LOST ->
                made(request, payment -> payment)
                        .compose(reply -> request.connection().close());
            case HALF_ANSWER ->
                made(request, payment -> payment)
                        .compose(reply -> reply.sendHalf(request.response()))
                        .compose(sent -> request.connection().close());
            case REDIRECT_ELSEWHERE ->
                answer(
                        request,
                        made(request, payment -> payment)
                                .map(reply -> new SandboxReply(
                                        307,
                                        Map.of("Location", "http://elsewhere.invalid" + PAYMENTS),
                                        Buffer.buffer())));
            case WRONG_CONTENT_TYPE ->
                answer(
                        request,
                        made(request, payment -> payment).map(reply -> reply.with("Content-Type", "text/html")));
            // The connector itself sees to it that this request never comes.
            case REFUSE -> request.connection().close();
        };
    }

    private Future<SandboxReply> made(HttpServerRequest request, UnaryOperator<SandboxPayment> end) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        return body(request).compose(body -> {
            SandboxOrder order;
            try {
                order = SandboxJson.read(body, SandboxOrder.class);
            } catch (IOException e) {
                return Future.succeededFuture(SandboxReply.refusal(400, "invalid_request", problem(e)));
            }
            if (!order.reference().equals(key)) {
                return Future.succeededFuture(SandboxReply.refusal(
                        400, "invalid_request", IDEMPOTENCY_KEY + " and reference must be the same"));
            }
            String hash = HexFormat.of().formatHex(Digest.sha256(body.getBytes()));
            String id = ids.of(order.reference());
            return book.open(end.apply(SandboxPayment.open(id, hash, order))).map(payment -> opened(hash, payment));
        });
    }

    private SandboxReply opened(String hash, SandboxPayment payment) {
        if (!payment.requestHash().equals(hash)) {
            return SandboxReply.refusal(409, "idempotency_conflict", "another request has used this key");
        }
        return reply(payment.state() == SandboxPayment.State.DECLINED ? 402 : 201, payment);
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= MAX_BODY_BYTES) {
                body.appendBuffer(chunk);
            } else {
                request.connection().close();
            }
        });
        return request.end().map(end -> body);
    }

    private static String problem(IOException failure) {
        Throwable cause = failure.getCause() instanceof IllegalArgumentException ? failure.getCause() : failure;
        String message = cause.getMessage();
        return message == null ? "unreadable" : message;
    }

    private static <T> Future<T> never() {
        return Promise.<T>promise().future();
    }
}
