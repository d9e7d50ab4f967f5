package com.ovgcpayments.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A merchant's server: takes webhooks on a loopback port and keeps them. Thread-safe. */
public final class MerchantReceiver {
    private final HttpServer server;
    private final List<Received> received = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private volatile int status = 200;

    /** @param headers by lower-case name */
    public record Received(Map<String, String> headers, String body) {
        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    private record Expectation(Predicate<List<Received>> met, Promise<List<Received>> promise) {}

    private MerchantReceiver(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    Map<String, String> headers = new TreeMap<>();
                    request.headers()
                            .forEach(
                                    header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
                    keep(new Received(headers, body.toString()));
                    request.response().setStatusCode(status).end("ok");
                }));
    }

    public static MerchantReceiver start(Vertx vertx) {
        MerchantReceiver receiver = new MerchantReceiver(vertx);
        receiver.server.listen(0, "127.0.0.1").await();
        return receiver;
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** @param status of HTTP, in place of 200 */
    public void answerFromNowOn(int status) {
        this.status = status;
    }

    /** What has come so far. */
    public synchronized List<Received> all() {
        return List.copyOf(received);
    }

    /** Completes once what has come satisfies the condition. */
    public synchronized Future<List<Received>> until(Predicate<List<Received>> met) {
        Promise<List<Received>> promise = Promise.promise();
        if (met.test(received)) {
            promise.complete(List.copyOf(received));
        } else {
            expectations.add(new Expectation(met, promise));
        }
        return promise.future();
    }

    private synchronized void keep(Received each) {
        received.add(each);
        expectations.removeIf(expectation -> {
            boolean met = expectation.met().test(received);
            if (met) {
                expectation.promise().complete(List.copyOf(received));
            }
            return met;
        });
    }
}
