package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A request that Stripe refuses, as its error object says it. */
final class StripeRefusal extends RuntimeException {
    private final int status;
    private final String type;
    private final Optional<String> code;
    private final Optional<String> param;
    private final boolean kept;

    /**
     * @param kept whether the idempotency layer keeps the answer: it does once the endpoint executes
     */
    private StripeRefusal(
            int status, String type, Optional<String> code, Optional<String> param, String message, boolean kept) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.kept = kept;
    }

    /** The parameters fail validation: nothing is executed. */
    static StripeRefusal invalid(String code, String param, String message) {
        return new StripeRefusal(400, "invalid_request_error", Optional.of(code), Optional.of(param), message, false);
    }

    static StripeRefusal invalid(String param, String message) {
        return new StripeRefusal(400, "invalid_request_error", Optional.empty(), Optional.of(param), message, false);
    }

    static StripeRefusal malformed(String message) {
        return new StripeRefusal(400, "invalid_request_error", Optional.empty(), Optional.empty(), message, false);
    }

    /** The endpoint executed and found that it cannot be done. */
    static StripeRefusal impossible(String code, String message) {
        return new StripeRefusal(400, "invalid_request_error", Optional.of(code), Optional.empty(), message, true);
    }

    static StripeRefusal impossible(String message) {
        return new StripeRefusal(400, "invalid_request_error", Optional.empty(), Optional.empty(), message, true);
    }

    static StripeRefusal missing(String what, String param, String id) {
        return new StripeRefusal(
                404,
                "invalid_request_error",
                Optional.of("resource_missing"),
                Optional.of(param),
                "No such " + what + ": '" + id + "'",
                true);
    }

    static StripeRefusal of(int status, String type, String code, String message) {
        return new StripeRefusal(status, type, Optional.of(code), Optional.empty(), message, false);
    }

    static StripeRefusal of(int status, String type, String message) {
        return new StripeRefusal(status, type, Optional.empty(), Optional.empty(), message, false);
    }

    boolean kept() {
        return kept;
    }

    StripeAnswer answer() {
        JsonObject error = new JsonObject().put("message", getMessage()).put("type", type);
        code.ifPresent(word -> error.put("code", word).put("doc_url", "https://stripe.com/docs/error-codes/" + word));
        param.ifPresent(name -> error.put("param", name));
        return StripeAnswer.json(status, new JsonObject().put("error", error));
    }
}
