package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the store sells, and how more is added to it. Called under the state's lock. */
final class SellHubCatalogue {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_SCALE = 2;

    private final SellHubState state;

    SellHubCatalogue(SellHubState state) {
        this.state = state;
    }

    SellHubVariant add(BigDecimal price, String currency, boolean payWhatYouWant) {
        String code = currency.toLowerCase(Locale.ROOT);
        if (!state.usdRates.containsKey(code)) {
            throw new IllegalStateException("no rate for " + currency);
        }
        String id = SellHubState.uuid();
        SellHubProduct product = new SellHubProduct(id, "Product", id, false, payWhatYouWant, state.now());
        SellHubVariant variant = new SellHubVariant(
                SellHubState.uuid(),
                id,
                "Default",
                price,
                code,
                false,
                true,
                true,
                SellHubVariant.Limits.WIDE,
                state.now());
        state.products.put(id, product);
        state.variants.put(variant.id(), variant);
        return variant;
    }

    SellHubProduct create(Fields body) {
        SellHubProduct product = new SellHubProduct(
                SellHubState.uuid(),
                body.filled("name"),
                slug(body),
                body.flag("hidden", false),
                body.flag("payWhatYouWantEnabled", false),
                state.now());
        Fields variants = body.object("variants");
        if (variants.json().isEmpty()) {
            throw body.wrong("variants", "must not be empty");
        }
        List<SellHubVariant> read = variants.json().fieldNames().stream()
                .map(id -> variant(product, id, variants))
                .toList();
        state.products.put(product.id(), product);
        read.forEach(variant -> state.variants.put(variant.id(), variant));
        return product;
    }

    private String slug(Fields body) {
        String slug = body.filled("url");
        if (!SLUG.matcher(slug).matches()) {
            throw body.wrong("url", "must be a slug");
        }
        if (state.products.values().stream().anyMatch(each -> each.slug().equals(slug))) {
            throw body.wrong("url", "is taken");
        }
        return slug;
    }

    private SellHubVariant variant(SellHubProduct product, String id, Fields variants) {
        if (!isUuid(id)) {
            throw variants.wrong(id, "must be a UUID");
        }
        if (state.variants.containsKey(id)) {
            throw variants.wrong(id, "is taken");
        }
        Fields variant = variants.object(id);
        Fields delivery = variant.object("delivery");
        delivery.filled("method");
        return new SellHubVariant(
                id,
                product.id(),
                variant.filled("name"),
                price(variant),
                currency(variant),
                variant.flag("hidden", false),
                variant.flag("enabled", true),
                delivery.flag("unlimitedStock", false),
                limits(variant),
                state.now());
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static BigDecimal price(Fields variant) {
        BigDecimal price = variant.number("price");
        if (price.signum() < 0 || price.stripTrailingZeros().scale() > MAX_SCALE) {
            throw variant.wrong("price", "must not be negative and have at most two decimals");
        }
        return price;
    }

    private String currency(Fields variant) {
        String currency = variant.filled("currency").toLowerCase(Locale.ROOT);
        if (!state.usdRates.containsKey(currency)) {
            throw variant.wrong("currency", "is not supported");
        }
        return currency;
    }

    private static SellHubVariant.Limits limits(Fields variant) {
        SellHubVariant.Limits wide = SellHubVariant.Limits.WIDE;
        return new SellHubVariant.Limits(
                variant.has("minOrderQuantity") ? variant.count("minOrderQuantity") : wide.minQuantity(),
                variant.has("maxOrderQuantity") ? variant.count("maxOrderQuantity") : wide.maxQuantity(),
                variant.has("minOrderTotal") ? variant.number("minOrderTotal") : wide.minTotal(),
                variant.has("maxOrderTotal") ? variant.number("maxOrderTotal") : wide.maxTotal());
    }
}
