package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor that the sandbox plays: its listener, and what stands behind it. */
final class SandboxProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxProcessor.class);
    private static final Set<SandboxFault> RESETS =
            EnumSet.of(SandboxFault.RESET_BEFORE_READ, SandboxFault.ANSWER_LOST);
    private static final int IDLE_SECONDS = 60;
    private static final int DRAIN_SECONDS = 2;
    private static final int MAX_FORM_FIELDS = 8;

    private final ConnectorContext context;
    private final SandboxSettings settings;
    private final SandboxBook book;
    private @Nullable Running running;

    /**
     * How a started processor is reached.
     *
     * @param api where its API listens
     * @param pages below which payers find its pages; no slash at the end
     * @param apiKey of its API; made anew at each start
     * @param signature of its notifications
     */
    record Access(URI api, URI pages, String apiKey, TimestampedSignature signature) {}

    private record Running(HttpServer server, SandboxNotifier notifier) {}

    private record Secrets(PaymentIds ids, TimestampedSignature signature) {}

    SandboxProcessor(ConnectorContext context, SandboxSettings settings) {
        this.context = context;
        this.settings = settings;
        this.book = new SandboxBook(context.book());
    }

    Future<Access> start() {
        return Future.all(secrets(), candidates())
                .compose(found -> start(found.resultAt(0), found.<List<Integer>>resultAt(1)))
                .recover(failure -> stop().transform(stopped -> Future.failedFuture(failure)));
    }

    Future<Void> stop() {
        Running current = running;
        if (current == null) {
            return Future.succeededFuture();
        }
        running = null;
        return current.server().shutdown(DRAIN_SECONDS, TimeUnit.SECONDS).eventually(current.notifier()::stop);
    }

    private Future<Access> start(Secrets secrets, List<Integer> ports) {
        String apiKey = HexFormat.of().formatHex(RandomSecret.bytes());
        SandboxNotifier notifier = new SandboxNotifier(
                context.vertx(), book, secrets.signature(), context.notificationUrl(), context.clock());
        SandboxCheckout checkout = new SandboxCheckout(book, notifier, context.clock());
        SandboxApi api = new SandboxApi(
                context.vertx(), book, settings, apiKey, secrets.ids(), context.clock(), this::page, notifier::wake);
        return listen(ports, request -> route(request, api, checkout)).compose(server -> {
            running = new Running(server, notifier);
            notifier.start();
            return book.rememberPort(server.actualPort())
                    .map(remembered -> new Access(apiUrl(server), pages(), apiKey, secrets.signature()));
        });
    }

    private Future<Secrets> secrets() {
        Future<byte[]> webhooks = settings.webhookSecret()
                .map(secret -> Future.succeededFuture(secret.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> book.secret("webhook"));
        return Future.all(book.secret("ids"), webhooks)
                .map(both -> new Secrets(new PaymentIds(both.resultAt(0)), SandboxSignature.of(both.resultAt(1))));
    }

    /** The ports to try, in this order. */
    private Future<List<Integer>> candidates() {
        return settings.port() == 0
                ? book.ports()
                        .map(known ->
                                Stream.concat(known.stream(), Stream.of(0)).toList())
                : Future.succeededFuture(List.of(settings.port()));
    }

    private Future<HttpServer> listen(List<Integer> ports, Handler<HttpServerRequest> handler) {
        int port = ports.get(0);
        return context.vertx()
                .createHttpServer(options())
                .requestHandler(handler)
                .listen(port, settings.host())
                .recover(taken -> ports.size() > 1
                        ? listen(ports.subList(1, ports.size()), handler)
                        : Future.failedFuture(new IllegalStateException(
                                "the sandbox cannot listen on " + settings.host() + ":" + port, taken)));
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxFormFields(MAX_FORM_FIELDS);
        // Without lingering, closing a connection resets it.
        return settings.firstFault().filter(RESETS::contains).isPresent() ? options.setSoLinger(0) : options;
    }

    private void route(HttpServerRequest request, SandboxApi api, SandboxCheckout checkout) {
        // Through compose, so that an exception becomes a failed future as well.
        Future.succeededFuture(request)
                .compose(each -> serve(each, api, checkout))
                .onFailure(failure -> {
                    if (request.response().closed()) {
                        return;
                    }
                    LOG.error("sandbox: {} failed", request.method(), failure);
                    if (request.response().headWritten()) {
                        request.connection().close();
                    } else {
                        failed(request).send(request.response());
                    }
                });
    }

    private static SandboxReply failed(HttpServerRequest request) {
        String path = request.path();
        return path != null && path.startsWith(SandboxCheckout.PREFIX)
                ? SandboxPage.failed()
                : SandboxReply.refusal(500, "internal_error", "the sandbox failed");
    }

    private static Future<Void> serve(HttpServerRequest request, SandboxApi api, SandboxCheckout checkout) {
        String path = request.path();
        if (path != null && path.startsWith(SandboxApi.PREFIX)) {
            return api.serve(request);
        } else if (path != null && path.startsWith(SandboxCheckout.PREFIX)) {
            return checkout.serve(request);
        } else if (SandboxPage.STYLESHEET_PATH.equals(path)) {
            return SandboxPage.stylesheet().send(request.response());
        }
        return SandboxReply.refusal(404, "not_found", "no such resource").send(request.response());
    }

    private URI page(String paymentId) {
        return URI.create(pages() + SandboxCheckout.PREFIX + paymentId);
    }

    private URI pages() {
        return settings.publicUrl()
                .map(url -> URI.create(url.toString().replaceAll("/+$", "")))
                .orElseGet(() -> Origin.http("localhost", port()));
    }

    private int port() {
        Running current = running;
        if (current == null) {
            throw new IllegalStateException("the sandbox does not listen");
        }
        return current.server().actualPort();
    }

    private URI apiUrl(HttpServer server) {
        String host = switch (settings.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "0:0:0:0:0:0:0:0" -> "::1";
            default -> settings.host();
        };
        return Origin.http(host, server.actualPort());
    }
}
