package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.ovgcpayments.gateway.testing.ApiContract;
import com.ovgcpayments.gateway.testing.Authenticator;
import com.ovgcpayments.gateway.testing.FirstStart;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.MerchantReceiver.Received;
import com.ovgcpayments.gateway.testing.Shop;
import com.ovgcpayments.gateway.testing.Signatures;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that a merchant needs a gateway for, from nothing: by pages, over HTTP, with nothing done behind anybody's back. */
class MerchantJourneyTest {
    private static final String PASSWORD = "seven tall lighthouses";
    private static final String OWNER = "ada@books.example";
    private static final String OPERATOR = "grace@gateway.example";

    private FirstStart gateway;
    private Shop shop;
    private MerchantReceiver receiver;
    private Visit owner;
    private Visit payer;
    private Visit operator;

    @BeforeEach
    void start() {
        gateway = FirstStart.withoutPayouts();
        shop = Shop.open(gateway.vertx());
        receiver = MerchantReceiver.start(gateway.vertx());
        owner = Visit.start();
        payer = Visit.start();
        operator = Visit.start();
    }

    @AfterEach
    void stop() {
        try {
            payer.close();
            operator.close();
            owner.close();
        } finally {
            shop.close();
            gateway.close();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aMerchantEarnsGivesBackAndIsPaidOut() {
        ownerJoins();
        String recoveryCode = ownerSetsUpHisSecondFactor();
        String key = ownerCreatesAnApiKey(recoveryCode);
        String secret = ownerRegistersAnEndpoint();

        ownerLeavesTheListOpen();
        String session = serverCreatesACheckoutSession(key);
        ownerSeesOnTheOpenList(session, "Open");
        payerPays(session);
        ownerSeesOnTheOpenList(session, "Paid");
        balanceIs("$0.00", "$25.00", "$0.00");

        ownerRefundsTenDollars(session);
        balanceIs("$0.00", "$15.00", "$0.00");
        ownerSettles(session);
        balanceIs("$15.00", "$0.00", "$0.00");

        ownerNamesHisBankAccount();
        String payout = ownerRequestsAPayoutOfTwelveDollars();
        balanceIs("$3.00", "$0.00", "$12.00");
        owner.picture("3-balance");
        operatorJoins();
        operatorConfirms(payout);
        ownerSeesItSent(payout);
        balanceIs("$3.00", "$0.00", "$0.00");

        serverWasTold(secret, session, payout);
        ownerResendsTheNewsOfThePayment(secret);
        ownerRevokesTheKey(key);
        booksAgree();
        overviewTellsOf(session);
    }

    private void ownerJoins() {
        String link = gateway.command("merchants", "create", "Lighthouse Books", "--owner", OWNER)
                .get(1);
        assertThat(link).startsWith(gateway.dashboard("/dashboard/join?token="));
        join(owner, link, "Ada");
        assertThat(owner.heading()).isEqualTo("Sign in");
        signIn(owner, OWNER);
        owner.awaitAt(gateway.dashboard("/dashboard/test"));
        assertThat(owner.text()).contains("Lighthouse Books");
        owner.picture("1-first-sight");
    }

    /** Answers one of the recovery codes. */
    private String ownerSetsUpHisSecondFactor() {
        owner.page().locator(".bar summary").click();
        owner.follow("Your account");
        owner.follow("Second factor");
        owner.press("Set it up");
        type(owner, "Password", PASSWORD);
        owner.press("Confirm");
        Authenticator app = new Authenticator(owner.page().locator(".copy .id").innerText());
        type(owner, "Code", app.code());
        owner.press("Switch on");
        String recoveryCode = owner.page()
                .locator("#recovery-codes")
                .innerText()
                .lines()
                .findFirst()
                .orElseThrow();

        owner.page().locator(".bar summary").click();
        owner.press("Sign out");
        signIn(owner, OWNER);
        owner.awaitAt(gateway.dashboard("/dashboard/sign-in/code"));
        type(owner, "Code", app.nextCode());
        owner.press("Go on");
        owner.awaitAt(gateway.dashboard("/dashboard/test"));
        return recoveryCode;
    }

    private String ownerCreatesAnApiKey(String recoveryCode) {
        ownerOpens("API keys");
        owner.follow("Create key");
        type(owner, "Name", "Shop server");
        owner.press("Create key");
        assertThat(owner.heading()).isEqualTo("Confirm that it is you");
        type(owner, "Code", recoveryCode);
        owner.press("Confirm");
        assertThat(owner.heading()).isEqualTo("Your new key");
        String key = owner.page().locator("#key").innerText();
        assertThat(key).startsWith("ovgc_test_");
        owner.follow("I have stored the key");
        return key;
    }

    private String ownerRegistersAnEndpoint() {
        ownerOpens("Webhooks");
        owner.follow("Add endpoint");
        type(owner, "URL", receiver.url());
        owner.page().getByLabel("refund.succeeded").check();
        owner.press("Add endpoint");
        assertThat(owner.heading()).isEqualTo("Your new endpoint");
        return owner.page().locator("#secret").innerText();
    }

    private void ownerLeavesTheListOpen() {
        ownerOpens("Payments");
        assertThat(owner.text()).contains("No payments yet");
        owner.page().evaluate("document.body.dataset.leftOpen = 'yes'");
    }

    /** Answers its id. */
    private String serverCreatesACheckoutSession(String key) {
        HttpResponse<Buffer> answer = gateway.post("/api/checkout-sessions", key, shop.sessionBody());
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return data(answer).getJsonObject("session").getString("id");
    }

    /** On the very page that was left open. */
    private void ownerSeesOnTheOpenList(String session, String status) {
        Locator line = owner.page().locator("#payment-" + session);
        line.getByText(status, new Locator.GetByTextOptions().setExact(true)).waitFor();
        assertThat(line.innerText()).contains("$25.00", "customer@example.com");
        assertThat(owner.page().locator("body[data-left-open]").count()).isEqualTo(1);
    }

    private void payerPays(String session) {
        payer.open(gateway.dashboard("/checkout/" + session));
        assertThat(payer.text()).contains("Lighthouse Books", "Premium Plan");
        payer.press("Pay $25.00");
        payer.press("Approve");
        payer.awaitAt(shop.success());
    }

    private void balanceIs(String available, String pending, String inTransit) {
        ownerOpens("Balance");
        assertThat(owner.page().locator(".grid .figure").allInnerTexts())
                .as("available, pending, in transit")
                .containsExactly(available, pending, inTransit);
    }

    private void ownerRefundsTenDollars(String session) {
        ownerOpensThePayment(session);
        owner.follow("Refund");
        type(owner, "Amount in USD", "10.00");
        type(owner, "Reason (optional)", "One of two books");
        owner.press("Refund");
        assertThat(owner.heading()).isEqualTo("Refund of $10.00");
        owner.page().locator("#refund .facts .state.good").waitFor();
        owner.follow(session);
        assertThat(owner.text()).contains("Partly refunded", "($15.00 left)", "One of two books");
        owner.picture("2-partly-refunded");
    }

    private void ownerSettles(String session) {
        ownerOpensThePayment(session);
        owner.press("Settle now");
        assertThat(owner.text()).contains("Settled: the money is available.");
    }

    private void ownerOpensThePayment(String session) {
        ownerOpens("Payments");
        owner.page().locator("#payment-" + session + " a").click();
        assertThat(owner.heading()).isEqualTo("Payment of $25.00");
    }

    private void ownerNamesHisBankAccount() {
        ownerOpens("Payouts");
        owner.follow("Bank accounts");
        owner.follow("Add account");
        owner.page().getByLabel("Currency").selectOption("USD");
        type(owner, "Account holder", "Lighthouse Books Ltd");
        type(owner, "IBAN", "DE89 3704 0044 0532 0130 00");
        owner.press("Save account");
        assertThat(owner.text()).contains("IBAN …3000");
    }

    private String ownerRequestsAPayoutOfTwelveDollars() {
        ownerOpens("Payouts");
        owner.follow("Request payout");
        type(owner, "Amount", "12");
        owner.press("Request payout");
        assertThat(owner.heading()).isEqualTo("Payout of $12.00");
        assertThat(owner.text()).contains("Requested by " + OWNER, "Lighthouse Books Ltd");
        return owner.page().url().replaceFirst(".*/", "");
    }

    private void operatorJoins() {
        String link = gateway.command("operators", "invite", OPERATOR).get(0);
        assertThat(link).startsWith(gateway.operators("/dashboard/join?token="));
        join(operator, link, "Grace");
        signIn(operator, OPERATOR);
        operator.awaitAt(gateway.operators("/dashboard/operator"));
    }

    private void operatorConfirms(String payout) {
        operator.follow("Payouts");
        operator.follow("$12.00");
        assertThat(operator.text()).contains("Lighthouse Books", payout);
        operator.picture("payout-at-operators");
        operator.page().getByLabel("It was sent").check();
        type(operator, "Reason", "Statement 12 shows it");
        operator.press("Settle it");
        type(operator, "Password", PASSWORD);
        operator.press("Confirm");
        assertThat(operator.text()).contains("The payout is completed");
    }

    private void ownerSeesItSent(String payout) {
        ownerOpens("Payouts");
        owner.follow(payout);
        assertThat(owner.page().locator(".facts .state").innerText()).isEqualTo("Sent");
        assertThat(owner.text()).doesNotContain("Statement 12", "Grace");
        owner.picture("4-payout-sent");
    }

    private void serverWasTold(String secret, String session, String payout) {
        List<Received> all = receiver.until(received -> received.size() == 4).await();
        assertThat(all).allSatisfy(each -> assertGenuine(each, secret));
        assertThat(all)
                .extracting(MerchantJourneyTest::type)
                .containsExactlyInAnyOrder(
                        "payment.succeeded", "refund.created", "refund.succeeded", "payout.completed");
        assertThat(told("payment.succeeded").body()).contains(session);
        assertThat(told("payout.completed").body()).contains(payout);
    }

    private void ownerResendsTheNewsOfThePayment(String secret) {
        ownerOpens("Webhooks");
        owner.follow(receiver.url());
        owner.follow("payment.succeeded");
        owner.press("Resend");
        owner.page().getByText("Try 2").waitFor();
        Received again =
                receiver.until(received -> received.size() == 5).await().get(4);
        Received first = told("payment.succeeded");
        assertGenuine(again, secret);
        assertThat(again.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(again.body()).isEqualTo(first.body());
    }

    /** What the server was told of this type first. */
    private Received told(String type) {
        return receiver.all().stream()
                .filter(each -> type(each).equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void ownerRevokesTheKey(String key) {
        assertThat(gateway.get("/api/balance", key).statusCode()).isEqualTo(200);
        ownerOpens("API keys");
        owner.follow("Revoke Shop server");
        owner.press("Revoke key");
        assertThat(owner.text()).contains("“Shop server” is revoked");
        awaitRefusal(key);
    }

    /** An instance remembers who a key is for most of a second: the test's timeout ends what is never refused. */
    private void awaitRefusal(String key) {
        HttpResponse<Buffer> answer = gateway.get("/api/balance", key);
        while (answer.statusCode() == 200) {
            gateway.vertx().timer(50, TimeUnit.MILLISECONDS).await();
            answer = gateway.get("/api/balance", key);
        }
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private void booksAgree() {
        assertThat(gateway.command("verify").get(0)).endsWith("all agrees");
    }

    private void overviewTellsOf(String session) {
        ownerOpens("Overview");
        Locator line = owner.page()
                .locator("tr", new Page.LocatorOptions().setHas(owner.page().locator("a[title='" + session + "']")));
        assertThat(line.innerText()).contains("Partly refunded", "$25.00");
        owner.picture("5-overview");
    }

    private void ownerOpens(String item) {
        owner.page()
                .locator("#menu")
                .getByText(item, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(owner.heading()).isEqualTo(item);
    }

    private static void type(Visit visit, String label, String text) {
        visit.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void join(Visit visit, String link, String name) {
        visit.open(link);
        type(visit, "Your name", name);
        type(visit, "Choose a password", PASSWORD);
        visit.press("Join");
    }

    private static void signIn(Visit visit, String email) {
        type(visit, "E-mail", email);
        type(visit, "Password", PASSWORD);
        visit.press("Sign in");
    }

    private static void assertGenuine(Received received, String secret) {
        assertThat(ApiContract.published().webhookProblems(type(received), received.headers(), received.json()))
                .isEmpty();
        assertThat(received.headers().get("x-webhook-signature")).isEqualTo(Signatures.specified(secret, received));
        assertThat(received.headers().get("webhook-signature"))
                .isEqualTo(Signatures.standard(received, secret).get(0));
    }

    private static String type(Received received) {
        return received.json().getString("type");
    }

    private static JsonObject data(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonObject("data");
    }
}
