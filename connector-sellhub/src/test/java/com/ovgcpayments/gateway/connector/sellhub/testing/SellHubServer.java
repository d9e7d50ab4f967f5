package com.ovgcpayments.gateway.connector.sellhub.testing;

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

/** The HTTP side: the two hosts, on loopback, and both behind one origin. */
final class SellHubServer {
    private static final Logger LOG = LoggerFactory.getLogger(SellHubServer.class);
    private static final String HOST = "127.0.0.1";

    private final SellHubApi api;
    private final SellHubDash dash;
    private final SellHubStore store;
    private final SellHubPage page;
    private final List<SellHubRequest> requests = new CopyOnWriteArrayList<>();

    /** Answers a request; empty if the connection is to break. */
    private interface Host {
        Future<Optional<SellHubAnswer>> answer(SellHubRequest request);
    }

    SellHubServer(SellHubApi api, SellHubDash dash, SellHubStore store, SellHubPage page) {
        this.api = api;
        this.dash = dash;
        this.store = store;
        this.page = page;
    }

    Future<HttpServer> listenAsDash(Vertx vertx) {
        return listen(vertx, this::dash);
    }

    Future<HttpServer> listenAsStore(Vertx vertx) {
        return listen(vertx, this::store);
    }

    Future<HttpServer> listenAsBoth(Vertx vertx) {
        return listen(
                vertx, request -> request.path().startsWith(SellHubDash.PREFIX + "/") ? dash(request) : store(request));
    }

    /** To the APIs, in the order in which they came. */
    List<SellHubRequest> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    private static Future<HttpServer> listen(Vertx vertx, Host host) {
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options)
                .requestHandler(request -> serve(request, host))
                .listen(0, HOST);
    }

    private static void serve(HttpServerRequest request, Host host) {
        request.body()
                .compose(body -> host.answer(received(request, body)))
                .compose(answer -> answer.isPresent()
                        ? send(request.response(), answer.get())
                        : request.connection().close())
                .onFailure(failure -> {
                    LOG.error("the double failed at {} {}", request.method(), request.path(), failure);
                    request.connection().close();
                });
    }

    private Future<Optional<SellHubAnswer>> dash(SellHubRequest request) {
        requests.add(request);
        return api.answer(request, dash::answer);
    }

    private Future<Optional<SellHubAnswer>> store(SellHubRequest request) {
        if (!request.path().startsWith(SellHubPage.PREFIX)) {
            requests.add(request);
            return api.answer(request, store::answer);
        }
        if (SellHubApi.isBot(request)) {
            return Future.succeededFuture(Optional.of(SellHubAnswer.blocked()));
        }
        Optional<String> form = request.method().equals("POST") ? Optional.of(request.body()) : Optional.empty();
        return Future.succeededFuture(
                Optional.of(page.answer(request.path().substring(SellHubPage.PREFIX.length()), form)));
    }

    private static SellHubRequest received(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> query = new HashMap<>();
        request.params().forEach(query::putIfAbsent);
        return new SellHubRequest(
                request.method().name(), String.valueOf(request.path()), query, headers, body.toString());
    }

    private static Future<Void> send(HttpServerResponse response, SellHubAnswer answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.end(answer.body());
    }
}
