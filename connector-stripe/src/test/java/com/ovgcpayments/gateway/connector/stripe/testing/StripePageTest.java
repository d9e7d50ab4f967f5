package com.ovgcpayments.gateway.connector.stripe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hosted page, by plain form posts. */
class StripePageTest {
    private final Vertx vertx = Vertx.vertx();
    private StripeDouble stripe;
    private RawStripe raw;
    private String id;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx);
        raw = RawStripe.of(stripe);
        id = raw.session();
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    private RawStripe.Reply choose(String outcome) {
        return raw.post(stripe.pageUrl(id).toString(), Map.of("outcome", outcome));
    }

    private String page() {
        return raw.get(stripe.pageUrl(id).toString()).http().body();
    }

    @Test
    void showsWhatIsToBePaid() {
        assertThat(page())
                .contains("25.00 USD", "A &lt;b&gt;book&lt;/b&gt;", "TEST MODE")
                .contains("href=\"https://shop.example/cancel?a=1&amp;b=2\"")
                .doesNotContain("<b>");
    }

    @Test
    void takesThePaymentAndSendsThePayerBack() {
        RawStripe.Reply reply = choose("pay");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).isEqualTo("https://shop.example/return?session=" + id);
        assertThat(stripe.charges()).hasSize(1);
        assertThat(stripe.session(id).paymentStatus()).isEqualTo(StripeSession.PaymentStatus.PAID);
    }

    @Test
    void takesNoMoneyTwice() {
        choose("pay");
        RawStripe.Reply again = choose("pay");

        assertThat(again.status()).isEqualTo(200);
        assertThat(stripe.charges()).hasSize(1);
    }

    /** Whoever is first decides; the others find it over. */
    @Test
    void letsOneOfManyRacingActsWin() {
        List<CompletableFuture<RawStripe.Reply>> racing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racing.add(raw.posting(stripe.pageUrl(id).toString(), Map.of("outcome", "pay")));
            racing.add(raw.posting(RawStripe.SESSIONS + "/" + id + "/expire", Map.of()));
        }
        long winners = racing.stream()
                .map(RawStripe::await)
                .filter(reply ->
                        reply.status() == 303 || "expired".equals(reply.json().getString("status")))
                .count();

        boolean paid = stripe.session(id).status() == StripeSession.Status.COMPLETE;
        assertThat(winners).isEqualTo(1);
        assertThat(stripe.charges()).hasSize(paid ? 1 : 0);
        assertThat(stripe.events("checkout.session.completed")).hasSize(paid ? 1 : 0);
        assertThat(stripe.events("checkout.session.expired")).hasSize(paid ? 0 : 1);
    }

    @Test
    void misleadsAfterTheExpiryButTakesNoMoney() {
        raw.post("/v1/checkout/sessions/" + id + "/expire", Map.of());

        assertThat(choose("pay").http().body()).contains("You did it", "or a timeout occurred");
        assertThat(stripe.charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decline, generic_decline, Your card was declined.",
        "insufficient_funds, insufficient_funds, Your card has insufficient funds.",
        "lost_card, lost_card, Your card was declined."
    })
    void letsThePayerTryAgainAfterADecline(String outcome, String code, String message) {
        RawStripe.Reply declined = choose(outcome);

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.http().body()).contains(message.replace("'", "&#39;"), "value=\"pay\"");
        assertThat(stripe.session(id).status()).isEqualTo(StripeSession.Status.OPEN);
        StripePaymentIntent intent = stripe.paymentIntent(id).orElseThrow();
        assertThat(intent.lastPaymentError().orElseThrow().declineCode()).contains(code);
        assertThat(choose("pay").status()).isEqualTo(303);
        assertThat(stripe.paymentIntent(id).orElseThrow().id()).isEqualTo(intent.id());
        assertThat(stripe.paymentIntent(id).orElseThrow().lastPaymentError()).isEmpty();
        assertThat(stripe.charges()).hasSize(1);
        assertThat(stripe.charges(StripeCharge.Status.FAILED)).hasSize(1);
    }

    @Test
    void asksTheBank() {
        assertThat(choose("authenticate").http().body()).contains("3D Secure", "value=\"authenticated\"");
        assertThat(stripe.paymentIntent(id).orElseThrow().status())
                .isEqualTo(StripePaymentIntent.Status.REQUIRES_ACTION);
        assertThat(page()).contains("value=\"authenticated\"");
        assertThat(choose("authentication_failed").http().body()).contains("unable to authenticate");
        assertThat(stripe.paymentIntent(id)
                        .orElseThrow()
                        .lastPaymentError()
                        .orElseThrow()
                        .code())
                .isEqualTo("payment_intent_authentication_failure");
        choose("authenticate");
        assertThat(choose("authenticated").status()).isEqualTo(303);
    }

    @Test
    void completesUnpaidByADelayedMethod() {
        assertThat(choose("pay_later").status()).isEqualTo(303);
        assertThat(stripe.session(id).status()).isEqualTo(StripeSession.Status.COMPLETE);
        assertThat(stripe.session(id).paymentStatus()).isEqualTo(StripeSession.PaymentStatus.UNPAID);
        assertThat(stripe.charges()).isEmpty();

        stripe.asyncSucceed(id);
        assertThat(stripe.session(id).paymentStatus()).isEqualTo(StripeSession.PaymentStatus.PAID);
        assertThat(stripe.charges()).hasSize(1);
    }

    @Test
    void presentsAnotherCurrencyUnlessThatIsTurnedOff() {
        stripe.presentIn("eur", new BigDecimal("0.9"));
        assertThat(page()).contains("22.50 EUR");
        choose("pay");
        JsonObject session = raw.get(RawStripe.SESSIONS + "/" + id + "?expand[]=payment_intent")
                .json();
        assertThat(session.getLong("amount_total")).isEqualTo(2500);
        assertThat(session.getString("currency")).isEqualTo("usd");
        assertThat(session.getJsonObject("presentment_details").getString("presentment_currency"))
                .isEqualTo("eur");

        id = raw.post(RawStripe.SESSIONS, RawStripe.order("adaptive_pricing[enabled]", "false"))
                .json()
                .getString("id");
        assertThat(page()).contains("25.00 USD");
    }

    @Test
    void knowsNoOtherSessionsAndChoices() {
        assertThat(raw.get("/c/pay/cs_test_none").status()).isEqualTo(404);
        assertThat(choose("steal").status()).isEqualTo(400);
        assertThat(stripe.session(id).status()).isEqualTo(StripeSession.Status.OPEN);
    }
}
