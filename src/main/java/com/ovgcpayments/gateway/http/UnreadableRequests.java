package com.ovgcpayments.gateway.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is no HTTP, or goes beyond its limits: no router ever sees it. The connection ends with it. */
final class UnreadableRequests implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    @Override
    public void handle(HttpServerRequest request) {
        String requestId = RequestFrame.begin(request.response());
        Throwable failure = request.decoderResult().cause();
        LOG.debug("unreadable request {}", requestId, failure);
        ApiProblem problem =
                ApiProblem.of(ErrorCode.BAD_REQUEST, message(failure)).withHeader("Connection", "close");
        ErrorEnvelope.send(request.response(), problem, problem.body(requestId))
                .eventually(() -> request.connection().close())
                .onFailure(gone -> LOG.debug("a client went away", gone));
    }

    private static String message(Throwable failure) {
        if (failure instanceof TooLongHttpLineException) {
            return "The request line is too long.";
        }
        return failure instanceof TooLongHttpHeaderException
                ? "The headers are too long."
                : "The request is not HTTP that can be read.";
    }
}
