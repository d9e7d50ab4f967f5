package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.SettingType;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                                : item instanceof Map<?, ?> map ? ofMap(map) : ofText(String.valueOf(item)));
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

    /** The variants in an answer. */
    static List<ProcessorJson> in(ProcessorJson answer) throws UnfitAnswer {
        return answer.requireObject("data").requireObjects("variants");
    }

    /** @throws UnfitAnswer if SellHub's catalogue has another price for it */
    static void requirePrice(ProcessorJson variant, Money price) throws UnfitAnswer {
        requireCurrency(variant, price.currency());
        BigDecimal costs = variant.requireDecimal("price");
        if (costs.compareTo(price.major()) != 0) {
            throw new UnfitAnswer("it costs something else than " + price);
        }
    }

    static void requireCurrency(ProcessorJson variant, String currency) throws UnfitAnswer {
        if (!variant.requireText("currency").equalsIgnoreCase(currency)) {
            throw new UnfitAnswer("it is not sold in " + currency);
        }
    }

    /** What is wrong with a list of variants for a strategy that needs one. */
    static List<String> check(List<SellHubVariant> variants, PriceStrategy strategy, Set<String> currencies) {
        List<String> complaints = new ArrayList<>();
        boolean priced = strategy == PriceStrategy.FIXED_VARIANTS;
        if (variants.isEmpty()) {
            return List.of("is required for the strategy " + strategy.word());
        }
        if (variants.stream().anyMatch(variant -> variant.amount().isPresent() != priced)) {
            complaints.add(
                    priced
                            ? "holds a variant without an amount, which the strategy fixed-variants needs"
                            : "holds a variant with an amount, which the strategy pay-what-you-want has no use for");
        }
        if (differing(variants, variant -> variant.currency() + variant.amount()) < variants.size()) {
            complaints.add("holds two variants of the same amount and currency");
        }
        if (differing(variants, SellHubVariant::variantId) < variants.size()) {
            complaints.add("holds one variant twice, and it can cost one thing only");
        }
        Set<String> sold = variants.stream().map(SellHubVariant::currency).collect(Collectors.toSet());
        if (!sold.equals(currencies)) {
            complaints.add("is for " + new TreeSet<>(sold) + ", and currencies for " + new TreeSet<>(currencies));
        }
        return complaints;
    }

    private static long differing(List<SellHubVariant> variants, Function<SellHubVariant, String> what) {
        return variants.stream().map(what).distinct().count();
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
