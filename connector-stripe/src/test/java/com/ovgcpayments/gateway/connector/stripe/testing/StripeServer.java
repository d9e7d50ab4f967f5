package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side: one origin for the API and the hosted pages, on loopback. */
final class StripeServer {
    private static final Logger LOG = LoggerFactory.getLogger(StripeServer.class);
    private static final String HOST = "127.0.0.1";

    private final StripeApi api;
    private final StripePage page;
    private final List<StripeRequest> requests = new CopyOnWriteArrayList<>();

    StripeServer(StripeApi api, StripePage page) {
        this.api = api;
        this.page = page;
    }

    Future<HttpServer> listen(Vertx vertx, int port) {
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options)
                .requestHandler(request -> serve(request, vertx.getOrCreateContext()))
                .listen(port, HOST);
    }

    /** To the API, in the order in which they came. */
    List<StripeRequest> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    private void serve(HttpServerRequest request, Context context) {
        request.body()
                .compose(body -> answer(request, body, context))
                .compose(answer -> answer.isPresent()
                        ? send(request.response(), answer.get())
                        : request.connection().close())
                .onFailure(failure -> {
                    LOG.error("the double failed at {} {}", request.method(), request.path(), failure);
                    request.connection().close();
                });
    }

    private Future<Optional<StripeAnswer>> answer(HttpServerRequest request, Buffer body, Context context) {
        String path = String.valueOf(request.path());
        if (path.startsWith(StripePage.PREFIX)) {
            Optional<String> form =
                    request.method().name().equals("POST") ? Optional.of(body.toString()) : Optional.empty();
            return Future.succeededFuture(Optional.of(page.answer(path.substring(StripePage.PREFIX.length()), form)));
        }
        StripeRequest received = received(request, path, body);
        requests.add(received);
        return api.answer(received, context);
    }

    private static StripeRequest received(HttpServerRequest request, String path, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String query = request.query() == null ? "" : request.query();
        return new StripeRequest(request.method().name(), path, query, headers, body.toString());
    }

    private static Future<Void> send(HttpServerResponse response, StripeAnswer answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.end(answer.body());
    }
}
