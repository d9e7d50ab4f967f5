package com.ovgcpayments.gateway.connector;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * HTTP to a processor, with the one distinction that money needs: whether a request surely never left, or may have
 * arrived. Redirects are not followed, answers are bounded in size and time.
 */
public final class ProcessorHttp {
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_WAITING = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client;

    /** What came of a request. */
    public sealed interface Result {}

    /** The processor answered, whatever it said. Header names in any case. */
    public record Answer(int status, MultiMap headers, Buffer body) implements Result {}

    /** No connection was made, so the processor knows nothing of it. */
    public record NotReached(String reason) implements Result {}

    /** The request may have arrived; no whole answer came back. */
    public record NoAnswer(String reason) implements Result {}

    public ProcessorHttp(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setIdleTimeout(60)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setKeepAliveTimeout(20)
                        .setMaxHeaderSize(16 * 1024),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
    }

    /**
     * @param timeout for the whole exchange, connecting included
     * @param body empty for none
     */
    public Future<Result> send(HttpMethod method, URI url, Map<String, String> headers, Buffer body, Duration timeout) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url.toString())
                .setFollowRedirects(false)
                .setConnectTimeout(timeout.toMillis());
        headers.forEach(options::putHeader);
        long startedAt = System.nanoTime();
        // Through compose, because a closed client throws.
        return Future.succeededFuture(options)
                .compose(client::request)
                .transform(connected -> connected.succeeded()
                        ? exchange(connected.result(), body, timeout.minusNanos(System.nanoTime() - startedAt))
                        : Future.succeededFuture(new NotReached(reason(connected.cause()))));
    }

    public Future<Void> close() {
        return client.close();
    }

    private static Future<Result> exchange(HttpClientRequest request, Buffer body, Duration left) {
        long millis = Math.max(1, left.toMillis());
        // Listening before sending: a caller that is on another thread would miss the beginning of the answer.
        Future<Result> answer = request.response().compose(ProcessorHttp::read);
        Future<Result> answered = request.end(body)
                .compose(sent -> answer)
                .recover(failure -> Future.succeededFuture(new NoAnswer(reason(failure))));
        return answered.timeout(millis, TimeUnit.MILLISECONDS).recover(late -> {
            request.reset();
            return Future.succeededFuture(new NoAnswer("no answer in time"));
        });
    }

    private static Future<Result> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_ANSWER_BYTES) {
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        return response.end().map(end -> new Answer(response.statusCode(), response.headers(), body));
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
