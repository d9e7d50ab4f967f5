package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes payments through Acme. */
final class AcmeConnector implements Connector {
    private final ConnectorContext context;
    private final TimestampedSignature signature;

    AcmeConnector(ConnectorContext context) {
        this.context = context;
        byte[] secret = context.settings().get(AcmeProvider.SECRET).getBytes(StandardCharsets.UTF_8);
        this.signature = new TimestampedSignature(List.of(secret), Duration.ofMinutes(5));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        String pages = Origin.of(context.settings().get(AcmeProvider.PAGES));
        return new ConnectorDescriptor(
                AcmeProvider.NAME, context.label(), context.modes(), false, Capabilities.redirecting(Set.of(pages)));
    }

    @Override
    public Future<Outcome> begin(ConnectorRequest.Begin request) {
        JsonObject order = new JsonObject()
                .put("reference", request.reference())
                .put("amount", request.price().minor())
                .put("currency", request.price().currency())
                .put("title", request.title())
                .put("email", request.email())
                .put("return_url", request.returnUrl().toString())
                .put("cancel_url", request.cancelUrl().toString())
                .put("expires_at", request.sessionExpiresAt().toString());
        return send(HttpMethod.POST, "/orders", Map.of("Idempotency-Key", request.reference()), order.toBuffer())
                .map(new AcmeOrder(request.reference())::ofBegin);
    }

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        return get("/orders/" + request.reference()).map(new AcmeOrder(request.reference())::of);
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        Optional<String> header = Optional.ofNullable(request.headers().get("acme-signature"));
        return Future.succeededFuture(signature
                .refusal(header, request.body(), request.receivedAt())
                .<NotificationReading>map(NotificationReading.Rejected::new)
                .orElseGet(() -> AcmeOrder.ofEvent(request.body())));
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        return get("/ping").map(result -> {
            if (AcmeOrder.refusesKey(result)) {
                return ConnectorReply.Pong.of(descriptor(), Standing.State.REFUSED, "acme refuses the key");
            }
            boolean ready = result instanceof ProcessorHttp.Answer answer && answer.status() == 200;
            return ready
                    ? ConnectorReply.Pong.of(descriptor(), Standing.State.READY, "acme answers")
                    : ConnectorReply.Pong.of(descriptor(), Standing.State.UNREACHABLE, "acme does not answer");
        });
    }

    private Future<ProcessorHttp.Result> get(String path) {
        return send(HttpMethod.GET, path, Map.of(), Buffer.buffer());
    }

    private Future<ProcessorHttp.Result> send(HttpMethod method, String path, Map<String, String> more, Buffer body) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + context.settings().get(AcmeProvider.KEY));
        headers.put("Content-Type", "application/json");
        URI url = URI.create(context.settings().get(AcmeProvider.API) + path);
        return context.http()
                .send(
                        new ProcessorHttp.Request(method, url, headers, body),
                        context.settings().get(AcmeProvider.TIMEOUT))
                .onSuccess(this::tellOfRefusal);
    }

    /** No more payments come here until a ping finds that the key is taken again. */
    private void tellOfRefusal(ProcessorHttp.Result result) {
        if (AcmeOrder.refusesKey(result)) {
            context.modes()
                    .forEach(mode -> context.standings()
                            .accept(new Standing(mode, Standing.State.REFUSED, "acme refuses the key")));
        }
    }
}
