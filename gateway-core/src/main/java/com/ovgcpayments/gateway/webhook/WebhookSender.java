package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.net.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP to merchants' endpoints, whom we do not trust: a client of its own, redirects not followed, time and size
 * bounded, and connections only to the address it is given.
 */
final class WebhookSender {
    static final String USER_AGENT = "OVGC-Webhooks/1";
    static final int MAX_ANSWER_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MAX_CONNECTIONS_PER_HOST = 32;
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    /** Shorter than the 5 s after which many servers close an idle connection, lest a request meets the closing. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration totalTimeout;

    WebhookSender(Vertx vertx, WebhookOptions options) {
        this(vertx, options, new HttpClientOptions());
    }

    WebhookSender(Vertx vertx, WebhookOptions options, HttpClientOptions base) {
        this.connectTimeout = options.connectTimeout();
        this.totalTimeout = options.totalTimeout();
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions(base)
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setSslHandshakeTimeout(connectTimeout.toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
                        .setMaxHeaderSize(MAX_ANSWER_BYTES))
                .with(new PoolOptions()
                        .setHttp1MaxSize(MAX_CONNECTIONS_PER_HOST)
                        .setMaxWaitQueueSize(0))
                // The request fails as well and is logged for the merchant; our own log is not his to fill.
                .withConnectHandler(connection ->
                        connection.exceptionHandler(failure -> LOG.debug("an endpoint's connection failed", failure)))
                .build();
    }

    /**
     * Posts a body. The future never fails.
     *
     * @param address where to connect; the URL's host still stands in the Host header and in TLS
     */
    Future<SendResult> post(EndpointUrl url, InetAddress address, MultiMap headers, Buffer body) {
        long deadline = System.nanoTime() + totalTimeout.toNanos();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setHeaders(headers)
                .setFollowRedirects(false)
                .setConnectTimeout(connectTimeout.toMillis());
        return client.request(options)
                .transform(connected -> connected.succeeded()
                        ? exchange(connected.result(), body, deadline)
                        : Future.succeededFuture(notConnected(connected.cause())));
    }

    Future<Void> close() {
        return client.close();
    }

    private Future<SendResult> exchange(HttpClientRequest request, Buffer body, long deadline) {
        return request.send(body)
                .timeout(millisUntil(deadline), TimeUnit.MILLISECONDS)
                .compose(response -> answer(response, deadline))
                .recover(failure -> {
                    request.reset();
                    return Future.succeededFuture(noAnswer(failure));
                });
    }

    /** The status line decides: what goes wrong behind it only cuts the text that is kept. */
    private static Future<SendResult> answer(HttpClientResponse response, long deadline) {
        response.exceptionHandler(cut -> LOG.debug("an endpoint's answer was cut", cut));
        int status = response.statusCode();
        if (status < 100 || status > 599) {
            response.request().reset();
            return Future.succeededFuture(
                    new SendResult.Failed(SendResult.Failure.BAD_ANSWER, status + " is not a status of HTTP"));
        }
        Buffer kept = Buffer.buffer();
        response.handler(chunk -> {
            int room = MAX_ANSWER_BYTES - kept.length();
            kept.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() > room) {
                response.request().reset();
            }
        });
        return response.end()
                .timeout(millisUntil(deadline), TimeUnit.MILLISECONDS)
                .recover(cut -> {
                    response.request().reset();
                    return Future.succeededFuture();
                })
                .map(read -> new SendResult.Answered(status, kept, RetryAfter.of(response.headers(), Instant.now())));
    }

    private SendResult notConnected(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return new SendResult.Postponed("too many requests to the same host", WHEN_BUSY);
        }
        if (hasCause(failure, SSLException.class)) {
            return new SendResult.Failed(SendResult.Failure.TLS, reason(failure));
        }
        if (failure instanceof TimeoutException) {
            return new SendResult.Failed(
                    SendResult.Failure.CONNECT, "no connection within " + connectTimeout.toMillis() + " ms");
        }
        return new SendResult.Failed(SendResult.Failure.CONNECT, reason(failure));
    }

    private SendResult noAnswer(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new SendResult.Failed(
                    SendResult.Failure.TIMEOUT, "no answer within " + totalTimeout.toMillis() + " ms");
        }
        if (failure instanceof HttpClosedException || failure instanceof java.io.IOException) {
            return new SendResult.Failed(SendResult.Failure.CONNECTION_LOST, "the connection closed without an answer");
        }
        return new SendResult.Failed(SendResult.Failure.BAD_ANSWER, reason(failure));
    }

    private static long millisUntil(long deadline) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
