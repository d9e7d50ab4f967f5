package com.ovgcpayments.gateway.connector.sellhub.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hosted page, by plain form posts, and the payer's acts behind it. */
class SellHubPageTest {
    private final Vertx vertx = Vertx.vertx();
    private SellHubDouble sellhub;
    private RawSellHub raw;
    private String session;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx);
        raw = RawSellHub.of(sellhub);
        session = raw.session(sellhub.addProduct(new BigDecimal("24.90"), "usd", false));
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    private String page() {
        return raw.get(sellhub.pageUrl(session).toString()).body();
    }

    private JsonObject told() {
        return raw.invoices().getJsonObject(0);
    }

    @Test
    void showsWhatIsToBePaid() {
        assertThat(page())
                .contains("24.90 USD", "ann@example.com", "value=\"pay\"", "value=\"pending\"", "value=\"decline\"")
                .contains("href=\"https://shop.example/return?session=ses_1_1&amp;a=b\"");
    }

    @Test
    void takesThePaymentAndSendsThePayerBack() {
        RawSellHub.Reply reply = raw.choose(session, "pay");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.http().headers().firstValue("Location"))
                .contains("https://shop.example/return?session=ses_1_1&a=b");
        assertThat(sellhub.invoicesOf(session)).singleElement().matches(SellHubInvoice::paid);
        assertThat(told().getString("status")).isEqualTo("paid");
        assertThat(page()).contains("Your order is paid").doesNotContain("<button");
    }

    @Test
    void letsOneOfManyRacingActsWin() {
        List<CompletableFuture<RawSellHub.Reply>> racing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racing.add(raw.choosing(session, "pay"));
        }

        assertThat(racing.stream().map(RawSellHub::await).filter(reply -> reply.status() == 303))
                .hasSize(1);
        assertThat(sellhub.invoices()).hasSize(1);
        assertThat(sellhub.events()).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> sellhub.pay(session));
    }

    @Test
    void waitsForASlowMethod() {
        RawSellHub.Reply reply = raw.choose(session, "pending");
        raw.choose(session, "pending");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("We are waiting for your payment");
        assertThat(told().getString("status")).isEqualTo("pending");
        assertThat(sellhub.events()).isEmpty();
        String created = told().getString("createdAt");
        SellHubInvoice invoice = sellhub.invoices().get(0);
        assertThat(sellhub.complete(invoice.id()).paid()).isTrue();
        assertThat(told().getString("status")).isEqualTo("paid");
        assertThat(told().getString("createdAt")).isEqualTo(created);
        assertThat(sellhub.invoices()).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> sellhub.complete(invoice.id()));
    }

    @Test
    void tellsNobodyOfADecline() {
        RawSellHub.Reply reply = raw.choose(session, "decline");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("role=\"alert\"", "value=\"pay\"");
        assertThat(raw.invoices()).isEmpty();
        assertThat(raw.choose(session, "pay").status()).isEqualTo(303);
    }

    @Test
    void knowsNoOtherSessionsAndChoices() {
        assertThat(raw.get(sellhub.pageUrl("sess_none").toString()).status()).isEqualTo(404);
        assertThat(raw.choose(session, "cancel").status()).isEqualTo(400);
        assertThat(sellhub.invoices()).isEmpty();
    }

    @Test
    void takesTheMoneyTwiceByMistake() {
        assertThat(sellhub.payTwice(session)).hasSize(2).allMatch(SellHubInvoice::paid);
        assertThat(raw.invoices()).hasSize(2);
        assertThat(raw.invoices().stream()
                        .map(each -> ((JsonObject) each).getString("createdOnSessionId"))
                        .distinct())
                .containsExactly(session);
        assertThat(sellhub.events()).hasSize(2);
    }

    @Test
    void hasAnyWordForAStatus() {
        sellhub.paidWord("delivered");
        SellHubInvoice invoice = sellhub.pay(session);

        assertThat(told().getString("status")).isEqualTo("delivered");
        for (String word : List.of("disputed", "cancelled", "weird")) {
            sellhub.status(invoice.id(), word);
            assertThat(told().getString("status")).isEqualTo(word);
        }
        assertThat(sellhub.invoice(invoice.id()).paid()).isTrue();
    }
}
