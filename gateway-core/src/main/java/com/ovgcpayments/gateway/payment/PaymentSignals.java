package com.ovgcpayments.gateway.payment;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
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

    /**
     * An answer about an attempt of the session was applied.
     *
     * @param stillOpen whether the processor itself said that its page is still open; not if it did not answer
     */
    void answered(UUID sessionId, boolean stillOpen) {
        vertx.eventBus().publish(address(sessionId), stillOpen);
    }

    /** Waits for the next answer about a session; {@link Watch#close} ends it. */
    public Watch watch(UUID sessionId) {
        return new Watch(vertx, address(sessionId));
    }

    private static String address(UUID sessionId) {
        return "payment.answered." + sessionId;
    }

    /** What was heard. */
    public enum Answer {
        /** The processor says that the payer has not finished there. */
        STILL_OPEN,
        /** Whatever else was applied stands in the database; so it does if the processor did not answer. */
        CHANGED_OR_UNCLEAR,
        NONE_YET
    }

    /** Listens from its making on, so that nothing is missed between asking and waiting. */
    public static final class Watch {
        private final Vertx vertx;
        private final MessageConsumer<Boolean> consumer;
        private final Promise<Answer> heard = Promise.promise();

        private Watch(Vertx vertx, String address) {
            this.vertx = vertx;
            this.consumer = vertx.eventBus()
                    .<Boolean>localConsumer(
                            address,
                            message ->
                                    heard.tryComplete(message.body() ? Answer.STILL_OPEN : Answer.CHANGED_OR_UNCLEAR));
        }

        /** The next answer, if there is one within the limit. */
        public Future<Answer> await(Duration limit) {
            long timer = vertx.setTimer(limit.toMillis(), late -> heard.tryComplete(Answer.NONE_YET));
            return heard.future().onComplete(done -> vertx.cancelTimer(timer));
        }

        public Future<Void> close() {
            return consumer.unregister();
        }
    }
}
