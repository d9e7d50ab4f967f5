package com.ovgcpayments.gateway.connector.stripe.testing;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and validates what a Checkout Session is to be created with. */
final class SessionOrders {
    private static final Duration MIN_LIFE = Duration.ofMinutes(30);
    private static final Duration MAX_LIFE = Duration.ofHours(24);
    private static final int MAX_LINE_ITEMS = 100;
    private static final int MAX_REFERENCE = 200;
    private static final int MAX_TEXT = 5000;

    private final Params params;
    private final StripeVersion version;
    private final Instant now;

    private record Line(String currency, StripeSession.LineItem item) {}

    private SessionOrders(StripeCall call, Instant now) {
        this.params = call.params();
        this.version = call.version();
        this.now = now;
    }

    static StripeSession.Order read(StripeCall call, Instant now) {
        return new SessionOrders(call, now).read();
    }

    private StripeSession.Order read() {
        checkMode();
        checkPaymentMethods();
        List<Line> lines = lines();
        Optional<Params> payment = params.hash("payment_intent_data");
        StripeSession.Order order = new StripeSession.Order(
                total(lines),
                lines.get(0).currency(),
                lines.stream().map(Line::item).toList(),
                params.text("client_reference_id", MAX_REFERENCE),
                email(),
                url("success_url").orElseThrow(() -> params.absent("success_url")),
                url("cancel_url"),
                params.metadata(),
                payment.map(Params::metadata).orElse(Map.of()),
                params.texts("excluded_payment_method_types"),
                adaptivePricing(),
                captureMethod(payment),
                version.text(),
                now,
                expiry());
        params.text("locale");
        params.oneOf("submit_type", Set.of("auto", "book", "donate", "pay", "subscribe"));
        payment.ifPresent(data -> {
            data.text("description", 1000);
            data.text("statement_descriptor", 22);
            data.text("statement_descriptor_suffix", 22);
            data.text("receipt_email");
        });
        params.refuseUnknown();
        StripeCurrencies.checkTotal(order.amount(), order.currency());
        return order;
    }

    /** Payments on the hosted page: the double knows nothing else. */
    private void checkMode() {
        if (params.oneOf("mode", Set.of("payment")).isEmpty()) {
            throw params.absent("mode");
        }
        params.oneOf("ui_mode", Set.of(version.renamedUiModes() ? "hosted_page" : "hosted"));
    }

    private void checkPaymentMethods() {
        if (version.removedPaymentMethodTypes()) {
            params.texts("allowed_payment_method_types");
        } else {
            params.texts("payment_method_types");
        }
    }

    /** The account's default is on, also where it cannot be turned off. */
    private boolean adaptivePricing() {
        if (!version.knowsAdaptivePricing()) {
            return true;
        }
        return params.hash("adaptive_pricing")
                .flatMap(pricing -> pricing.flag("enabled"))
                .orElse(true);
    }

    private List<Line> lines() {
        List<Params> items = params.list("line_items");
        if (items.isEmpty()) {
            throw params.absent("line_items");
        }
        if (items.size() > MAX_LINE_ITEMS) {
            throw StripeRefusal.invalid("line_items", "Array line_items exceeded maximum 100 allowed elements.");
        }
        List<Line> lines = items.stream().map(SessionOrders::line).toList();
        if (lines.stream().map(Line::currency).distinct().count() > 1) {
            throw StripeRefusal.invalid("line_items", "All line items must use the same currency.");
        }
        return lines;
    }

    private static Line line(Params item) {
        Optional<String> known = item.text("price");
        if (known.isPresent()) {
            throw StripeRefusal.missing("price", item.name("price"), known.get());
        }
        long quantity = item.atLeast(1, "quantity").orElseThrow(() -> item.absent("quantity"));
        Params price = item.hash("price_data").orElseThrow(() -> item.absent("price_data"));
        String currency = StripeCurrencies.check(price.required("currency"), price.name("currency"));
        long unitAmount = price.atLeast(0, "unit_amount").orElseThrow(() -> price.absent("unit_amount"));
        StripeCurrencies.checkUnits(unitAmount, currency, price.name("unit_amount"));
        price.oneOf("tax_behavior", Set.of("exclusive", "inclusive", "unspecified"));
        Params product = price.hash("product_data").orElseThrow(() -> price.absent("product_data"));
        String name = product.text("name", MAX_TEXT).orElseThrow(() -> product.absent("name"));
        Optional<String> description = product.text("description", MAX_TEXT);
        product.texts("images");
        product.metadata();
        return new Line(currency, new StripeSession.LineItem(name, description, unitAmount, quantity));
    }

    private static long total(List<Line> lines) {
        try {
            long total = 0;
            for (Line line : lines) {
                total = Math.addExact(
                        total,
                        Math.multiplyExact(line.item().unitAmount(), line.item().quantity()));
            }
            return total;
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private Optional<String> email() {
        Optional<String> email = params.text("customer_email");
        if (email.isPresent() && !email.get().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw StripeRefusal.invalid("email_invalid", "customer_email", "Invalid email address: " + email.get());
        }
        return email;
    }

    /** Absolute; the placeholder of the session's id is not part of a URL's syntax. */
    private Optional<String> url(String name) {
        Optional<String> text = params.text(name, MAX_TEXT);
        if (text.isPresent() && !isUrl(text.get().replace(StripePage.SESSION_ID, "cs"))) {
            throw StripeRefusal.invalid("url_invalid", name, "Not a valid URL");
        }
        return text;
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String captureMethod(Optional<Params> payment) {
        return payment.flatMap(data -> data.oneOf("capture_method", Set.of("automatic", "automatic_async")))
                .orElse(version.capturesAsynchronously() ? "automatic_async" : "automatic");
    }

    private Instant expiry() {
        Optional<Instant> asked = params.integer("expires_at").map(Instant::ofEpochSecond);
        if (asked.isEmpty()) {
            return now.plus(MAX_LIFE);
        }
        Instant expiry = asked.get();
        if (expiry.isAfter(now.plus(MAX_LIFE))) {
            throw StripeRefusal.invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
        }
        if (expiry.isBefore(now.plus(MIN_LIFE))) {
            throw StripeRefusal.invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        }
        return expiry;
    }
}
