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
 * Has every request to the API written down that bore a valid key, whatever became of it, once it is answered. Mounted
 * before the routes of the API.
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
        Authentication.keyIfValid(context).ifPresent(key -> {
            HttpServerRequest request = context.request();
            log.add(new ServedRequest(
                    RequestFrame.requestId(context),
                    key,
                    request.method().name(),
                    context.normalizedPath(),
                    Optional.ofNullable(request.query()),
                    answered ? context.response().getStatusCode() : LoggedRequest.CLIENT_GONE,
                    (System.nanoTime() - started) / 1_000,
                    RequestFrame.client(context),
                    JsonBody.of(context),
                    answered ? RequestFrame.answer(context).orElseGet(Buffer::buffer) : Buffer.buffer()));
        });
    }
}
