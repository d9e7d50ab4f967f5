package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** SellHub's two APIs: the dashboard's, which is documented, and the store's, which is not. Nothing is sent twice. */
final class SellHubApi {
    private final ProcessorHttp http;
    private final SellHubSettings settings;
    private final Consumer<String> refused;

    /** @param refused is told why, whenever SellHub does not take the key */
    SellHubApi(ProcessorHttp http, SellHubSettings settings, Consumer<String> refused) {
        this.http = http;
        this.settings = settings;
        this.refused = refused;
    }

    /** A 403 of the store's may be about the payer, whom a store can block; so only a 401 is about the key. */
    Future<SellHubReply> openCheckout(JsonObject checkout) {
        String url = settings.store() + settings.wire().checkoutPath();
        return send(HttpMethod.POST, url, settings.wire().storeAuth(), checkout.toBuffer())
                .onSuccess(reply -> {
                    if (reply instanceof SellHubReply.Refused no && no.status() == 401) {
                        refused.accept(no.reason());
                    }
                });
    }

    Future<SellHubReply> makeProduct(JsonObject product) {
        return dash(HttpMethod.POST, settings.wire().productsPath(), product.toBuffer());
    }

    /** All of a time, rounded to whole seconds outwards. */
    Future<SellHubReply> invoices(Instant from, Instant to) {
        return list(
                settings.wire().invoicesPath(),
                Map.of(
                        "createdAtFrom", from.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "createdAtTo",
                                to.plusSeconds(1)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()));
    }

    Future<SellHubReply> invoice(String id) {
        return list(settings.wire().invoicesPath(), Map.of("id", id));
    }

    Future<SellHubReply> variant(String id) {
        return list(settings.wire().variantsPath(), Map.of("id", id));
    }

    private Future<SellHubReply> list(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return dash(HttpMethod.GET, path + "?" + encoded, Buffer.buffer());
    }

    private Future<SellHubReply> dash(HttpMethod method, String path, Buffer body) {
        return send(method, settings.dash() + path, settings.wire().dashAuth(), body)
                .onSuccess(reply -> {
                    if (reply.isForbidden()) {
                        refused.accept(reply.reason());
                    }
                });
    }

    private Future<SellHubReply> send(HttpMethod method, String url, AuthScheme auth, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        auth.header(settings.apiKey()).ifPresent(value -> headers.put("Authorization", value));
        headers.put("User-Agent", settings.wire().userAgent());
        headers.put("Accept", "application/json");
        if (body.length() > 0) {
            headers.put("Content-Type", "application/json");
        }
        return http.send(new ProcessorHttp.Request(method, URI.create(url), headers, body), settings.timeout())
                .map(SellHubReply::of);
    }
}
