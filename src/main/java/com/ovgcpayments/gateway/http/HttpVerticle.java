package com.ovgcpayments.gateway.http;

import com.ovgcpayments.gateway.logging.LogRate;
import com.ovgcpayments.gateway.net.Cidr;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one port with one router. Deployed once for each event loop; all instances share the port. */
public final class HttpVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
    private static final int IDLE_SECONDS = 60;

    /** What a whole body may be is each route's own matter. */
    private static final int MAX_FORM_FIELD_BYTES = 32 * 1024;

    private static final int MAX_FORM_FIELDS = 256;

    private final String host;
    private final int port;
    private final ClientAddress clients;
    private final List<Routes> routes;
    private final LogRate logged;
    private @Nullable HttpServer server;

    /** As the other; every request comes into the access log. */
    public HttpVerticle(String host, int port, List<Cidr> trustedProxies, List<Routes> routes) {
        this(host, port, trustedProxies, routes, new LogRate(Integer.MAX_VALUE));
    }

    /**
     * @param trustedProxies whose word about a client's address counts
     * @param logged how many requests that succeed come into the access log, counted by all instances together that share it
     */
    public HttpVerticle(String host, int port, List<Cidr> trustedProxies, List<Routes> routes, LogRate logged) {
        this.logged = logged;
        this.host = host;
        this.port = port;
        this.clients = new ClientAddress(trustedProxies);
        this.routes = List.copyOf(routes);
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.route().handler(new RequestFrame(clients, logged));
        routes.forEach(each -> each.mount(router));
        ApiErrors errors = new ApiErrors(AllowedMethods.of(router));
        router.route().failureHandler(errors);
        for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
            router.errorHandler(status, errors);
        }
        HttpServer listening = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxFormAttributeSize(MAX_FORM_FIELD_BYTES)
                        .setMaxFormFields(MAX_FORM_FIELDS)
                        .setTcpNoDelay(true))
                .requestHandler(router)
                .invalidRequestHandler(new UnreadableRequests())
                .exceptionHandler(failure -> LOG.debug("connection failed", failure));
        server = listening;
        return listening.listen();
    }

    /** Stops accepting and lets what is in flight finish. */
    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(DRAIN_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
