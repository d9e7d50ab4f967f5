package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.Settings;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.FormEncoder;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ExcludedPaymentMethodType;
import com.stripe.param.checkout.SessionListParams;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Field by field, what Stripe's own client for Java sends for the same request. */
class StripeFormTest {
    private static final UUID SESSION = UUID.fromString("0198c1f0-0000-7000-8000-000000000001");
    private static final String REFERENCE = SESSION + "_1";
    private static final Instant STARTED = Instant.ofEpochSecond(1_790_000_000);
    private static final String TITLE = "Tüte „Äpfel“ & 2 [Birnen] = 100 % ☂";

    @Test
    void aSessionIsOpenedAsStripesClientOpensIt() {
        SessionCreateParams theirs = withoutDelay(base()).build();
        assertThat(fields(ours(Map.of()).encoded())).isEqualTo(fields(theirs));
    }

    @Test
    void delayedMethodsAreLeftToTheAccountWhereTheyAreWanted() {
        assertThat(fields(ours(Map.of("delayedMethods", true)).encoded())).isEqualTo(fields(base().build()));
    }

    @Test
    void anOldVersionIsNotToldOfAdaptivePricing() {
        Map<String, String> theirs = fields(withoutDelay(base()).build());
        theirs.remove("adaptive_pricing[enabled]");
        assertThat(fields(ours(Map.of("apiVersion", "2023-08-16")).encoded())).isEqualTo(theirs);
    }

    @Test
    void anAddressThatStripeWouldTurnAwayIsLeftOut() {
        Map<String, String> theirs = fields(withoutDelay(base()).build());
        theirs.remove("customer_email");
        StripeForm form = StripeOrder.form(begin("payer@localhost"), 2500, settings(Map.of()));
        assertThat(fields(form.encoded())).isEqualTo(theirs);
    }

    @Test
    void repetitionsAreTheSameToTheByte() {
        assertThat(ours(Map.of()).body()).isEqualTo(ours(Map.of()).body());
    }

    @Test
    void aRefundIsAskedForAsStripesClientAsksForIt() {
        RefundCreateParams theirs = RefundCreateParams.builder()
                .setPaymentIntent("pi_1")
                .setAmount(1200L)
                .putMetadata("ovgc_refund", "re_1")
                .putMetadata("ovgc_attempt", REFERENCE)
                .build();
        ConnectorRequest.Refund refund = new ConnectorRequest.Refund(
                "re_1", REFERENCE, Mode.TEST, "pi_1", new Money(2500, "USD"), new Money(1200, "USD"), STARTED);
        assertThat(fields(StripeRefund.form(refund, 1200).encoded())).isEqualTo(fields(theirs));
    }

    @Test
    void questionsAreAskedAsStripesClientAsksThem() {
        assertThat(fields(new StripeForm().expand(StripeSettlement.EXPANDED).encoded()))
                .isEqualTo(fields(PaymentIntentRetrieveParams.builder()
                        .addExpand("latest_charge.balance_transaction")
                        .build()));
        assertThat(fields(new StripeForm()
                        .put("payment_intent", "pi_1")
                        .put("limit", 100)
                        .encoded()))
                .isEqualTo(fields(RefundListParams.builder()
                        .setPaymentIntent("pi_1")
                        .setLimit(100L)
                        .build()));
        assertThat(fields(new StripeForm()
                        .put("created[gte]", 5)
                        .put("created[lte]", 9)
                        .put("limit", 100)
                        .put("starting_after", "cs_1")
                        .encoded()))
                .isEqualTo(fields(SessionListParams.builder()
                        .setCreated(SessionListParams.Created.builder()
                                .setGte(5L)
                                .setLte(9L)
                                .build())
                        .setLimit(100L)
                        .setStartingAfter("cs_1")
                        .build()));
    }

    private static StripeForm ours(Map<String, Object> settings) {
        return StripeOrder.form(begin("payer+x@example.com"), 2500, settings(settings));
    }

    private static ConnectorRequest.Begin begin(String email) {
        return new ConnectorRequest.Begin(
                SESSION,
                REFERENCE,
                Mode.TEST,
                new Money(2500, "USD"),
                email,
                TITLE,
                STARTED,
                STARTED.plusSeconds(1800),
                URI.create("https://billing.example/checkout/" + SESSION + "/return"),
                URI.create("https://billing.example/checkout/" + SESSION + "/cancel"));
    }

    private static SessionCreateParams.Builder base() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency("usd")
                                .setUnitAmount(2500L)
                                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName(TITLE)
                                        .build())
                                .build())
                        .build())
                .setCustomerEmail("payer+x@example.com")
                .setSuccessUrl("https://billing.example/checkout/" + SESSION + "/return")
                .setCancelUrl("https://billing.example/checkout/" + SESSION + "/cancel")
                .setClientReferenceId(REFERENCE)
                .putMetadata("ovgc_attempt", REFERENCE)
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("ovgc_attempt", REFERENCE)
                        .build())
                .setExpiresAt(STARTED.plusSeconds(32 * 60).getEpochSecond())
                .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder()
                        .setEnabled(false)
                        .build());
    }

    private static SessionCreateParams.Builder withoutDelay(SessionCreateParams.Builder params) {
        return params.addExcludedPaymentMethodType(ExcludedPaymentMethodType.ACSS_DEBIT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.AU_BECS_DEBIT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.BACS_DEBIT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.BOLETO)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.CUSTOMER_BALANCE)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.KONBINI)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.MULTIBANCO)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.NZ_BANK_ACCOUNT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.OXXO)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.PAYTO)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.SEPA_DEBIT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.SOFORT)
                .addExcludedPaymentMethodType(ExcludedPaymentMethodType.US_BANK_ACCOUNT);
    }

    private static StripeSettings settings(Map<String, Object> values) {
        Map<String, Object> all = new TreeMap<>(values);
        all.put("testApiKey", "sk_test_1");
        return StripeSettings.of(Settings.read(StripeSettings.DECLARED, all), Set.of(Mode.TEST));
    }

    private static Map<String, String> fields(ApiRequestParams params) {
        return fields(FormEncoder.createQueryString(params.toMap()));
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] pair = field.split("=", 2);
            String before = fields.put(decoded(pair[0]), decoded(pair[1]));
            assertThat(before).as(pair[0]).isNull();
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
