package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
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
            case FIXED_VARIANTS -> Future.succeededFuture(listed(price, Optional.of(price.minor())));
            case PAY_WHAT_YOU_WANT -> Future.succeededFuture(listed(price, Optional.empty()));
            case PRODUCT_PER_AMOUNT -> made(price);
        };
    }

    private Offer listed(Money price, Optional<Long> amount) {
        return settings.variants().stream()
                .filter(variant -> variant.currency().equals(price.currency())
                        && variant.amount().equals(amount))
                .findFirst()
                .<Offer>map(variant -> new Offer.Item(variant.productId(), variant.variantId()))
                .orElseGet(() -> new Offer.None("unsupported_amount " + price));
    }

    private Future<Offer> made(Money price) {
        return book.get(key(price))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(item(known.get().value()))
                        : make(price));
    }

    private Future<Offer> make(Money price) {
        return api.makeProduct(product(price)).compose(reply -> {
            Optional<String> productId = reply instanceof SellHubReply.Done done
                    ? done.answer().at(settings.wire().productIdPointer())
                    : Optional.empty();
            if (productId.isPresent()) {
                return remember(price, productId.get());
            }
            return reply instanceof SellHubReply.NotSent || reply.isForbidden()
                    ? Future.succeededFuture(cannotMake(reply))
                    : find(price, reply);
        });
    }

    /** It may be there: made by another instance just now, or by us when the answer was lost. */
    private Future<Offer> find(Money price, SellHubReply making) {
        return api.variant(madeVariant(price)).compose(reply -> {
            try {
                Optional<String> productId =
                        reply instanceof SellHubReply.Done done ? productOf(price, done.answer()) : Optional.empty();
                return productId.isPresent()
                        ? remember(price, productId.get())
                        : Future.succeededFuture(cannotMake(making));
            } catch (UnfitAnswer unfit) {
                return Future.succeededFuture(new Offer.None("cannot use the product: " + unfit.getMessage()));
            }
        });
    }

    private static Offer cannotMake(SellHubReply reply) {
        return new Offer.None("cannot make a product: " + reply.reason());
    }

    private static Optional<String> productOf(Money price, ProcessorJson answer) throws UnfitAnswer {
        for (ProcessorJson variant : SellHubVariant.in(answer)) {
            if (variant.text("id").equals(Optional.of(madeVariant(price)))) {
                SellHubVariant.requirePrice(variant, price);
                return Optional.of(variant.requireText("productId"));
            }
        }
        return Optional.empty();
    }

    /** Of two that know it at once, the first that writes it down is followed. */
    private Future<Offer> remember(Money price, String productId) {
        JsonObject made = new JsonObject().put("productId", productId).put("variantId", madeVariant(price));
        return book.create(key(price), made)
                .compose(first -> first ? Future.succeededFuture(Optional.<Book.Entry>empty()) : book.get(key(price)))
                .map(other -> item(other.map(Book.Entry::value).orElse(made)));
    }

    /**
     * Whether what was bought is something that costs money of this price's currency; invoices do not tell theirs. The
     * strategy does not matter: it may be another than when the payment was begun.
     */
    boolean isIn(Money price, String variantId) {
        return variantId.equals(madeVariant(price))
                || settings.variants().stream()
                        .anyMatch(variant -> variant.variantId().equals(variantId)
                                && variant.currency().equals(price.currency()));
    }

    private static String key(Money price) {
        return "product/" + price.currency() + "/" + price.minor();
    }

    /** The same for the same price, on every instance. */
    private static String madeVariant(Money price) {
        return UUID.nameUUIDFromBytes(("ovgc " + price).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private JsonObject product(Money price) {
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
                .put("variants", new JsonObject().put(madeVariant(price), variant));
    }

    private static Offer item(JsonObject entry) {
        return new Offer.Item(entry.getString("productId"), entry.getString("variantId"));
    }
}
