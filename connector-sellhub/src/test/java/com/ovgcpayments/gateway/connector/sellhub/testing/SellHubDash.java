package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dashboard's API, as far as the vendor documents it. Called under the state's lock. */
final class SellHubDash {
    static final String PREFIX = "/api/sellhub";

    private static final String INVOICES = PREFIX + "/invoices";
    private static final String PRODUCTS = PREFIX + "/products";
    private static final String VARIANTS = PREFIX + "/products/variants";

    private final SellHubState state;
    private final SellHubJson json;
    private final String apiKey;

    SellHubDash(SellHubState state, SellHubJson json, String apiKey) {
        this.state = state;
        this.json = json;
        this.apiKey = apiKey;
    }

    /** Empty if there is no such path here. */
    Optional<SellHubAnswer> answer(SellHubRequest request) {
        if (!List.of(INVOICES, PRODUCTS, VARIANTS).contains(request.path())) {
            return Optional.empty();
        }
        if (!request.header("authorization").equals(apiKey)) {
            throw SellHubRefusal.unauthorized();
        }
        return Optional.of(
                switch (request.method() + " " + request.path()) {
                    case "GET " + INVOICES -> invoices(request.query());
                    case "GET " + PRODUCTS -> products();
                    case "POST " + PRODUCTS -> create(request);
                    case "GET " + VARIANTS -> variants(request.query());
                    default -> SellHubAnswer.error(405, "Method Not Allowed", request.method() + " is not allowed");
                });
    }

    private SellHubAnswer invoices(Map<String, String> query) {
        Window window = Window.read(query);
        JsonArray found = new JsonArray();
        state.invoices.values().stream()
                .filter(invoice -> matches(query, "id", invoice.id()) && window.has(invoice.createdAt()))
                .forEach(invoice -> found.add(json.invoice(invoice)));
        return data("invoices", found);
    }

    private SellHubAnswer products() {
        JsonArray found = new JsonArray();
        state.products.values().forEach(product -> found.add(SellHubJson.product(product)));
        return data("products", found);
    }

    private SellHubAnswer variants(Map<String, String> query) {
        Window window = Window.read(query);
        JsonArray found = new JsonArray();
        state.variants.values().stream()
                .filter(variant -> matches(query, "id", variant.id())
                        && matches(query, "productId", variant.productId())
                        && window.has(variant.createdAt()))
                .forEach(variant -> found.add(SellHubJson.variant(variant)));
        return data("variants", found);
    }

    private SellHubAnswer create(SellHubRequest request) {
        SellHubProduct created = new SellHubCatalogue(state).create(Fields.body(request));
        return SellHubAnswer.json(200, new JsonObject().put("productId", created.id()));
    }

    private static SellHubAnswer data(String name, JsonArray found) {
        return SellHubAnswer.json(200, new JsonObject().put("data", new JsonObject().put(name, found)));
    }

    private static boolean matches(Map<String, String> query, String name, String value) {
        return query.getOrDefault(name, value).equals(value);
    }

    /** Both ends belong to it. */
    private record Window(Instant from, Instant to) {
        static Window read(Map<String, String> query) {
            return new Window(
                    time(query, "createdAtFrom").orElse(Instant.MIN),
                    time(query, "createdAtTo").orElse(Instant.MAX));
        }

        boolean has(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }

        private static Optional<Instant> time(Map<String, String> query, String name) {
            try {
                return Optional.ofNullable(query.get(name))
                        .map(text -> OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                throw SellHubRefusal.invalid(name + " must be an ISO 8601 date");
            }
        }
    }
}
