package com.ovgcpayments.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;

/** A merchant's site, on an origin of its own: where payers come from and are sent back to. */
public final class Shop implements AutoCloseable {
    private static final String PAGE = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Shop</title>"
            + "<link rel=\"icon\" href=\"data:,\"><body><h1>The shop</h1></body></html>";

    private final HttpServer server;
    private final String origin;

    private Shop(String host, HttpServer server) {
        this.server = server;
        this.origin = "http://" + host + ":" + server.actualPort();
    }

    public static Shop open(Vertx vertx) {
        return open(vertx, "127.0.0.1");
    }

    /** @param host an address of this machine, IPv6 in brackets */
    public static Shop open(Vertx vertx, String host) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .end(PAGE))
                .listen(0, host.replaceAll("[\\[\\]]", ""))
                .await();
        return new Shop(host, server);
    }

    public String success() {
        return origin + "/success";
    }

    public String cancel() {
        return origin + "/cancel";
    }

    /** A valid request for a session that leads back here. */
    public JsonObject sessionBody() {
        return GatewayFixture.sessionBody().put("success_url", success()).put("cancel_url", cancel());
    }

    @Override
    public void close() {
        server.close().await();
    }
}
