package com.ovgcpayments.gateway.connector.sellhub.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong when it is told to, and what is told wrongly. */
class SellHubFaultsTest {
    private static final String CHECKOUT = "POST /api/checkout";

    private final Vertx vertx = Vertx.vertx();
    private SellHubDouble sellhub;
    private RawSellHub raw;
    private SellHubVariant variant;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx);
        raw = RawSellHub.of(sellhub);
        variant = sellhub.addProduct(BigDecimal.TEN, "usd", false);
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    private RawSellHub.Reply checkout() {
        return raw.checkout(RawSellHub.order(variant));
    }

    @ParameterizedTest
    @CsvSource({
        "HTML_OK, 200, text/html",
        "HTML_NOT_FOUND, 404, text/html",
        "BLOCKED, 403, text/html",
        "ERROR, 500, application/json"
    })
    void answersWronglyAndDoesNothing(SellHubFault fault, int status, String type) {
        sellhub.fail(CHECKOUT, fault, 1);
        RawSellHub.Reply reply = checkout();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.type()).startsWith(type);
        assertThat(sellhub.sessions()).isEmpty();
        assertThat(checkout().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"DROPPED_BEFORE, 0", "DROPPED_AFTER, 1"})
    void breaksTheConnection(SellHubFault fault, int sessions) {
        sellhub.fail(CHECKOUT, fault, 1);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::checkout);
        assertThat(sellhub.sessions()).hasSize(sessions);
        assertThat(sellhub.requests()).hasSize(1);
    }

    /** Until the server closes, which frees the client. */
    @ParameterizedTest
    @EnumSource(
            value = SellHubFault.class,
            names = {"HANG", "HANG_AFTER"})
    void hangs(SellHubFault fault) {
        sellhub.fail("/api/sellhub/products", fault, 10); // a client may try again when its connection closes
        CompletableFuture<RawSellHub.Reply> hanging = raw.getting(sellhub.dashUrl() + "/products");
        for (int i = 0; i < 1_000 && sellhub.requests().isEmpty(); i++) {
            vertx.timer(5, TimeUnit.MILLISECONDS).await();
        }

        assertThat(raw.dash("/invoices").status()).isEqualTo(200);
        assertThat(hanging).isNotDone();
        sellhub.close();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> RawSellHub.await(hanging));
    }

    @Test
    void isSlow() {
        sellhub.slowness(Duration.ofMillis(20));
        sellhub.fail(CHECKOUT, SellHubFault.SLOW, 1);

        assertThat(checkout().status()).isEqualTo(200);
        assertThat(sellhub.sessions()).hasSize(1);
    }

    @Test
    void recovers() {
        sellhub.fail("/api", SellHubFault.ERROR, 100);
        assertThat(checkout().status()).isEqualTo(500);
        assertThat(raw.dash("/invoices").status()).isEqualTo(500);
        sellhub.recover();

        assertThat(checkout().status()).isEqualTo(200);
        assertThat(sellhub.requests()).hasSize(3);
        sellhub.forgetRequests();
        assertThat(sellhub.requests()).isEmpty();
    }

    @Test
    void liesAboutTheTotal() {
        String session = raw.session(variant);
        SellHubInvoice invoice = sellhub.pay(session);
        sellhub.lie(session, Lie.OTHER_TOTAL);
        JsonObject told = raw.invoices().getJsonObject(0);

        assertThat(told.getInteger("totalInUsd")).isEqualTo(11);
        assertThat(told.getJsonArray("invoiceItems").getJsonObject(0).getInteger("price"))
                .isEqualTo(11);
        assertThat(sellhub.invoice(invoice.id()).total()).isEqualByComparingTo("10");
        sellhub.tellTheTruth();
        assertThat(raw.invoices().getJsonObject(0).getInteger("totalInUsd")).isEqualTo(10);
    }

    @Test
    void liesAboutTheCurrency() {
        sellhub.lieAboutNext(Lie.OTHER_CURRENCY);
        sellhub.pay(raw.session(variant));
        JsonObject told = raw.invoices().getJsonObject(0);
        JsonObject item = told.getJsonArray("invoiceItems").getJsonObject(0);

        assertThat(told.getInteger("totalInUsd")).isEqualTo(11);
        assertThat(item.getInteger("price")).isEqualTo(10);
        assertThat(raw.dash("/products/variants?id=" + item.getString("productVariantId"))
                        .data()
                        .getJsonArray("variants")
                        .getJsonObject(0)
                        .getString("currency"))
                .isEqualTo("eur");
        raw.invoices();
        assertThat(sellhub.variants()).hasSize(2);
    }

    @Test
    void liesAboutTheSession() {
        String session = raw.session(variant);
        sellhub.pay(session);
        sellhub.lie(session, Lie.OTHER_SESSION);

        assertThat(raw.invoices().getJsonObject(0).getString("createdOnSessionId"))
                .isNotEqualTo(session);
        assertThat(sellhub.invoicesOf(session)).hasSize(1);
    }
}
