package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import java.util.function.Function;

/** What came of a call of Stripe's API, its retries included. */
sealed interface StripeReply {
    /** What an object says; fails if it does not fit the question. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ProcessorJson object) throws UnfitAnswer;
    }

    /** For the log and an operator; without anything of a payer's. */
    String reason();

    /**
     * What the reply means.
     *
     * @param reading of the object, if there is one that fits
     * @param notSent of the reason why Stripe has surely not heard of it
     * @param unknown of the reason why nobody can tell, a refusal included
     */
    default <T> T read(Reading<? extends T> reading, Function<String, T> notSent, Function<String, T> unknown) {
        if (this instanceof NotSent unsent) {
            return notSent.apply(unsent.reason());
        } else if (!(this instanceof Done done)) {
            return unknown.apply(reason());
        } else {
            try {
                return reading.of(done.object());
            } catch (UnfitAnswer | IllegalArgumentException unfit) {
                return unknown.apply("stripe answered with " + unfit.getMessage());
            }
        }
    }

    /** Stripe did it, or told it. */
    record Done(ProcessorJson object) implements StripeReply {
        @Override
        public String reason() {
            return "stripe answered with " + object;
        }
    }

    /**
     * Stripe said no, in its own words, and no earlier try of the same call can have done anything.
     *
     * @param status 400 to 499
     */
    record Refused(int status, StripeError error) implements StripeReply {
        /** Whether Stripe does not want these credentials: nothing else will work with them either. */
        boolean isForbidden() {
            return status == 401 || status == 403;
        }

        /** Whether the request was turned down for what stands in it, before anything was made of it. */
        boolean isInvalid() {
            return status == 400 && !error.isIdempotencyError();
        }

        @Override
        public String reason() {
            return "stripe refused: " + status + " " + error;
        }
    }

    /** It never left, or was turned away at the door. */
    record NotSent(String reason) implements StripeReply {}

    /** It may have been done. */
    record Unclear(String reason) implements StripeReply {}
}
