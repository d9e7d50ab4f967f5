package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.settings.SettingType;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that stands in SellHub's catalogue.
 *
 * @param amount what it costs, in the currency's minor unit; empty if whatever the cart says
 * @param currency upper case
 */
record SellHubVariant(Optional<Long> amount, String currency, String productId, String variantId) {
    /** {@code {amount: 2500, currency: USD, productId: p1, variantId: v1}}, or as one text {@code 2500:USD:p1:v1}. */
    static final SettingType<List<SellHubVariant>> LIST = new SettingType<>() {
        @Override
        public List<SellHubVariant> parse(Object raw) {
            List<?> items = raw instanceof List<?> list
                    ? list
                    : Arrays.asList(raw.toString().split(",", -1));
            List<SellHubVariant> variants = new ArrayList<>();
            for (Object item : items) {
                variants.add(
                        item instanceof JsonObject object
                                ? ofMap(object.getMap())
                                : item instanceof Map<?, ?> map ? ofMap(map) : ofText(item.toString()));
            }
            return List.copyOf(variants);
        }

        @Override
        public String expectation() {
            return "a list of {amount: 2500, currency: USD, productId: p1, variantId: v1}, or of 2500:USD:p1:v1;"
                    + " without the amount for pay-what-you-want";
        }
    };

    private static final Set<String> KEYS = Set.of("amount", "currency", "productId", "variantId");

    SellHubVariant {
        boolean sound = amount.map(minor -> minor > 0).orElse(true)
                && Currencies.isKnown(currency)
                && !productId.isBlank()
                && !variantId.isBlank();
        if (!sound) {
            throw new IllegalArgumentException();
        }
    }

    private static SellHubVariant ofMap(Map<?, ?> map) {
        if (!KEYS.containsAll(map.keySet())) {
            throw new IllegalArgumentException();
        }
        return new SellHubVariant(
                Optional.ofNullable(map.get("amount")).map(Object::toString).map(Long::valueOf),
                word(map, "currency").toUpperCase(Locale.ROOT),
                word(map, "productId"),
                word(map, "variantId"));
    }

    private static String word(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException();
        }
        return value.toString().strip();
    }

    private static SellHubVariant ofText(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException();
        }
        return new SellHubVariant(
                parts[0].isBlank() ? Optional.empty() : Optional.of(Long.valueOf(parts[0])),
                parts[1].toUpperCase(Locale.ROOT),
                parts[2],
                parts[3]);
    }
}
