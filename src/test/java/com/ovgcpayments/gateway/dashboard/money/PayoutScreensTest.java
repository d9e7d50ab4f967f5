package com.ovgcpayments.gateway.dashboard.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking for payouts, seeing them, and calling them off. No connector sends them here, so that they wait. */
class PayoutScreensTest {
    private static final String PAYOUTS = "/dashboard/live/payouts";
    private static final String NEW = PAYOUTS + "/new";
    private static final String ACCOUNT = PAYOUTS + "/destinations/change";
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final Deed DEED = new Deed("test", "secret reason", "");

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat owner;
    private static DashboardPeople.Seat finance;
    private static Earnings earnings;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start("connectors.sandbox.enabled=false");
        people = new DashboardPeople(gateway);
        owner = people.member(MemberRole.OWNER);
        finance = people.member(MemberRole.FINANCE);
        earnings = new Earnings(gateway, gateway.merchant, Mode.LIVE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void earn() {
        earnings.settled(new Money(200_000, "USD"));
        owner.post(
                ACCOUNT, "currency", "USD", "holder", "Müller GmbH", "kind", "iban", "iban", "DE89370400440532013000");
        earnings.trustAccounts();
    }

    /** Back to nothing under way. */
    @AfterEach
    void cancelAll() {
        sql("UPDATE payout SET state = 'cancelled', ended_at = now(), next_check_at = NULL WHERE state = 'requested'");
    }

    @Test
    void aPayoutIsRequestedAndItsStoryTold() {
        String location = request("1234.50", once()).getHeader("Location");
        assertThat(location).startsWith(PAYOUTS + "/po_");
        String page = body(finance, location);
        assertThat(page)
                .contains("Payout of $1,234.50", "Requested by finance", "@example.com", "IBAN …3000", "Müller GmbH")
                .contains("Until then you can cancel it.", "Cancel payout");
        assertThat(body(finance, PAYOUTS)).contains("$1,234.50", ">Requested<", "IBAN …3000");
        assertThat(audited("payout.request")).endsWith(1234_50 + " USD");
        assertThat(body(people.member(MemberRole.VIEWER), location)).doesNotContain("Cancel payout");
    }

    @Test
    void oneFormMakesOnePayout() {
        String once = once();
        long before = payouts();
        List<HttpResponse<Buffer>> answers = Future.all(List.of(sending("10", once), sending("10.00", once)))
                .await()
                .list();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(303);
        assertThat(answers.get(0).getHeader("Location"))
                .isEqualTo(answers.get(1).getHeader("Location"));
        assertThat(payouts()).isEqualTo(before + 1);

        HttpResponse<Buffer> other = request("11", once);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.bodyAsString())
                .contains("This form has made a payout already", "value=\"11\"")
                .doesNotContain(once);
        assertThat(payouts()).isEqualTo(before + 1);
        assertThat(request("11", once(other.bodyAsString())).statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndKept() {
        assertThat(unsound("12.505", "USD")).contains("Write the amount like 12.50", "value=\"12.505\"");
        assertThat(unsound("99999999", "USD")).contains("That is more than can be paid out in USD now.");
        assertThat(unsound("1", "XXX")).contains("Choose a currency.");
        earnings.settled(new Money(500, "CHF"));
        assertThat(unsound("1", "CHF")).contains("There is no bank account for CHF yet.");
        assertThat(request("1", "nonsense").statusCode()).isEqualTo(422);
        assertThat(body(finance, NEW)).contains("No account yet").doesNotContain("add one");
        assertThat(body(owner, NEW)).contains("/destinations/change?currency=CHF");
    }

    @Test
    void aFreshAccountIsNotPaidTo() {
        owner.post(
                ACCOUNT, "currency", "USD", "holder", "Müller GmbH", "kind", "iban", "iban", "GB82WEST12345698765432");
        assertThat(unsound("1", "USD")).contains("changed a short while ago", "Not before");
    }

    @Test
    void aHaltIsSaidEverywhereButNotItsReason() {
        PayoutHalt halt = new PayoutHalt(gateway.owner());
        halt.set(DEED).await();
        try {
            for (String path : List.of(PAYOUTS, NEW, "/dashboard/live/balance")) {
                assertThat(body(finance, path)).contains("Payouts are halted").doesNotContain(DEED.reason());
            }
            assertThat(unsound("1", "USD"))
                    .contains("Payouts are halted for the moment.")
                    .doesNotContain(DEED.reason());
        } finally {
            halt.clear(DEED).await();
        }
        assertThat(body(finance, PAYOUTS)).doesNotContain("halted");
    }

    @Test
    void itIsCancelledBeforeItIsSentAndNotAfter() {
        String payout = request("20", once()).getHeader("Location");
        assertThat(owner.post(payout + "/cancel").statusCode()).isEqualTo(303);
        assertThat(body(finance, payout))
                .contains("Cancelled by owner", "The money is available again.")
                .doesNotContain("Cancel payout");
        assertThat(audited("payout.cancel")).endsWith("2000 USD");
        long audits = audits();
        assertThat(owner.post(payout + "/cancel").statusCode()).as("said again").isEqualTo(303);
        assertThat(audits()).isEqualTo(audits);

        String sent = request("30", once()).getHeader("Location");
        sql("UPDATE payout SET state = 'completed', ended_at = now(), next_check_at = NULL WHERE state = 'requested'");
        HttpResponse<Buffer> late = owner.post(sent + "/cancel");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.bodyAsString()).contains("It is too late to cancel this payout", "Banks may take a day or two");
    }

    @Test
    void whyOneFailedIsSaid() {
        String failed = request("40", once()).getHeader("Location");
        sql("UPDATE payout SET state = 'failed', ended_at = now(), next_check_at = NULL, reason = 'account closed'"
                + " WHERE state = 'requested'");
        assertThat(body(finance, failed)).contains("account closed", "The money is available again.");
    }

    @Test
    void whatAServerAskedForIsToldApart() {
        HttpResponse<Buffer> made = gateway.post(
                "/api/payouts", gateway.liveKey, Buffer.buffer("{\"amount\":100,\"currency\":\"USD\"}"), Map.of());
        String id = made.bodyAsJsonObject().getJsonObject("data").getString("id");
        assertThat(body(finance, PAYOUTS + "/" + id)).contains("Requested by your server, by the API");
    }

    @Test
    void anotherMerchantsAndAnotherModesAreNotThere() {
        String payout = request("50", once()).getHeader("Location");
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        assertThat(stranger.get(payout).statusCode()).isEqualTo(404);
        assertThat(stranger.post(payout + "/cancel").statusCode()).isEqualTo(404);
        assertThat(owner.get(payout.replace("/live/", "/test/")).statusCode()).isEqualTo(404);
        assertThat(owner.post(payout.replace("/live/", "/test/") + "/cancel").statusCode())
                .isEqualTo(404);
        assertThat(owner.get(PAYOUTS + "/po_nonsense").statusCode()).isEqualTo(404);
        assertThat(body(stranger, PAYOUTS)).contains("No payouts yet", "curl");
        assertThat(body(stranger, NEW)).contains("Nothing to pay out yet");
    }

    @Test
    void aListGoesOnToItsEnd() {
        long all = payouts();
        for (long i = all; i < 27; i++) {
            request("1", once());
        }
        try (Visit visit = finance.visit()) {
            visit.open(finance.url(PAYOUTS));
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(25);
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo((int) payouts() - 25);
        }
    }

    @Test
    void somebodyAtHisBrowserPaysHimselfOut() {
        try (Visit visit = finance.visit()) {
            visit.open(finance.url(NEW));
            visit.page().getByLabel("Currency").selectOption("USD");
            visit.page().getByLabel("Amount").fill("60,50");
            visit.press("Request payout");
            assertThat(visit.heading()).isEqualTo("Payout of $60.50");
            assertThat(visit.text()).contains("The payout is requested, and its money set aside.");
            visit.press("Cancel payout");
            assertThat(visit.text()).contains("The payout is cancelled.", "Cancelled by");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payouts", "payout-new", "payout"})
    void everybodyCanUseIt(String page) {
        earnings.settled(new Money(70_000, "EUR"));
        String payout = request("1234.50", once()).getHeader("Location");
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(page.equals("payouts") ? PAYOUTS : page.equals("payout") ? payout : NEW));
            visit.picture(page);
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture(page + "-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    private static String once() {
        return once(body(finance, NEW));
    }

    private static String once(String page) {
        Matcher matcher = ONCE.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<Buffer> request(String amount, String once) {
        return finance.post(NEW, "currency", "USD", "amount", amount, "once", once);
    }

    private static Future<HttpResponse<Buffer>> sending(String amount, String once) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("currency", "USD")
                .add("amount", amount)
                .add("once", once)
                .add("_token", finance.token);
        return finance.request(HttpMethod.POST, NEW)
                .putHeader("Origin", gateway.dashboardUrl())
                .sendForm(form);
    }

    private static String unsound(String amount, String currency) {
        HttpResponse<Buffer> answer = finance.post(NEW, "currency", currency, "amount", amount, "once", once());
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(422);
        return answer.bodyAsString();
    }

    private static String body(DashboardPeople.Seat seat, String path) {
        HttpResponse<Buffer> answer = seat.get(path);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsString();
    }

    /** The last deed of this kind: who did it, and what about. */
    private static String audited(String action) {
        return text(
                "SELECT actor || ' ' || (detail::json ->> 'amount') || ' ' || (detail::json ->> 'currency') FROM audit"
                        + " WHERE action = '" + action + "' ORDER BY number DESC LIMIT 1");
    }

    private static long audits() {
        return Long.parseLong(text("SELECT count(*)::text FROM audit"));
    }

    private static long payouts() {
        return Long.parseLong(text("SELECT count(*)::text FROM payout"));
    }

    private static String text(String sql) {
        return gateway.owner().query(sql).await().iterator().next().getString(0);
    }

    private static void sql(String statement) {
        gateway.owner().query(statement).await();
    }
}
