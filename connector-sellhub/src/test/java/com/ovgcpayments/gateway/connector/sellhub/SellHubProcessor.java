package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSession;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSigning;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** SellHub's double, as the contract wants to have it. */
final class SellHubProcessor implements ProcessorDouble {
    private final SellHubDouble sellhub;

    SellHubProcessor(Vertx vertx) {
        sellhub = SellHubDouble.start(vertx);
    }

    @Override
    public URI api() {
        return sellhub.combinedUrl();
    }

    @Override
    public Map<String, Object> settings(URI api) {
        return Map.of(
                "apiKey",
                sellhub.apiKey(),
                "storeUrl",
                api.toString(),
                "dashBaseUrl",
                api + "/api/sellhub",
                "hostedUrlTemplate",
                sellhub.storeUrl() + "/checkout/{sessionId}",
                "priceStrategy",
                "product-per-amount",
                "currencies",
                "USD,EUR,JPY",
                "webhook.secrets",
                sellhub.webhookSecret(),
                "timeout",
                "PT1.5S");
    }

    @Override
    public Map<String, Object> settingsWithWrongCredentials(URI api) {
        Map<String, Object> wrong = new HashMap<>(settings(api));
        wrong.put("apiKey", "shk_wrong");
        return wrong;
    }

    /** SellHub knows of none. */
    @Override
    public String idempotencyHeader() {
        return "Idempotency-Key";
    }

    @Override
    public Set<String> secrets() {
        return Set.of(sellhub.apiKey(), sellhub.webhookSecret());
    }

    @Override
    public void pay(URI page) {
        if (sellhub.invoicesOf(session(page)).stream().noneMatch(SellHubInvoice::paid)) {
            sellhub.pay(session(page));
        }
    }

    /** Nothing comes of it that SellHub would tell. */
    @Override
    public void decline(URI page) {}

    @Override
    public boolean staysOpenAfterDecline() {
        return true;
    }

    @Override
    public boolean payTwice(URI page) {
        sellhub.payTwice(session(page));
        return true;
    }

    @Override
    public boolean pagesExpire() {
        return false;
    }

    @Override
    public void expire(String reference) {
        throw new UnsupportedOperationException("pages of SellHub do not expire");
    }

    @Override
    public List<String> payments(String reference) {
        return sessions(reference).map(SellHubSession::id).toList();
    }

    @Override
    public List<Booked> captures(String reference) {
        return invoices(reference)
                .filter(SellHubInvoice::paid)
                .map(invoice -> new Booked(invoice.id(), money(invoice)))
                .toList();
    }

    @Override
    public List<Buffer> events(String reference) {
        return invoices(reference)
                .flatMap(invoice -> sellhub.eventsOf(invoice.id()).stream())
                .map(event -> Buffer.buffer(event.body()))
                .toList();
    }

    @Override
    public Buffer foreignEvent() {
        return new JsonObject()
                .put("event_id", "evt_stock")
                .put("event", "product.updated")
                .put("product", new JsonObject().put("id", "p1"))
                .toBuffer();
    }

    @Override
    public Map<String, String> sign(Buffer body, Instant at) {
        return signed(body, at, sellhub.webhookSecret());
    }

    @Override
    public Map<String, String> signWithAnotherSecret(Buffer body, Instant at) {
        return signed(body, at, "another");
    }

    /** The time that SellHub sends is not signed. */
    @Override
    public boolean signsTime() {
        return false;
    }

    @Override
    public void close() {
        sellhub.close();
    }

    private static Map<String, String> signed(Buffer body, Instant at, String secret) {
        String header = "X-Sellhub-Signature";
        Map<String, String> headers = SellHubDouble.signed(body.toString(), at, SellHubSigning.by(secret))
                .headers();
        return Map.of(header, Objects.requireNonNull(headers.get(header)));
    }

    private static String session(URI page) {
        String path = page.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** SellHub knows no reference of ours; the address to which payers return holds it. */
    private Stream<SellHubSession> sessions(String reference) {
        String session = reference.substring(0, reference.lastIndexOf('_'));
        return sellhub.sessionsByReturnUrl(session).stream();
    }

    private Stream<SellHubInvoice> invoices(String reference) {
        return sessions(reference).flatMap(session -> sellhub.invoicesOf(session.id()).stream());
    }

    private static Money money(SellHubInvoice invoice) {
        String currency = invoice.session().currency().toUpperCase(Locale.ROOT);
        return new Money(
                invoice.total()
                        .movePointRight(Currencies.exponent(currency).orElseThrow())
                        .longValueExact(),
                currency);
    }
}
