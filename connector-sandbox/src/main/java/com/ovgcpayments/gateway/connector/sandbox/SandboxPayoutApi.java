package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of the processor's API that pays out to bank accounts: at once, but to a holder of one name. */
final class SandboxPayoutApi {
    static final String NO_SUCH_PAYOUT = "no_such_payout";

    /** A payout to this holder fails, so that one can be seen failing. */
    static final String CLOSED = "Closed Account";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final SandboxBook book;
    private final PaymentIds ids;
    private final Clock clock;

    SandboxPayoutApi(SandboxBook book, PaymentIds ids, Clock clock) {
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Pays out, once for each key.
     *
     * @param key the Idempotency-Key
     */
    Future<SandboxReply> pay(Optional<String> key, Buffer body) {
        SandboxPayout.Order order;
        try {
            order = SandboxJson.read(body, SandboxPayout.Order.class);
        } catch (IOException e) {
            return Future.succeededFuture(invalid("no payout")); // what was sent may be in the message
        }
        if (key.isEmpty() || !KEY.matcher(key.get()).matches()) {
            return Future.succeededFuture(invalid(SandboxApi.IDEMPOTENCY_KEY + ": letters, digits, _ and - only"));
        } else if (order.to().holder().equals(CLOSED)) {
            return Future.succeededFuture(SandboxReply.refusal(422, "account_closed", "that account is closed"));
        }
        String fingerprint = ids.of("payout " + body);
        SandboxPayout payout = new SandboxPayout(
                ids.of("payout " + key.get()),
                key.get(),
                fingerprint,
                order.amount(),
                order.currency(),
                clock.instant());
        return book.payOut(payout)
                .map(made -> made.fingerprint().equals(fingerprint)
                        ? SandboxReply.json(201, made.answer())
                        : SandboxReply.refusal(409, "idempotency_conflict", "another request has used this key"));
    }

    Future<SandboxReply> find(String key) {
        return book.findPayout(key)
                .map(found -> found.map(payout -> SandboxReply.json(200, payout.answer()))
                        .orElseGet(() -> SandboxReply.refusal(404, NO_SUCH_PAYOUT, "no such payout")));
    }

    private static SandboxReply invalid(String message) {
        return SandboxReply.refusal(400, "invalid_request", message);
    }
}
