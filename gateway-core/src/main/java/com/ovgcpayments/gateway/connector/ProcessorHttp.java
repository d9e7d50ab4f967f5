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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * HTTP to a processor, with the one distinction that money needs: whether a request surely never left, or may have
 * arrived. Redirects are not followed, answers are bounded in size and time.
 */
public final class ProcessorHttp {
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    /** To one host. What a processor takes 300 ms for, it answers some 1 700 times a second over so many. */
    private static final int MAX_CONNECTIONS = 512;

    private static final int MAX_WAITING = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** With less time than this left, another try is not worth beginning. */
    private static final Duration LEAST_TRY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpClient client;

    /** What came of a request. */
    public sealed interface Result {}

    /** The processor answered, whatever it said. Header names in any case. */
    public record Answer(int status, MultiMap headers, Buffer body) implements Result {}

    /** No connection was made, so the processor knows nothing of it. */
    public record NotReached(String reason) implements Result {}

    /** The request may have arrived; no whole answer came back. */
    public record NoAnswer(String reason) implements Result {}

    /**
     * What is sent, and sent again unchanged.
     *
     * @param body empty for none
     */
    public record Request(HttpMethod method, URI url, Map<String, String> headers, Buffer body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return method + " " + url.getPath(); // neither keys nor a payer's data
        }
    }

    /** Whether a request is worth sending again. */
    @FunctionalInterface
    public interface Retry {
        /**
         * @param result what came of the last try
         * @param tries how often it was sent so far, from 1
         * @return how long to wait before the next try; empty to leave it at that
         */
        Optional<Duration> pause(Result result, int tries);
    }

    public ProcessorHttp(Vertx vertx) {
        this(vertx, CONNECT_TIMEOUT);
    }

    /** @param connectTimeout for the connection alone, TLS included */
    public ProcessorHttp(Vertx vertx, Duration connectTimeout) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setIdleTimeout(60)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setKeepAliveTimeout(20)
                        .setMaxHeaderSize(16 * 1024),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
    }

    /** @param timeout for the whole exchange, connecting included */
    public Future<Result> send(Request request, Duration timeout) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(request.url().toString())
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, timeout.toMillis())); // zero would mean for ever
        request.headers().forEach(options::putHeader);
        long startedAt = System.nanoTime();
        // Through compose, because a closed client throws.
        return Future.succeededFuture(options)
                .compose(client::request)
                .transform(connected -> connected.succeeded()
                        ? exchange(
                                connected.result(), request.body(), timeout.minusNanos(System.nanoTime() - startedAt))
                        : Future.succeededFuture(new NotReached(reason(connected.cause()))));
    }

    /**
     * Sends a request, and again, the same bytes, for as long as a rule says so. Once a try may have arrived, a later one
     * that did not get out no longer counts as {@link NotReached}.
     *
     * @param timeout for one exchange
     * @param budget for all of it; no new try begins that would have to end after it
     */
    public Future<Result> send(Request request, Retry retry, Duration timeout, Duration budget) {
        return send(request, retry, timeout, System.nanoTime() + budget.toNanos(), 1, false);
    }

    private Future<Result> send(
            Request request, Retry retry, Duration timeout, long deadline, int tries, boolean arrived) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return send(request, left.compareTo(timeout) < 0 ? left : timeout).compose(result -> {
            boolean mayHaveArrived = arrived || !(result instanceof NotReached);
            Optional<Duration> pause = retry.pause(result, tries)
                    .filter(length -> System.nanoTime() + length.toNanos() + LEAST_TRY.toNanos() < deadline);
            if (pause.isPresent()) {
                return vertx.timer(Math.max(1, pause.get().toMillis()), TimeUnit.MILLISECONDS)
                        .compose(waited -> send(request, retry, timeout, deadline, tries + 1, mayHaveArrived));
            }
            return Future.succeededFuture(
                    mayHaveArrived && result instanceof NotReached lost
                            ? new NoAnswer("an earlier try may have arrived; the last: " + lost.reason())
                            : result);
        });
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
