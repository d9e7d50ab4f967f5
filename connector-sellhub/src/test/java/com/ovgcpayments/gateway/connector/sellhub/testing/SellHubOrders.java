package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is to be sold from the body of {@code POST /api/checkout}. Called under the state's lock. */
final class SellHubOrders {
    /** As {@code paymentMethodPriceOverrides} of a variant names them. */
    static final Set<String> METHODS = Set.of(
            "stripe",
            "square",
            "paypal",
            "cardToCrypto",
            "paypalIPN",
            "cashapp",
            "cryptoCurrency",
            "customerBalance",
            "sumup",
            "cryptomus");

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");

    private final SellHubState state;

    SellHubOrders(SellHubState state) {
        this.state = state;
    }

    SellHubSession read(Fields body) {
        String email = body.filled("email");
        if (!email.contains("@")) {
            throw body.wrong("email", "must be an email address");
        }
        String currency = body.filled("currency").toLowerCase(Locale.ROOT);
        String method = body.text("methodName");
        if (!method.isEmpty() && !METHODS.contains(method)) {
            throw body.wrong("methodName", "is not a payment method");
        }
        body.emptyListIfAny("cartBundles");
        body.emptyListIfAny("bundleIds");
        Fields cart = body.object("cart");
        cart.emptyListIfAny("bundles");
        List<SellHubSession.Line> lines =
                cart.objects("items").stream().map(item -> line(item, currency)).toList();
        return new SellHubSession(
                SellHubState.random("sess_"),
                email,
                currency,
                returnUrl(body),
                method,
                lines,
                body.list("customFieldValues").copy(),
                state.now());
    }

    private static String returnUrl(Fields body) {
        String url = body.filled("returnUrl");
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw body.wrong("returnUrl", "must be a URL");
        }
        throw body.wrong("returnUrl", "must be a URL");
    }

    private SellHubSession.Line line(Fields item, String currency) {
        if (item.has("name")) {
            item.text("name");
        }
        if (item.has("coupon") && !item.text("coupon").isEmpty()) {
            throw item.wrong("coupon", "does not exist");
        }
        item.emptyListIfAny("addons");
        Fields asked = item.object("variant");
        asked.text("name");
        BigDecimal askedPrice = decimal(asked);
        SellHubProduct product = product(item);
        SellHubVariant variant = variant(asked, product);
        if (!variant.currency().equals(currency)) {
            throw SellHubRefusal.invalid("currency is not the variant's");
        }
        SellHubSession.Line line = new SellHubSession.Line(
                product.id(),
                variant.id(),
                product.name(),
                item.count("quantity"),
                product.payWhatYouWant() ? askedPrice : variant.price());
        check(item, line, variant.limits());
        return line;
    }

    private static BigDecimal decimal(Fields variant) {
        String price = variant.text("price");
        if (!DECIMAL.matcher(price).matches()) {
            throw variant.wrong("price", "must be a decimal");
        }
        return new BigDecimal(price);
    }

    private SellHubProduct product(Fields item) {
        SellHubProduct product = state.products.get(item.filled("id"));
        if (product == null) {
            throw SellHubRefusal.of(404, "Not Found", "Product not found");
        }
        return product;
    }

    private SellHubVariant variant(Fields asked, SellHubProduct product) {
        SellHubVariant variant = state.variants.get(asked.filled("id"));
        if (variant == null || !variant.productId().equals(product.id())) {
            throw SellHubRefusal.of(404, "Not Found", "Variant not found");
        }
        if (!variant.enabled()) {
            throw SellHubRefusal.invalid("Variant is disabled");
        }
        if (!variant.unlimitedStock()) {
            throw SellHubRefusal.invalid("Variant is out of stock");
        }
        return variant;
    }

    private static void check(Fields item, SellHubSession.Line line, SellHubVariant.Limits limits) {
        if (line.quantity() < limits.minQuantity() || line.quantity() > limits.maxQuantity()) {
            throw item.wrong("quantity", "is out of bounds");
        }
        BigDecimal total = line.total();
        if (total.signum() == 0 || total.compareTo(limits.minTotal()) < 0 || total.compareTo(limits.maxTotal()) > 0) {
            throw SellHubRefusal.invalid("Order total is out of bounds");
        }
    }
}
