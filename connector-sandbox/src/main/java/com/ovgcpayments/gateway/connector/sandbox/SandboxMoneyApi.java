package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The part of the processor's API that is about money which was captured: paying it back, and when it is there. */
final class SandboxMoneyApi {
    static final String NO_SUCH_REFUND = "no_such_refund";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final SandboxBook book;
    private final Duration settlementDelay;
    private final Clock clock;
    private final Consumer<String> notify;

    /** @param notify is told of a payment with something new to notify */
    SandboxMoneyApi(SandboxBook book, Duration settlementDelay, Clock clock, Consumer<String> notify) {
        this.book = book;
        this.settlementDelay = settlementDelay;
        this.clock = clock;
        this.notify = notify;
    }

    /**
     * Pays back, once for each key.
     *
     * @param key the Idempotency-Key
     */
    Future<SandboxReply> refund(String paymentId, Optional<String> key, Buffer body) {
        SandboxRefund.Order order;
        try {
            order = SandboxJson.read(body, SandboxRefund.Order.class);
        } catch (IOException e) {
            return Future.succeededFuture(invalid("no refund: " + e.getMessage()));
        }
        if (key.isEmpty() || !KEY.matcher(key.get()).matches()) {
            return Future.succeededFuture(invalid(SandboxApi.IDEMPOTENCY_KEY + ": letters, digits, _ and - only"));
        }
        return book.update(paymentId, payment -> payment.refund(key.get(), order, clock.instant()))
                .onSuccess(change -> notify.accept(paymentId))
                .map(change -> change.map(each -> each.before().refusesNextRefund()
                                        && !each.after().refusesNextRefund()
                                ? SandboxReply.refusal(
                                        422, SandboxRefund.REFUSED, "as was chosen on the payment's page")
                                : refunded(each.after(), key.get(), order))
                        .orElseGet(SandboxMoneyApi::noSuchPayment));
    }

    Future<SandboxReply> findRefund(String paymentId, String key) {
        return book.find(paymentId)
                .map(found -> found.map(payment -> payment.findRefund(key)
                                .map(refund -> SandboxReply.json(
                                        200, refund.answer(payment.order().reference(), clock.instant())))
                                .orElseGet(() -> SandboxReply.refusal(404, NO_SUCH_REFUND, "no such refund")))
                        .orElseGet(SandboxMoneyApi::noSuchPayment));
    }

    Future<SandboxReply> settlement(String paymentId, String captureId) {
        return book.find(paymentId)
                .map(found -> found.flatMap(payment -> payment.findCapture(captureId, clock.instant())
                                .map(capture -> SandboxSettlement.of(
                                        payment.order().reference(), capture, settlementDelay, clock.instant())))
                        .map(settlement -> SandboxReply.json(200, settlement))
                        .orElseGet(() -> SandboxReply.refusal(404, "not_found", "no such capture")));
    }

    Future<SandboxReply> reversals(String paymentId, String captureId) {
        return book.find(paymentId)
                .map(found -> found.filter(payment ->
                                payment.findCapture(captureId, clock.instant()).isPresent())
                        .map(payment ->
                                SandboxReply.json(200, SandboxReversals.of(payment, captureId, clock.instant())))
                        .orElseGet(() -> SandboxReply.refusal(404, "not_found", "no such capture")));
    }

    private SandboxReply refunded(SandboxPayment payment, String key, SandboxRefund.Order order) {
        Optional<SandboxRefund> made = payment.findRefund(key);
        if (made.isEmpty()) {
            return SandboxReply.refusal(422, "exceeds_captured", "there is not so much left of that capture");
        } else if (!made.get().order().equals(order)) {
            return SandboxReply.refusal(409, "idempotency_conflict", "another request has used this key");
        }
        return SandboxReply.json(201, made.get().answer(payment.order().reference(), clock.instant()));
    }

    private static SandboxReply invalid(String message) {
        return SandboxReply.refusal(400, "invalid_request", message);
    }

    private static SandboxReply noSuchPayment() {
        return SandboxReply.refusal(404, "not_found", "no such payment");
    }
}
