package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The API from a request to its answer: limiter, key, version, form, endpoint, idempotency layer, then the endpoint
 * itself.
 */
final class StripeApi {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final StripeState state;
    private final StripeKeys keys;
    private final StripeFaults faults;
    private final List<StripeRoute> routes;
    private final StripeIdempotency idempotency;
    private final StripeExpansion expansion;

    /**
     * A request that may be executed.
     *
     * @param slot of its idempotency key
     * @param replay what was answered under this key before
     */
    private record Admission(
            StripeCall call, StripeRoute route, Optional<StripeIdempotency.Slot> slot, Optional<StripeAnswer> replay) {}

    private record Target(StripeRoute route, String id) {}

    StripeApi(StripeState state, StripeKeys keys, StripeFaults faults, List<StripeRoute> routes, StripeJson json) {
        this.state = state;
        this.keys = keys;
        this.faults = faults;
        this.routes = routes;
        this.idempotency = new StripeIdempotency(state);
        this.expansion = new StripeExpansion(state, json);
    }

    /** The answer; empty if the connection is to break. */
    Future<Optional<StripeAnswer>> answer(StripeRequest request, Context context) {
        String requestId = StripeState.id("req");
        Optional<StripeFault> fault = faults.take(request);
        return serve(request, requestId, fault, context)
                .map(answer -> answer.map(each -> finished(each, request, requestId)));
    }

    private static StripeAnswer finished(StripeAnswer answer, StripeRequest request, String requestId) {
        StripeAnswer named = answer.with("Request-Id", requestId);
        String key = request.headers().getOrDefault("idempotency-key", "");
        return key.isEmpty() ? named : named.with("Idempotency-Key", key);
    }

    private Future<Optional<StripeAnswer>> serve(
            StripeRequest request, String requestId, Optional<StripeFault> fault, Context context) {
        if (fault.equals(Optional.of(StripeFault.DROPPED_BEFORE))) {
            return Future.succeededFuture(Optional.empty());
        }
        if (fault.equals(Optional.of(StripeFault.UNAVAILABLE))) {
            String html = "<html><body><h1>503 Service Unavailable</h1></body></html>";
            return Future.succeededFuture(Optional.of(StripeAnswer.html(503, html)));
        }
        try {
            Admission admission = state.locked(() -> admit(request, requestId, fault));
            if (admission.replay().isPresent()) {
                return Future.succeededFuture(admission.replay());
            }
            return faults.pass(request, context).map(passed -> executed(admission, fault));
        } catch (StripeRefusal refusal) {
            return Future.succeededFuture(Optional.of(answerOf(refusal)));
        }
    }

    private static StripeAnswer answerOf(StripeRefusal refusal) {
        StripeAnswer answer = refusal.answer();
        return switch (answer.status()) {
            case 401 -> answer.with("WWW-Authenticate", "Basic realm=\"Stripe\"");
            case 409 -> answer.with("Stripe-Should-Retry", "true");
            case 429 -> answer.with("Retry-After", "1");
            default -> answer;
        };
    }

    private Admission admit(StripeRequest request, String requestId, Optional<StripeFault> fault) {
        if (fault.equals(Optional.of(StripeFault.RATE_LIMITED))) {
            throw StripeRefusal.of(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");
        }
        boolean live = keys.live(request);
        if (faults.isForbidden(request)) {
            throw StripeRefusal.of(
                    403,
                    "invalid_request_error",
                    "Permission error: the provided key does not have the required permissions for this endpoint.");
        }
        StripeVersion version =
                StripeVersion.read(request.headers().getOrDefault("stripe-version", StripeVersion.LATEST));
        Target target = target(request);
        Map<String, Object> values = FormBody.parse(isPost(request) ? form(request) : request.query());
        Params params = new Params(values);
        StripeCall call = new StripeCall(request.path(), target.id(), params, params.texts("expand"), live, version);
        Optional<StripeIdempotency.Slot> slot = slot(request, live);
        if (fault.equals(Optional.of(StripeFault.LOCK_TIMEOUT))) {
            throw lockTimeout();
        }
        if (slot.isEmpty()) {
            return new Admission(call, target.route(), slot, Optional.empty());
        }
        Optional<StripeAnswer> replay =
                idempotency.begin(slot.get(), new StripeIdempotency.Asking(request.path(), values), requestId);
        return new Admission(call, target.route(), slot, replay);
    }

    private static StripeRefusal lockTimeout() {
        return StripeRefusal.of(
                429,
                "invalid_request_error",
                "lock_timeout",
                "This object cannot be accessed right now because another API request or Stripe process is currently"
                        + " accessing it. If you see this error intermittently, retry the request.");
    }

    private Target target(StripeRequest request) {
        for (StripeRoute route : routes) {
            Optional<String> id = route.match(request.method(), request.path());
            if (id.isPresent()) {
                return new Target(route, id.get());
            }
        }
        throw StripeRefusal.of(
                404,
                "invalid_request_error",
                "Unrecognized request URL (" + request.method() + ": " + request.path()
                        + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
    }

    private static boolean isPost(StripeRequest request) {
        return request.method().equals("POST");
    }

    private static String form(StripeRequest request) {
        String type = request.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].trim().equals(FORM)) {
            throw StripeRefusal.malformed("Invalid request (check that your POST content type is " + FORM + ").");
        }
        return request.body();
    }

    private static Optional<StripeIdempotency.Slot> slot(StripeRequest request, boolean live) {
        String key = request.headers().getOrDefault("idempotency-key", "");
        if (key.isEmpty() || !isPost(request)) {
            return Optional.empty();
        }
        if (key.length() > StripeIdempotency.MAX_KEY) {
            throw StripeRefusal.of(
                    400,
                    "idempotency_error",
                    "Idempotency keys can be at most " + StripeIdempotency.MAX_KEY + " characters.");
        }
        return Optional.of(new StripeIdempotency.Slot(key, live));
    }

    private Optional<StripeAnswer> executed(Admission admission, Optional<StripeFault> fault) {
        return state.locked(() -> {
            if (fault.equals(Optional.of(StripeFault.ERROR_BEFORE))) {
                return Optional.of(keep(admission, failure()));
            }
            StripeAnswer answer = execute(admission, fault.equals(Optional.of(StripeFault.ERROR_AFTER)));
            if (fault.equals(Optional.of(StripeFault.DROPPED_AFTER))) {
                return Optional.empty();
            }
            if (fault.equals(Optional.of(StripeFault.GARBLED))) {
                String body = answer.body();
                return Optional.of(
                        new StripeAnswer(answer.status(), answer.headers(), body.substring(0, body.length() / 2)));
            }
            return Optional.of(answer);
        });
    }

    private StripeAnswer execute(Admission admission, boolean thenFail) {
        StripeCall call = admission.call();
        StripeRoute route = admission.route();
        try {
            StripeExpansion.check(call.expand(), route.type(), route.list());
            JsonObject object = route.endpoint().apply(call);
            expansion.apply(object, call.expand(), route.list(), call.live());
            StripeAnswer done = StripeAnswer.json(200, object)
                    .with("Stripe-Version", call.version().text());
            return keep(admission, thenFail ? failure() : done);
        } catch (StripeRefusal refusal) {
            if (refusal.kept()) {
                return keep(admission, refusal.answer());
            }
            admission.slot().ifPresent(idempotency::forget);
            return refusal.answer();
        }
    }

    private StripeAnswer keep(Admission admission, StripeAnswer answer) {
        admission.slot().ifPresent(slot -> idempotency.keep(slot, answer));
        return answer;
    }

    private static StripeAnswer failure() {
        return StripeRefusal.of(500, "api_error", "An unknown error occurred")
                .answer()
                .with("Stripe-Should-Retry", "false");
    }
}
