package com.ovgcpayments.gateway.http;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.logging.LogRate;
import com.ovgcpayments.gateway.logging.RequestId;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to every request before and after all else: its id, the headers that all answers bear, the access log. */
public final class RequestFrame implements Handler<RoutingContext> {
    private static final Logger ACCESS = LoggerFactory.getLogger("access");
    private static final String KEY = "request-id";
    private static final String CLIENTS_KEY = "client-address";
    private static final String ANSWER_KEY = "answer";

    private final ClientAddress clients;
    private final LogRate successes;

    /** @param successes how many requests that succeeded come into the access log; those that are refused or fail all do */
    RequestFrame(ClientAddress clients, LogRate successes) {
        this.clients = clients;
        this.successes = successes;
    }

    @Override
    public void handle(RoutingContext context) {
        String id = begin(context.response());
        context.put(KEY, id);
        context.put(CLIENTS_KEY, clients);
        RequestId.put(id);
        if (ACCESS.isInfoEnabled()) {
            long started = System.nanoTime();
            context.addEndHandler(done -> {
                if (done.failed() || context.response().getStatusCode() >= 400 || successes.admits()) {
                    log(context, started);
                }
            });
        }
        if (isReadable(context)) {
            context.next();
        } else {
            ApiErrors.answer(context, ApiProblem.of(ErrorCode.BAD_REQUEST, "The request cannot be read."));
        }
    }

    /** No route, and none that answers failures, can be found for a path that cannot be decoded. */
    private static boolean isReadable(RoutingContext context) {
        try {
            context.normalizedPath();
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The id of a request, as its answer and the log bear it. */
    public static String requestId(RoutingContext context) {
        return context.get(KEY);
    }

    /** The address that a request came from in its usual form; empty if the connection is gone. */
    public static Optional<String> client(RoutingContext context) {
        return context.<ClientAddress>get(CLIENTS_KEY).of(context.request());
    }

    /** Notes the body that a request is about to be answered with, for whoever writes down what was answered. */
    public static void answered(RoutingContext context, Buffer body) {
        context.put(ANSWER_KEY, body);
    }

    /** What was noted by {@link #answered}; empty for an answer that nobody noted, as one that is streamed. */
    public static Optional<Buffer> answer(RoutingContext context) {
        return Optional.ofNullable(context.get(ANSWER_KEY));
    }

    /** Whose request it is, to count what he does; a network, where one subscriber has a whole one. */
    public static Optional<String> subscriber(RoutingContext context) {
        return context.<ClientAddress>get(CLIENTS_KEY).subscriber(context.request());
    }

    /** Puts the headers that all answers bear, with a new id among them. */
    static String begin(HttpServerResponse response) {
        String id = PublicId.REQUEST.format(TimeOrderedUuid.next());
        response.putHeader("X-Request-Id", id)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store");
        return id;
    }

    private void log(RoutingContext context, long started) {
        ACCESS.atInfo()
                .addKeyValue("method", context.request().method().name())
                .addKeyValue("path", context.request().path())
                .addKeyValue("client", clients.of(context.request()).orElse("gone"))
                .addKeyValue("status", context.response().getStatusCode())
                .addKeyValue("micros", (System.nanoTime() - started) / 1000)
                .log("request");
    }
}
