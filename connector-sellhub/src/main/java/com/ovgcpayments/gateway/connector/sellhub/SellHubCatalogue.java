package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Finds what in SellHub's catalogue costs a price, and makes it where that is the strategy. */
final class SellHubCatalogue {
    private final SellHubSettings settings;
    private final SellHubApi api;
    private final Book book;

    /** Something to put into a cart. */
    sealed interface Offer {
        record Item(String productId, String variantId) implements Offer {}

        /** @param reason for the attempt */
        record None(String reason) implements Offer {}
    }

    SellHubCatalogue(SellHubSettings settings, SellHubApi api, Book book) {
        this.settings = settings;
        this.api = api;
        this.book = book;
    }

    Future<Offer> offer(Money price) {
        if (!settings.currencies().contains(price.currency())) {
            return Future.succeededFuture(new Offer.None("unsupported_currency " + price.currency()));
        }
        return switch (settings.strategy()) {
            case FIXED_VARIANTS -> Future.succeededFuture(listed(price.currency(), Optional.of(price.minor()), price));
            case PAY_WHAT_YOU_WANT -> Future.succeededFuture(listed(price.currency(), Optional.empty(), price));
            case PRODUCT_PER_AMOUNT -> made(price);
        };
    }

    private Offer listed(String currency, Optional<Long> amount, Money price) {
        return settings.variants().stream()
                .filter(variant ->
                        variant.currency().equals(currency) && variant.amount().equals(amount))
                .findFirst()
                .<Offer>map(variant -> new Offer.Item(variant.productId(), variant.variantId()))
                .orElseGet(() -> unsupported(price));
    }

    private static Offer unsupported(Money price) {
        return new Offer.None("unsupported_amount " + price);
    }

    /** Two that make it at once may make it twice; both are the same, and the first that is written down is kept. */
    private Future<Offer> made(Money price) {
        String key = "product/" + price.currency() + "/" + price.minor();
        return book.get(key)
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(item(known.get().value()))
                        : make(price, key));
    }

    private Future<Offer> make(Money price, String key) {
        String variantId = madeVariant(price);
        return api.makeProduct(product(price, variantId)).compose(reply -> {
            Optional<String> productId = reply instanceof SellHubReply.Done done
                    ? done.answer().at(settings.wire().productIdPointer())
                    : Optional.empty();
            if (productId.isEmpty()) {
                return Future.succeededFuture(new Offer.None("cannot make a product: " + reply.reason()));
            }
            JsonObject made = new JsonObject().put("productId", productId.get()).put("variantId", variantId);
            return book.create(key, made)
                    .compose(first -> first ? Future.succeededFuture(Optional.<Book.Entry>empty()) : book.get(key))
                    .map(other -> item(other.map(Book.Entry::value).orElse(made)));
        });
    }

    /** Whether what was bought is something that costs money of this price's currency; invoices do not tell theirs. */
    boolean isIn(Money price, String variantId) {
        return settings.strategy() == PriceStrategy.PRODUCT_PER_AMOUNT
                ? variantId.equals(madeVariant(price))
                : settings.variants().stream()
                        .anyMatch(variant -> variant.variantId().equals(variantId)
                                && variant.currency().equals(price.currency()));
    }

    /** The same for the same price, on every instance. */
    private static String madeVariant(Money price) {
        return UUID.nameUUIDFromBytes(("ovgc " + price).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private JsonObject product(Money price, String variantId) {
        String name = "Payment of " + price;
        JsonObject variant = new JsonObject()
                .put("name", name)
                .put("price", price.major())
                .put("currency", settings.currency(price.currency()))
                .put("hidden", false)
                .put("enabled", true)
                .put("delivery", new JsonObject().put("method", "manual").put("unlimitedStock", true));
        return new JsonObject()
                .put("name", name)
                .put("url", "ovgc-" + price.currency().toLowerCase(Locale.ROOT) + "-" + price.minor())
                .put("hidden", true)
                .put("payWhatYouWantEnabled", false)
                .put("images", new JsonArray())
                .put("variants", new JsonObject().put(variantId, variant));
    }

    private static Offer item(JsonObject entry) {
        return new Offer.Item(entry.getString("productId"), entry.getString("variantId"));
    }
}
