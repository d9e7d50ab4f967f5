package com.ovgcpayments.gateway.dashboard.payments;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Reads server-sent events as they come. For the test's own thread. */
final class EventSource implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpClientResponse response;
    private final AtomicReference<String> heard = new AtomicReference<>("");
    private final Promise<Void> ended = Promise.promise();

    private EventSource(Vertx vertx, HttpClient client, HttpClientResponse response) {
        this.vertx = vertx;
        this.client = client;
        this.response = response;
    }

    static EventSource open(Vertx vertx, String url, Map<String, String> headers) {
        HttpClient client = vertx.createHttpClient();
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url);
        headers.forEach(options::putHeader);
        EventSource source = client.request(options)
                .compose(request -> request.send().map(response -> {
                    EventSource opened = new EventSource(vertx, client, response);
                    response.handler(part -> opened.heard.updateAndGet(before -> before + part))
                            .endHandler(opened.ended::tryComplete)
                            .exceptionHandler(opened.ended::tryFail);
                    return opened;
                }))
                .await();
        return source;
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return String.valueOf(response.getHeader("Content-Type"));
    }

    String heard() {
        return Objects.requireNonNull(heard.get());
    }

    /** Waits until it has been told a text. */
    String await(String text) {
        for (int i = 0; !heard().contains(text); i++) {
            if (i == PATIENCE_SECONDS * 50) {
                throw new AssertionError("never heard: " + text + "\nbut: " + heard());
            }
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
        return heard();
    }

    /** Completes when it was ended as it should be, and fails if it broke off. */
    Future<Void> ended() {
        return ended.future();
    }

    /** The id of the last event that was heard. */
    String lastId() {
        String all = heard();
        int at = all.lastIndexOf("id: ") + "id: ".length();
        return all.substring(at, all.indexOf('\n', at));
    }

    @Override
    public void close() {
        client.close().await();
    }
}
