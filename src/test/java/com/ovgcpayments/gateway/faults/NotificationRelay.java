package com.ovgcpayments.gateway.faults;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a processor and {@code /notifications/<connector>}: loses some notifications, brings some twice, to
 * either instance, and some late. What no instance takes is refused, so that the processor tries again.
 */
final class NotificationRelay {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "content-length", "connection", "transfer-encoding", "upgrade", "http2-settings");

    private final Vertx vertx;
    private final WebClient client;
    private final Instances instances;
    private final String path;
    private final Chance chance;
    private final Tally tally;
    private final HttpServer server;
    private volatile boolean healed;

    NotificationRelay(Vertx vertx, Instances instances, String connector, Chance chance, Tally tally) {
        this.vertx = vertx;
        this.client = WebClient.create(vertx);
        this.instances = instances;
        this.path = "/notifications/" + connector;
        this.chance = chance;
        this.tally = tally;
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    void heal() {
        healed = true;
    }

    private void take(HttpServerRequest request) {
        MultiMap headers = request.headers();
        request.body()
                .compose(body -> decide(headers, body))
                .onComplete(
                        status -> request.response().setStatusCode(status).end(),
                        failure -> request.response().setStatusCode(502).end());
    }

    private Future<Integer> decide(MultiMap headers, Buffer body) {
        int luck = healed ? 100 : chance.below(100);
        if (luck < 20) {
            tally.count("notification lost");
            return Future.succeededFuture(200);
        } else if (luck < 40) {
            tally.count("notification brought twice");
            String first = instances.any(chance);
            return Future.join(pass(first, headers, body), pass(instances.other(first), headers, body))
                    .map(both -> (Integer) both.resultAt(0));
        } else if (luck < 50) {
            tally.count("notification brought late");
            int delay = chance.between(200, 3_000);
            vertx.timer(delay, TimeUnit.MILLISECONDS)
                    .compose(late -> pass(instances.any(chance), headers, body))
                    .onFailure(failure -> tally.count("notification nobody took"));
            return Future.succeededFuture(200);
        }
        tally.count("notification brought");
        return pass(instances.any(chance), headers, body);
    }

    private Future<Integer> pass(String origin, MultiMap headers, Buffer body) {
        MultiMap passed = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                passed.add(name, value);
            }
        });
        return client.postAbs(origin + path)
                .timeout(PATIENCE_MILLIS)
                .putHeaders(passed)
                .sendBuffer(body)
                .map(HttpResponse::statusCode);
    }
}
