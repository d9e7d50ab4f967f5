package com.ovgcpayments.gateway.connector.stripe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's own client understands the double. */
class StripeClientTest {
    private final Vertx vertx = Vertx.vertx();
    private StripeDouble stripe;
    private StripeClient client;

    @BeforeEach
    void start() {
        stripe = StripeDouble.start(vertx);
        client = client(stripe.testKey());
    }

    @AfterEach
    void stop() {
        stripe.close();
        vertx.close().await();
    }

    private StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(stripe.url().toString())
                .setMaxNetworkRetries(0)
                .build();
    }

    private static SessionCreateParams.Builder order() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId("ses_1_1")
                .setCustomerEmail("payer@example.com")
                .setSuccessUrl("https://shop.example/return?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("https://shop.example/cancel")
                .setExpiresAt(Instant.now().getEpochSecond() + 1900)
                .putMetadata("attempt", "ses_1_1")
                .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder()
                        .setEnabled(false)
                        .build())
                .addExcludedPaymentMethodType(SessionCreateParams.ExcludedPaymentMethodType.KLARNA)
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("attempt", "ses_1_1")
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(2L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency("usd")
                                .setUnitAmount(1250L)
                                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("A book")
                                        .build())
                                .build())
                        .build());
    }

    private Session create() throws StripeException {
        return client.v1().checkout().sessions().create(order().build());
    }

    @Test
    void createsAndReadsASession() throws StripeException {
        Session created = create();

        assertThat(created.getId()).startsWith("cs_test_");
        assertThat(created.getLivemode()).isFalse();
        assertThat(created.getStatus()).isEqualTo("open");
        assertThat(created.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(created.getAmountTotal()).isEqualTo(2500);
        assertThat(created.getCurrency()).isEqualTo("usd");
        assertThat(created.getClientReferenceId()).isEqualTo("ses_1_1");
        assertThat(created.getPaymentIntent()).isNull();
        assertThat(created.getAdaptivePricing().getEnabled()).isFalse();
        assertThat(created.getUrl()).isEqualTo(stripe.pageUrl(created.getId()).toString());
        assertThat(created.getLastResponse().requestId()).startsWith("req_");
        Session read = client.v1().checkout().sessions().retrieve(created.getId());
        assertThat(read.getMetadata()).containsEntry("attempt", "ses_1_1");
        assertThat(stripe.sessionByReference("ses_1_1")).hasSize(1);
    }

    @Test
    void readsAPaymentInOneCallOnceItIsCaptured() throws StripeException {
        String id = create().getId();
        stripe.pay(id);
        SessionRetrieveParams expanding = SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge.balance_transaction")
                .addExpand("line_items")
                .build();

        Session paid = client.v1().checkout().sessions().retrieve(id, expanding);
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getUrl()).isNull();
        assertThat(paid.getLineItems().getData()).hasSize(1);
        Charge charge = paid.getPaymentIntentObject().getLatestChargeObject();
        assertThat(charge.getMetadata()).containsEntry("attempt", "ses_1_1");
        assertThat(charge.getBalanceTransaction()).isNull();

        stripe.settle(paid.getPaymentIntent());
        BalanceTransaction settled = client.v1()
                .checkout()
                .sessions()
                .retrieve(id, expanding)
                .getPaymentIntentObject()
                .getLatestChargeObject()
                .getBalanceTransactionObject();
        assertThat(settled.getFee()).isEqualTo(103);
        assertThat(settled.getNet()).isEqualTo(2397);
        assertThat(settled.getStatus()).isEqualTo("pending");

        stripe.makeAvailable(paid.getPaymentIntent());
        assertThat(client.v1().balanceTransactions().retrieve(settled.getId()).getStatus())
                .isEqualTo("available");
        assertThat(client.v1().balance().retrieve().getAvailable().get(0).getAmount())
                .isEqualTo(2397);
    }

    @Test
    void tellsWhyATryFailed() throws StripeException {
        String id = create().getId();
        stripe.decline(id, "insufficient_funds");

        Session session = client.v1().checkout().sessions().retrieve(id);
        assertThat(session.getStatus()).isEqualTo("open");
        PaymentIntent intent = client.v1()
                .paymentIntents()
                .retrieve(
                        session.getPaymentIntent(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getCode()).isEqualTo("card_declined");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(intent.getLatestChargeObject().getStatus()).isEqualTo("failed");
        assertThat(stripe.charges()).isEmpty();
    }

    @Test
    void pagesThroughAList() throws StripeException {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(0, create().getId());
        }
        stripe.expire(created.get(1));
        SessionListParams two = SessionListParams.builder().setLimit(2L).build();

        StripeCollection<Session> page = client.v1().checkout().sessions().list(two);
        assertThat(page.getHasMore()).isTrue();
        assertThat(page.getData()).extracting(Session::getId).containsExactly(created.get(0), created.get(1));
        List<String> all = new ArrayList<>();
        page.autoPagingIterable().forEach(session -> all.add(session.getId()));
        assertThat(all).isEqualTo(created);

        SessionListParams open = SessionListParams.builder()
                .setStatus(SessionListParams.Status.OPEN)
                .setEndingBefore(created.get(4))
                .setLimit(2L)
                .build();
        StripeCollection<Session> before = client.v1().checkout().sessions().list(open);
        assertThat(before.getData()).extracting(Session::getId).containsExactly(created.get(2), created.get(3));
        assertThat(before.getHasMore()).isTrue();
    }

    @Test
    void findsSessionsByPaymentIntentAndTime() throws StripeException {
        create();
        Session paid = create();
        String intent = stripe.pay(paid.getId()).paymentIntent().orElseThrow();

        SessionListParams byIntent = SessionListParams.builder()
                .setPaymentIntent(intent)
                .addExpand("data.payment_intent.latest_charge.balance_transaction")
                .build();
        List<Session> found = client.v1().checkout().sessions().list(byIntent).getData();
        assertThat(found).extracting(Session::getId).containsExactly(paid.getId());
        assertThat(found.get(0).getPaymentIntentObject().getLatestChargeObject().getAmount())
                .isEqualTo(2500);

        SessionListParams sinceThen = SessionListParams.builder()
                .setCreated(SessionListParams.Created.builder()
                        .setGte(paid.getCreated() - 5)
                        .build())
                .build();
        SessionListParams later = SessionListParams.builder()
                .setCreated(SessionListParams.Created.builder()
                        .setGt(Instant.now().getEpochSecond() + 5)
                        .build())
                .build();
        assertThat(client.v1().checkout().sessions().list(sinceThen).getData()).hasSize(2);
        assertThat(client.v1().checkout().sessions().list(later).getData()).isEmpty();
    }

    @Test
    void expiresOnlyWhatIsOpen() throws StripeException {
        String open = create().getId();
        assertThat(client.v1().checkout().sessions().expire(open).getStatus()).isEqualTo("expired");
        assertThat(stripe.events("checkout.session.expired")).hasSize(1);

        String paid = create().getId();
        stripe.pay(paid);
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client.v1().checkout().sessions().expire(paid));
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(stripe.session(paid).status()).isEqualTo(StripeSession.Status.COMPLETE);
    }

    @Test
    void refundsInParts() throws StripeException {
        String intent = stripe.pay(create().getId()).paymentIntent().orElseThrow();
        RefundCreateParams part = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(1000L)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("refund", "re_1")
                .build();

        Refund first = client.v1().refunds().create(part);
        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(first.getMetadata()).containsExactly(java.util.Map.entry("refund", "re_1"));
        assertThat(client.v1().charges().retrieve(first.getCharge()).getAmountRefunded())
                .isEqualTo(1000);
        RefundCreateParams tooMuch = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(1501L)
                .build();
        RefundCreateParams rest =
                RefundCreateParams.builder().setPaymentIntent(intent).build();
        assertThat(refusal(tooMuch).getCode()).isEqualTo("amount_too_large");
        assertThat(client.v1().refunds().create(rest).getAmount()).isEqualTo(1500);
        assertThat(refusal(rest).getCode()).isEqualTo("charge_already_refunded");
        assertThat(client.v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(intent)
                                .build())
                        .getData())
                .hasSize(2);
    }

    private StripeException refusal(RefundCreateParams params) {
        return catchThrowableOfType(
                StripeException.class, () -> client.v1().refunds().create(params));
    }

    @Test
    void mapsErrorsToTheClientsExceptions() throws StripeException {
        assertThat(catchThrowableOfType(
                        AuthenticationException.class,
                        () -> client("sk_test_wrong").v1().balance().retrieve()))
                .isNotNull();
        stripe.fail("/v1/balance", StripeFault.RATE_LIMITED, 1);
        assertThat(catchThrowableOfType(
                        RateLimitException.class, () -> client.v1().balance().retrieve()))
                .isNotNull();
        stripe.forbid("/v1/balance");
        assertThat(catchThrowableOfType(
                        PermissionException.class, () -> client.v1().balance().retrieve()))
                .isNotNull();
        RequestOptions keyed = RequestOptions.builder().setIdempotencyKey("key").build();
        client.v1().checkout().sessions().create(order().build(), keyed);
        SessionCreateParams other = order().setClientReferenceId("another").build();
        assertThat(catchThrowableOfType(
                        IdempotencyException.class,
                        () -> client.v1().checkout().sessions().create(other, keyed)))
                .isNotNull();
    }

    @Test
    void keepsTestAndLiveApart() throws StripeException {
        StripeClient live = client(stripe.liveKey());
        Session test = create();
        Session real = live.v1().checkout().sessions().create(order().build());

        assertThat(real.getLivemode()).isTrue();
        assertThat(real.getId()).startsWith("cs_live_");
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> live.v1().checkout().sessions().retrieve(test.getId()));
        assertThat(refused.getCode()).isEqualTo("resource_missing");
        assertThat(refused.getStatusCode()).isEqualTo(404);
        assertThat(live.v1().checkout().sessions().list().getData()).hasSize(1);
    }

    @Test
    void tellsOfTheAccountAndItsEndpoints() throws StripeException {
        stripe.account(new StripeAccount("acct_1", "A Shop", "DE", "eur", false, true));
        stripe.webhookEndpoint(
                false, URI.create("https://shop.example/hook"), List.of("checkout.session.completed"), false);

        assertThat(client.v1().accounts().retrieveCurrent().getBusinessProfile().getName())
                .isEqualTo("A Shop");
        assertThat(client.v1()
                        .webhookEndpoints()
                        .list(WebhookEndpointListParams.builder().build())
                        .getData())
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.getStatus()).isEqualTo("disabled");
                    assertThat(endpoint.getEnabledEvents()).containsExactly("checkout.session.completed");
                });
        StripeClient live = client(stripe.liveKey());
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> live.v1().checkout().sessions().create(order().build())))
                .isNotNull();
    }
}
