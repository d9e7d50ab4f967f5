package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Signatures;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A merchant's inbox, which fails now and then and keeps what comes. Thread-safe. */
final class Receiver {
    private static final long HANG_SECONDS = 20;

    private final Vertx vertx;
    private final Chance chance;
    private final Tally tally;
    private final HttpServer server;
    private final Queue<Delivered> delivered = new ConcurrentLinkedQueue<>();
    private volatile String secret = "";
    private volatile boolean healed;

    /**
     * @param acknowledged whether it was answered with 200; the answer may have been lost
     * @param genuine whether the signature is the merchant's own computation
     */
    record Delivered(String event, String body, boolean acknowledged, boolean genuine) {}

    Receiver(Vertx vertx, Chance chance, Tally tally) {
        this.vertx = vertx;
        this.chance = chance;
        this.tally = tally;
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** The endpoint's, as it was shown when it was made. */
    void secret(String shown) {
        secret = shown;
    }

    void heal() {
        healed = true;
    }

    List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    private void take(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> answer(request, body))
                .onFailure(failure -> tally.count("webhooks that broke off"));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        int luck = healed ? 100 : chance.below(100);
        boolean acknowledged = luck >= 22;
        keep(request, body.toString(), acknowledged);
        if (acknowledged) {
            tally.count("webhooks taken");
            request.response().end("ok");
        } else if (luck < 12) {
            tally.count("webhooks answered 500");
            request.response().setStatusCode(500).end();
        } else if (luck < 20) {
            tally.count("webhooks cut off");
            request.connection().close();
        } else {
            tally.count("webhooks never answered");
            vertx.timer(HANG_SECONDS, TimeUnit.SECONDS)
                    .onSuccess(late -> request.connection().close());
        }
    }

    private void keep(HttpServerRequest request, String body, boolean acknowledged) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        MerchantReceiver.Received received = new MerchantReceiver.Received(headers, body);
        boolean genuine = Signatures.specified(secret, received).equals(headers.get("x-webhook-signature"))
                && Signatures.standard(received, secret).contains(headers.get("webhook-signature"));
        delivered.add(new Delivered(headers.getOrDefault("webhook-id", ""), body, acknowledged, genuine));
    }
}
