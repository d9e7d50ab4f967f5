package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes notifications as the gateway would, and answers what a test tells it to. */
final class Receiver implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<ConnectorRequest.Notification> received = new ArrayList<>();
    private final List<Awaited> awaited = new ArrayList<>();

    private record Awaited(int count, Promise<List<ConnectorRequest.Notification>> promise) {}

    Receiver() {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/notifications/sandbox");
    }

    /** The status of the next answers; 200 after them. */
    synchronized void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    synchronized void forgetAnswers() {
        answers.clear();
    }

    /** The first so many notifications, as soon as they have come. */
    List<ConnectorRequest.Notification> await(int count) {
        return awaiting(count).timeout(20, TimeUnit.SECONDS).await();
    }

    private synchronized Future<List<ConnectorRequest.Notification>> awaiting(int count) {
        Promise<List<ConnectorRequest.Notification>> promise = Promise.promise();
        awaited.add(new Awaited(count, promise));
        tell();
        return promise.future();
    }

    synchronized int count() {
        return received.size();
    }

    static JsonObject json(ConnectorRequest.Notification notification) {
        return notification.body().toJsonObject();
    }

    private void take(HttpServerRequest request) {
        request.body()
                .onSuccess(body ->
                        request.response().setStatusCode(keep(request, body)).end());
    }

    private synchronized int keep(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        received.add(new ConnectorRequest.Notification(headers, "", body, Instant.now()));
        tell();
        Integer status = answers.poll();
        return status == null ? 200 : status;
    }

    private void tell() {
        awaited.removeIf(waiting -> received.size() >= waiting.count()
                && waiting.promise().tryComplete(List.copyOf(received.subList(0, waiting.count()))));
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
