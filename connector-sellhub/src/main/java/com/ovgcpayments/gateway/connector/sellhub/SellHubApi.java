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
import java.util.Optional;
import java.util.stream.Collectors;

/** SellHub's two APIs: the dashboard's, which is documented, and the store's, which is not. Nothing is sent twice. */
final class SellHubApi {
    private final ProcessorHttp http;
    private final SellHubSettings settings;

    SellHubApi(ProcessorHttp http, SellHubSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    Future<SellHubReply> openCheckout(JsonObject checkout) {
        return send(
                HttpMethod.POST,
                settings.store() + settings.wire().checkoutPath(),
                settings.wire().storeAuth(),
                checkout.toBuffer());
    }

    Future<SellHubReply> makeProduct(JsonObject product) {
        return send(
                HttpMethod.POST,
                settings.dash() + settings.wire().productsPath(),
                settings.wire().dashAuth(),
                product.toBuffer());
    }

    Future<SellHubReply> invoices(Instant from, Instant to) {
        return invoices(Map.of(
                "createdAtFrom", from.truncatedTo(ChronoUnit.SECONDS).toString(),
                "createdAtTo", to.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    Future<SellHubReply> invoice(String id) {
        return invoices(Map.of("id", id));
    }

    private Future<SellHubReply> invoices(Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return send(
                HttpMethod.GET,
                settings.dash() + settings.wire().invoicesPath() + "?" + encoded,
                settings.wire().dashAuth(),
                Buffer.buffer());
    }

    private Future<SellHubReply> send(HttpMethod method, String url, AuthScheme auth, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        Optional<String> authorization = auth.header(settings.apiKey());
        authorization.ifPresent(value -> headers.put("Authorization", value));
        headers.put("User-Agent", settings.wire().userAgent());
        headers.put("Accept", "application/json");
        if (body.length() > 0) {
            headers.put("Content-Type", "application/json");
        }
        return http.send(new ProcessorHttp.Request(method, URI.create(url), headers, body), settings.timeout())
                .map(SellHubReply::of);
    }
}
