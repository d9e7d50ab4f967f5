package com.ovgcpayments.gateway.dashboard.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of payments and the page of each. */
class PaymentScreensTest {
    private static final String PAYMENTS = "/dashboard/test/payments";

    private static Checkout checkout;
    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat viewer;
    private static DashboardPeople.Seat stranger;
    private static String paid;
    private static String declined;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        gateway = checkout.gateway();
        people = new DashboardPeople(gateway);
        viewer = people.member(MemberRole.VIEWER);
        stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        paid = gateway.createSession(
                gateway.testKey,
                checkout.shop()
                        .sessionBody()
                        .put("email", "rosa@example.com")
                        .put("product_title", "<b>Plan</b>")
                        .put(
                                "metadata",
                                new JsonObject().put("order_id", "6735").put("weight", 1.50)));
        checkout.payer(paid).pay("approve");
        declined = gateway.createSession(
                gateway.testKey, checkout.shop().sessionBody().put("amount", 4999));
        checkout.payer(declined).pay("insufficient_funds");
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void whoHasNoPaymentsReadsHowToMakeOne() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url("/dashboard/live/payments"));
            assertThat(visit.text()).contains("No payments yet", "curl " + gateway.apiUrl() + "/api/checkout-sessions");
            visit.picture("empty");
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void everyPaymentStandsInTheListWithItsState() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(PAYMENTS));
            assertThat(visit.page().locator("#payment-" + paid).innerText())
                    .contains("Paid", "rosa@example.com", "<b>Plan</b>", "Sandbox", "$25.00", "UTC");
            assertThat(visit.page().locator("#payment-" + declined).innerText()).contains("Declined", "$49.99");
            visit.picture("list");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.page().getByText("More filters").click();
            visit.picture("list-filters");
            visit.lookAt(ColorScheme.DARK);
            visit.page().reload();
            visit.picture("list-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
        assertThat(body(stranger, PAYMENTS)).doesNotContain(paid);
        assertThat(body(viewer, "/dashboard/live/payments")).doesNotContain(paid);
    }

    @Test
    void anIdLeadsToWhatItStandsFor() {
        String transaction =
                PublicId.TRANSACTION.format(one("SELECT id FROM payment_transaction WHERE session_id = $1"));
        String attempt = PublicId.ATTEMPT.format(one("SELECT id FROM attempt WHERE session_id = $1"));
        for (String id : List.of(paid, transaction, attempt, " " + paid.toUpperCase(Locale.ROOT) + " ")) {
            assertThat(search(viewer, id).getHeader("Location")).as(id).isEqualTo(PAYMENTS + "/" + paid);
            assertThat(search(stranger, id).bodyAsString()).as(id).contains("There is no such id here");
        }
        assertThat(search(viewer, "txn_nonsense").bodyAsString()).contains("There is no such id here", "txn_nonsense");
    }

    @Test
    void filtersStandInTheAddress() {
        assertThat(search(viewer, "ROSA@example.com").bodyAsString())
                .contains(paid)
                .doesNotContain(declined);
        assertThat(search(viewer, "49.99").bodyAsString())
                .contains(declined)
                .doesNotContain(paid)
                .contains("amount_from=49.99&amp;amount_to=49.99");
        assertThat(body(viewer, PAYMENTS + "?status=declined"))
                .contains(declined)
                .doesNotContain(paid);
        assertThat(body(viewer, PAYMENTS + "?status=expired")).contains("Nothing matches");
        assertThat(body(viewer, PAYMENTS + "?gateway=sandbox")).contains(paid).doesNotContain(declined);
        assertThat(body(viewer, PAYMENTS + "?currency=JPY")).contains("Nothing matches");
        assertThat(body(viewer, PAYMENTS + "?amount_from=30"))
                .contains(declined)
                .doesNotContain(paid);
        assertThat(body(viewer, PAYMENTS + "?to=2020-01-01")).contains("Nothing matches");
    }

    @Test
    void whatIsFilledInWronglyIsSaidAndKept() {
        HttpResponse<Buffer> answer =
                viewer.get(PAYMENTS + "?amount_from=ten&from=2026-02-31&status=gone&currency=USD");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("Write the amount like 12.50", "Write a day like 2026-04-14", "Choose one of the list")
                .contains("value=\"ten\"", "value=\"2026-02-31\"");
    }

    @Test
    void aLongListGoesOnPageByPage() {
        Earnings earnings = new Earnings(gateway, gateway.otherMerchant, Mode.LIVE);
        for (int i = 0; i < PaymentListScreen.LINES + 2; i++) {
            earnings.capture(new Money(1000 + i, "USD"));
        }
        try (Visit visit = stranger.visit()) {
            visit.open(stranger.url("/dashboard/live/payments?status=completed"));
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(PaymentListScreen.LINES);
            assertThat(visit.text()).contains("$10.51").doesNotContain("$10.01");
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(2);
            assertThat(visit.page().url()).contains("status=completed");
            visit.follow("Newest");
            assertThat(visit.text()).contains("$10.51");
        }
    }

    @Test
    void aPaymentTellsItsWholeStory() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(PAYMENTS + "/" + paid));
            assertThat(visit.heading()).isEqualTo("Payment of $25.00");
            assertThat(visit.text())
                    .contains("Paid", "rosa@example.com", "<b>Plan</b>", "order_id", "6735", "1.5", "txn_")
                    .contains("Created, for $25.00", "Attempt 1: the payer goes to Sandbox", "Routed by")
                    .contains("Paid through Sandbox", "Event payment.succeeded", "No endpoint is subscribed to it")
                    .contains("curl " + gateway.apiUrl() + "/api/checkout-sessions/" + paid)
                    .contains(checkout.shop().success());
            visit.picture("paid");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.page().reload();
            assertThat(visit.barriersOfColour()).isEmpty();
            visit.picture("paid-dark");

            visit.open(viewer.url(PAYMENTS + "/" + declined));
            assertThat(visit.text()).contains("Declined by Sandbox", "Not enough money on the account", "code ");
            visit.picture("declined");
        }
    }

    @Test
    void nobodySeesAnothersPaymentOrOneOfTheOtherMode() {
        for (String below : List.of("", "/part")) {
            assertThat(stranger.get(PAYMENTS + "/" + paid + below).statusCode()).isEqualTo(404);
            assertThat(viewer.get("/dashboard/live/payments/" + paid + below).statusCode())
                    .isEqualTo(404);
        }
        assertThat(viewer.get(PAYMENTS + "/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageFollowsWhileSomebodyPays() {
        String session = checkout.session();
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(PAYMENTS + "/" + session));
            assertThat(visit.text()).contains("Open", "Open its checkout");
            checkout.payer(session).pay("approve");
            visit.page().getByText("Paid through Sandbox").waitFor();
            assertThat(visit.page().locator("#said").innerText()).startsWith("Now: Paid.");
            assertThat(visit.text()).doesNotContain("Open its checkout");
        }
    }

    private static HttpResponse<Buffer> search(DashboardPeople.Seat seat, String text) {
        return seat.get(PAYMENTS + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String body(DashboardPeople.Seat seat, String path) {
        return seat.get(path).bodyAsString();
    }

    private static UUID one(String sql) {
        return gateway.owner()
                .query(sql, UUID.fromString(paid))
                .await()
                .iterator()
                .next()
                .getUUID(0);
    }
}
