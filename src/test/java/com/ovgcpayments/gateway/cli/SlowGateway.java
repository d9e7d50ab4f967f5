package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway of which only the listening is real. It answers no request before it is told to stop. */
final class SlowGateway implements RunningGateway {
    static final String IN_FLIGHT = "a request is in flight";
    private static final Logger LOG = LoggerFactory.getLogger(SlowGateway.class);

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> stopping = Promise.promise();
    private final HttpServer http = vertx.createHttpServer().requestHandler(this::answer);
    private final HttpServer ops = vertx.createHttpServer().requestHandler(this::answer);

    static Future<RunningGateway> start(GatewayStart start) {
        SlowGateway gateway = new SlowGateway();
        Settings settings = start.configuration().settings();
        Future<HttpServer> http =
                gateway.http.listen(settings.get(GatewaySettings.Http.PORT), settings.get(GatewaySettings.Http.HOST));
        Future<HttpServer> ops =
                gateway.ops.listen(settings.get(GatewaySettings.Ops.PORT), settings.get(GatewaySettings.Ops.HOST));
        return Future.all(http, ops)
                .<RunningGateway>map(gateway)
                .onFailure(failure -> gateway.vertx.close().onFailure(second -> LOG.error("did not close", second)));
    }

    /** The same program as {@link Main}, with this gateway. */
    public static void main(String[] args) {
        Main.main(SlowGateway::start, args);
    }

    @Override
    public int httpPort() {
        return http.actualPort();
    }

    @Override
    public int opsPort() {
        return ops.actualPort();
    }

    @Override
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        http.shutdown(10, TimeUnit.SECONDS).onComplete(drained -> vertx.close().onComplete(stopped));
        stopping.complete();
        return stopped.future();
    }

    private void answer(HttpServerRequest request) {
        LOG.info(IN_FLIGHT);
        stopping.future()
                .compose(told -> request.response().end("finished"))
                .onFailure(failure -> LOG.error("could not answer", failure));
    }
}
