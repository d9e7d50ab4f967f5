package com.ovgcpayments.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;

/** Who comes without a valid key: told so, and told to wait if he keeps coming. Shared by all event loops. */
public final class Strangers {
    private final Throttle throttle;

    /** @param perMinute how often one client may be told, on this instance */
    public Strangers(int perMinute) {
        this.throttle = new Throttle(perMinute);
    }

    /**
     * The answer to a key that is missing or not valid; the same for every cause. To be asked only once the key was looked
     * up: who bears a valid one is never kept out by others at his address.
     *
     * @param advice what he should have sent
     */
    public ApiProblem refusal(RoutingContext context, String advice) {
        OptionalLong wait =
                RequestFrame.subscriber(context).map(throttle::refusal).orElseGet(OptionalLong::empty);
        if (wait.isPresent()) {
            return ApiProblem.of(ErrorCode.RATE_LIMITED, "Too many requests without a valid key from this address.")
                    .withHeader("Retry-After", Long.toString(wait.getAsLong()));
        }
        return ApiProblem.of(ErrorCode.UNAUTHORIZED, advice).withHeader("WWW-Authenticate", "Bearer");
    }
}
