package com.ovgcpayments.gateway.http;

import com.ovgcpayments.gateway.idempotency.IdempotencyConflict;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one exit for whatever goes wrong on a route that answers JSON. */
final class ApiErrors implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private final AllowedMethods allowedMethods;

    ApiErrors(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @Override
    public void handle(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        answer(context, problem(context));
    }

    static void answer(RoutingContext context, ApiProblem problem) {
        Buffer body = problem.body(RequestFrame.requestId(context));
        RequestFrame.answered(context, body);
        ErrorEnvelope.send(context.response(), problem, body).onFailure(gone -> LOG.debug("a client went away", gone));
    }

    private ApiProblem problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ApiProblem problem) {
            return problem;
        }
        if (failure instanceof IdempotencyConflict conflict) {
            return switch (conflict.kind()) {
                case REUSED ->
                    ApiProblem.of(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key was used for another request body. Use a new key for a new request.");
                case IN_PROGRESS ->
                    ApiProblem.of(
                                    ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                                    "A request with this Idempotency-Key is still being executed. Try again shortly.")
                            .withHeader("Retry-After", "1");
            };
        }
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn("refused for want of the database: {}", failure.getMessage());
            return ApiProblem.of(
                            ErrorCode.SERVICE_UNAVAILABLE,
                            "The gateway cannot serve this request now. Try again shortly.")
                    .withHeader("Retry-After", "1");
        }
        return ofStatus(context, failure);
    }

    private ApiProblem ofStatus(RoutingContext context, @Nullable Throwable failure) {
        boolean addressUnreadable = failure == null && context.statusCode() == -1;
        return switch (addressUnreadable ? 400 : context.statusCode()) {
            case 400 -> ApiProblem.of(ErrorCode.BAD_REQUEST, "The request cannot be read.");
            case 404 -> ApiProblem.notFound();
            case 405 ->
                ApiProblem.of(ErrorCode.METHOD_NOT_ALLOWED, context.request().method() + " is not allowed here.")
                        .withHeader("Allow", allowedMethods.at(context.normalizedPath()));
            case 413 -> ApiProblem.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than this route takes.");
            case 415 ->
                ApiProblem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json.");
            default -> {
                LOG.error("a request failed that should not have", failure);
                yield ApiProblem.of(
                        ErrorCode.INTERNAL_ERROR,
                        "Something went wrong on our side. The request id tells us where to look.");
            }
        };
    }
}
