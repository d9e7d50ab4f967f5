package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.session.AttemptState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Words on the bus that something may be worth looking at. They only save waiting: whoever misses one finds the same in
 * the database a moment later.
 */
public final class PaymentSignals {
    /** Hears, in milliseconds from now, when an attempt will be due to be checked. */
    public static final String CHECK_DUE_ADDRESS = "payment.check-due";

    private final Vertx vertx;

    public PaymentSignals(Vertx vertx) {
        this.vertx = vertx;
    }

    void checkDue(Duration fromNow) {
        vertx.eventBus().publish(CHECK_DUE_ADDRESS, Math.max(0, fromNow.toMillis()));
    }

    /** An answer about an attempt of the session was applied, whether or not it changed anything. */
    void answered(UUID sessionId, AttemptState state) {
        vertx.eventBus().publish(address(sessionId), state.word());
    }

    /** Waits for the next answer about a session; {@link Watch#close} ends it. */
    public Watch watch(UUID sessionId) {
        return new Watch(vertx, address(sessionId));
    }

    private static String address(UUID sessionId) {
        return "payment.answered." + sessionId;
    }

    /** Listens from its making on, so that nothing is missed between asking and waiting. */
    public static final class Watch {
        private final Vertx vertx;
        private final MessageConsumer<String> consumer;
        private final Promise<Optional<AttemptState>> heard = Promise.promise();

        private Watch(Vertx vertx, String address) {
            this.vertx = vertx;
            this.consumer = vertx.eventBus()
                    .<String>localConsumer(
                            address, message -> heard.tryComplete(Optional.of(AttemptState.of(message.body()))));
        }

        /** The state that was answered, or empty if none was within the limit. */
        public Future<Optional<AttemptState>> await(Duration limit) {
            long timer = vertx.setTimer(limit.toMillis(), late -> heard.tryComplete(Optional.empty()));
            return heard.future().onComplete(done -> vertx.cancelTimer(timer));
        }

        public Future<Void> close() {
            return consumer.unregister();
        }
    }
}
