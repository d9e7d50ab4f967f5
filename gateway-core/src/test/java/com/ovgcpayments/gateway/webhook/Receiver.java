package com.ovgcpayments.gateway.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A merchant's server on loopback. It remembers what it got and answers as it is told. */
final class Receiver {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<HttpServerRequest> waiting = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Consumer<HttpServerRequest> answer;

    record Received(String path, MultiMap headers, Buffer body) {}

    private Receiver(Vertx vertx, HttpServerOptions options, Consumer<HttpServerRequest> answer) {
        this.answer = answer;
        this.server = vertx.createHttpServer(options).requestHandler(this::receive);
        server.listen(0, "127.0.0.1").await();
    }

    static Receiver answering(Vertx vertx, int status) {
        return new Receiver(vertx, new HttpServerOptions(), status(status));
    }

    static Receiver answering(Vertx vertx, Consumer<HttpServerRequest> answer) {
        return new Receiver(vertx, new HttpServerOptions(), answer);
    }

    static Receiver answering(Vertx vertx, HttpServerOptions options, int status) {
        return new Receiver(vertx, options, status(status));
    }

    /** It takes requests and says nothing until it is let go. */
    static Receiver hanging(Vertx vertx) {
        Receiver receiver = answering(vertx, status(200));
        receiver.answer = receiver.waiting::add;
        return receiver;
    }

    static Consumer<HttpServerRequest> status(int status) {
        return request -> request.response().setStatusCode(status).end("answer");
    }

    static Consumer<HttpServerRequest> answer(Consumer<HttpServerResponse> answer) {
        return request -> answer.accept(request.response());
    }

    /** Answers all that wait for an answer, and whoever comes. */
    void letGo() {
        answer = status(200);
        waiting.forEach(answer);
    }

    void answerFromNowOn(Consumer<HttpServerRequest> answer) {
        this.answer = answer;
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    List<Received> received() {
        return received;
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(new Received(request.uri(), request.headers(), body));
            answer.accept(request);
        });
    }
}
