package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Has the requests to the API written down that bore a valid key, once they are answered: whatever was refused, and what
 * succeeded as far as the log wants it. Mounted before the routes of the API.
 */
public final class RequestRecorder implements Routes {
    private final RequestLogVerticle log;

    public RequestRecorder(RequestLogVerticle log) {
        this.log = log;
    }

    @Override
    public void mount(Router router) {
        router.route("/api/*").handler(this::begin);
    }

    private void begin(RoutingContext context) {
        long started = System.nanoTime();
        context.addEndHandler(done -> record(context, started, done.succeeded()));
        context.next();
    }

    private void record(RoutingContext context, long started, boolean answered) {
        int status = answered ? context.response().getStatusCode() : LoggedRequest.CLIENT_GONE;
        Authentication.keyIfValid(context).filter(key -> log.wants(status)).ifPresent(key -> {
            HttpServerRequest request = context.request();
            log.add(new ServedRequest(
                    RequestFrame.requestId(context),
                    key,
                    request.method().name(),
                    context.normalizedPath(),
                    Optional.ofNullable(request.query()),
                    status,
                    (System.nanoTime() - started) / 1_000,
                    RequestFrame.client(context),
                    JsonBody.of(context),
                    answered ? RequestFrame.answer(context).orElseGet(Buffer::buffer) : Buffer.buffer()));
        });
    }
}
