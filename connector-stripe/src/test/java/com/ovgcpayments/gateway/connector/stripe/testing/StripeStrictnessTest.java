package com.ovgcpayments.gateway.connector.stripe.testing;

import static com.ovgcpayments.gateway.connector.stripe.testing.RawStripe.SESSIONS;
import static com.ovgcpayments.gateway.connector.stripe.testing.RawStripe.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe refuses, by version. */
class StripeStrictnessTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private StripeDouble stripe;
    private RawStripe raw;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx, clock);
        raw = RawStripe.of(stripe);
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    private static Map<String, String> without(String name) {
        Map<String, String> form = order();
        form.remove(name);
        return form;
    }

    @ParameterizedTest
    @CsvSource({
        "line_items[0][price_data][unit_amount], -1, parameter_invalid_integer",
        "line_items[0][price_data][unit_amount], 25.00, parameter_invalid_integer",
        "line_items[0][price_data][unit_amount], 49, amount_too_small",
        "line_items[0][price_data][unit_amount], 1000000000000, amount_too_large",
        "line_items[0][price_data][product_data][name], '', parameter_invalid_empty",
        "line_items[0][price_data][tax], 1, parameter_unknown",
        "line_items[0][price], price_1, resource_missing",
        "line_items[0][quantity], 0, parameter_invalid_integer",
        "success_url, shop.example/back, url_invalid",
        "cancel_url, javascript:alert(1), url_invalid",
        "customer_email, nobody, email_invalid",
        "favourite_colour, red, parameter_unknown",
        "payment_intent_data[colour], red, parameter_unknown",
    })
    void refusesAValue(String name, String value, String code) {
        RawStripe.Reply reply = raw.post(SESSIONS, order(name, value));

        assertThat(reply.status()).isEqualTo(code.equals("resource_missing") ? 404 : 400);
        assertThat(reply.error().getString("code")).isEqualTo(code);
        assertThat(reply.error().getString("type")).isEqualTo("invalid_request_error");
        if (!code.startsWith("amount_")) {
            assertThat(reply.error().getString("param")).isEqualTo(name);
        }
        assertThat(stripe.sessions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mode, setup",
        "line_items[0][price_data][currency], USD",
        "line_items[0][price_data][currency], irr",
        "expires_at, 0",
        "ui_mode, hosted",
        "adaptive_pricing[enabled], no",
        "payment_method_types[0], card",
    })
    void refusesAWord(String name, String value) {
        assertThat(raw.post(SESSIONS, order(name, value)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "mode",
        "success_url",
        "line_items[0][quantity]",
        "line_items[0][price_data][currency]",
        "line_items[0][price_data][unit_amount]",
        "line_items[0][price_data][product_data][name]"
    })
    void requires(String name) {
        RawStripe.Reply reply = raw.post(SESSIONS, without(name));

        assertThat(reply.error().getString("message")).contains("Missing required param");
        assertThat(name).startsWith(reply.error().getString("param"));
    }

    @Test
    void limitsLengthsAndNumbers() {
        assertThat(raw.post(SESSIONS, order("client_reference_id", "x".repeat(200)))
                        .status())
                .isEqualTo(200);
        assertThat(raw.post(SESSIONS, order("client_reference_id", "x".repeat(201)))
                        .status())
                .isEqualTo(400);
        assertThat(raw.post(SESSIONS, order("metadata[a]", "x".repeat(500))).status())
                .isEqualTo(200);
        assertThat(raw.post(SESSIONS, order("metadata[a]", "x".repeat(501))).status())
                .isEqualTo(400);
        assertThat(raw.post(SESSIONS, order("metadata[" + "k".repeat(41) + "]", "x"))
                        .status())
                .isEqualTo(400);
        Map<String, String> keys = order();
        Map<String, String> lines = order();
        for (int i = 1; i <= 100; i++) {
            keys.put("metadata[key" + i + "]", "x");
            lines.put("line_items[" + i + "][price_data][currency]", "usd");
            lines.put("line_items[" + i + "][price_data][unit_amount]", "1");
            lines.put("line_items[" + i + "][price_data][product_data][name]", "x");
            lines.put("line_items[" + i + "][quantity]", "1");
        }
        assertThat(raw.post(SESSIONS, keys).status()).isEqualTo(400);
        assertThat(raw.post(SESSIONS, lines).error().getString("message")).contains("maximum 100");
    }

    @Test
    void limitsTheExpiry() {
        long now = clock.instant().getEpochSecond();

        assertThat(expiring(now + 1799).error().getString("message"))
                .isEqualTo("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        assertThat(expiring(now + 86401).error().getString("message"))
                .isEqualTo("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
        assertThat(expiring(now + 86401).error().getString("param")).isEqualTo("expires_at");
        assertThat(expiring(now + 1800).status()).isEqualTo(200);
        assertThat(expiring(now + 86400).status()).isEqualTo(200);
    }

    private RawStripe.Reply expiring(long second) {
        return raw.post(SESSIONS, order("expires_at", String.valueOf(second)));
    }

    @Test
    void expiresByItselfAndTellsSo() {
        String id = expiring(clock.instant().getEpochSecond() + 1800).json().getString("id");
        stripe.decline(id, "generic_decline");
        clock.advance(Duration.ofMinutes(30));

        assertThat(raw.get(SESSIONS + "/" + id).json().getString("status")).isEqualTo("expired");
        assertThat(stripe.events("checkout.session.expired")).hasSize(1);
        assertThat(stripe.paymentIntent(id).orElseThrow().status()).isEqualTo(StripePaymentIntent.Status.CANCELED);
        assertThat(stripe.paymentIntent(id).orElseThrow().lastPaymentError()).isPresent();
    }

    /** Zero, two and three decimals as Stripe has them. */
    @ParameterizedTest
    @CsvSource({
        "jpy, 50, 200",
        "jpy, 49, 400",
        "isk, 50000, 200",
        "isk, 50050, 400",
        "ugx, 500000, 200",
        "ugx, 500001, 400",
        "kwd, 5120, 200",
        "kwd, 5124, 400",
        "mga, 5000, 200",
        "huf, 17500, 200",
        "huf, 17400, 400",
        "usd, 0, 200",
    })
    void followsStripesCurrencyRules(String currency, String amount, int status) {
        Map<String, String> form = order("line_items[0][price_data][currency]", currency);
        form.put("line_items[0][price_data][unit_amount]", amount);

        assertThat(raw.post(SESSIONS, form).status()).isEqualTo(status);
    }

    @Test
    void needsNoPaymentForNothing() {
        String id = raw.post(SESSIONS, order("line_items[0][price_data][unit_amount]", "0"))
                .json()
                .getString("id");
        stripe.pay(id);

        JsonObject session = raw.get(SESSIONS + "/" + id).json();
        assertThat(session.getString("payment_status")).isEqualTo("no_payment_required");
        assertThat(session.getString("payment_intent")).isNull();
        assertThat(stripe.charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-28.endive, payment_method_types[0], card, 400",
        "2026-09-30.endive, payment_method_types[0], card, 400",
        "2026-07-29.dahlia, payment_method_types[0], card, 200",
        "2026-07-29.dahlia, allowed_payment_method_types[0], card, 400",
        "2026-10-28.endive, allowed_payment_method_types[0], card, 200",
        "2026-10-28.endive, excluded_payment_method_types[0], klarna, 200",
        "2026-03-25.dahlia, ui_mode, hosted, 400",
        "2026-03-25.dahlia, ui_mode, hosted_page, 200",
        "2025-01-27.acacia, ui_mode, hosted, 200",
        "2025-01-27.acacia, ui_mode, hosted_page, 400",
        "2023-08-16, adaptive_pricing[enabled], false, 400",
        "2026-10-28.endive, adaptive_pricing[enabled], false, 200",
        "2023-08-16, locale, en, 200",
        "2027-01-01.future, locale, en, 400",
        "yesterday, locale, en, 400",
    })
    void dependsOnTheVersion(String version, String name, String value, int status) {
        assertThat(raw.with("Stripe-Version", version)
                        .post(SESSIONS, order(name, value))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void makesThePaymentIntentAtOnceInOldVersions() {
        String old = raw.with("Stripe-Version", "2020-08-27")
                .post(SESSIONS, order())
                .json()
                .getString("payment_intent");
        String deferred = raw.with("Stripe-Version", "2022-08-01")
                .post(SESSIONS, order())
                .json()
                .getString("payment_intent");

        assertThat(old).startsWith("pi_");
        assertThat(deferred).isNull();
    }

    @Test
    void capturesAtOnceInOldVersions() {
        assertThat(transactionAfterPaying("2024-04-09")).isPresent();
        assertThat(transactionAfterPaying("2024-04-10")).isEmpty();
    }

    private java.util.Optional<String> transactionAfterPaying(String version) {
        String id = raw.with("Stripe-Version", version)
                .post(SESSIONS, order())
                .json()
                .getString("id");
        String intent = stripe.pay(id).paymentIntent().orElseThrow();
        return stripe.charges().stream()
                .filter(charge -> charge.paymentIntent().equals(intent))
                .findFirst()
                .orElseThrow()
                .balanceTransaction();
    }

    @Test
    void takesFormsOnly() {
        assertThat(raw.post(SESSIONS, "{}", "application/json").status()).isEqualTo(400);
        String id = raw.session();
        assertThat(raw.post(SESSIONS + "/" + id + "/expire", "", "").status()).isEqualTo(400);
        assertThat(raw.post(SESSIONS + "/" + id + "/expire", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void takesTheKeyBothWaysAndNoOther() {
        String basic = Base64.getEncoder().encodeToString((stripe.testKey() + ":").getBytes(StandardCharsets.UTF_8));

        assertThat(raw.with("Authorization", "Basic " + basic)
                        .get("/v1/balance")
                        .status())
                .isEqualTo(200);
        assertThat(raw.without("Authorization").get("/v1/balance").status()).isEqualTo(401);
        RawStripe.Reply wrong =
                raw.with("Authorization", "Bearer sk_test_somethingelse").get("/v1/balance");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error().getString("message")).doesNotContain("somethingelse");
        assertThat(wrong.header("Request-Id")).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({
        "payment_intent.latest_charge.balance_transaction, 200",
        "payment_intent.latest_charge.balance_transaction.source, 200",
        "payment_intent.latest_charge.payment_intent.latest_charge.balance_transaction, 400",
        "data.payment_intent, 400",
        "amount_total, 400",
        "charge, 400",
    })
    void expandsFourLevelsOfWhatCanBeExpanded(String property, int status) {
        String id = raw.session();

        assertThat(raw.get(SESSIONS + "/" + id + "?expand[]=" + property).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "expand[]=payment_intent, 400",
        "expand[]=data.payment_intent, 200",
        "limit=0, 400",
        "limit=101, 400",
        "starting_after=cs_test_none, 404",
        "colour=red, 400",
        "status=paid, 400"
    })
    void isStrictAboutLists(String query, int status) {
        assertThat(raw.get(SESSIONS + "?" + query).status()).isEqualTo(status);
    }

    @Test
    void knowsNoOtherPaths() {
        assertThat(raw.get("/v1/checkout").status()).isEqualTo(404);
        assertThat(raw.post("/v1/payment_intents", Map.of()).status()).isEqualTo(404);
        assertThat(raw.get("/v1/payment_intents/pi_none").error().getString("code"))
                .isEqualTo("resource_missing");
        assertThat(raw.get("/v1/payment_intents/cs_test").status()).isEqualTo(404);
    }

    @Test
    void remembersWhatWasAsked() {
        raw.with("X-Trace", "one").post(SESSIONS, order());

        assertThat(stripe.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.headers()).containsEntry("x-trace", "one");
            assertThat(request.body()).contains("client_reference_id=ses_1_1");
        });
    }
}
