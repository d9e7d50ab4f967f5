package com.ovgcpayments.gateway.dashboard.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is there for tests only: sessions made by hand, and settlement at once. */
class TestSessionScreensTest {
    private static final String FORM = "/dashboard/test/test-session";

    private static Checkout checkout;
    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat developer;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        gateway = checkout.gateway();
        people = new DashboardPeople(gateway);
        developer = people.member(MemberRole.DEVELOPER);
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void aSessionIsMadePaidAndSettledByHand() {
        String id;
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(FORM));
            visit.picture("test-session");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.page().getByLabel("Amount").fill("12.50");
            visit.page().getByLabel("Metadata (optional)").fill("order_id = 6735\n\nshop=<north>");
            visit.press("Create session");
            assertThat(visit.heading()).isEqualTo("Your test session is ready");
            id = visit.page().url().replaceFirst(".*/", "");
            visit.picture("test-session-ready");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();

            Page payer = visit.page().waitForPopup(() -> visit.follow("Open checkout"));
            payer.waitForLoadState();
            assertThat(payer.url()).isEqualTo(checkout.page(id));
            assertThat(payer.locator("body").innerText()).contains("$12.50", "Premium Plan");
            payer.close();
            checkout.payer(id).pay("approve");

            visit.follow("See the payment");
            visit.page().getByText("Paid through Sandbox").waitFor();
            assertThat(visit.text()).contains("order_id", "<north>");
            visit.press("Settle now");
            assertThat(visit.text())
                    .contains("Settled: the money is available.")
                    .doesNotContain("Settle now");
        }
        assertThat(deeds(id)).isEqualTo(1);
        Row settled = gateway.owner()
                .query("SELECT actor, detail FROM audit WHERE action = 'payment.settle_test'")
                .await()
                .iterator()
                .next();
        assertThat(settled.getString("actor")).contains("developer");
        assertThat(settled.getString("detail")).contains(id);
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        HttpResponse<Buffer> answer = developer.post(
                FORM,
                "amount",
                "12,345.00",
                "currency",
                "USD",
                "email",
                "nobody",
                "product_title",
                "Plan \"A\"",
                "metadata",
                "order_id 6735");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("Write the amount like 12.50", "Write an e-mail address", "Write one value a line")
                .contains("value=\"12,345.00\"", "value=\"nobody\"", "order_id 6735</textarea>");
        assertThat(developer
                        .post(
                                FORM,
                                "amount",
                                "5",
                                "currency",
                                "USD",
                                "email",
                                "a@b.example",
                                "metadata",
                                "x".repeat(41) + "=1")
                        .bodyAsString())
                .contains("1 to 40 characters");
        assertThat(developer
                        .post(FORM, "amount", "1000000", "currency", "USD", "email", "a@b.example")
                        .bodyAsString())
                .contains("Write at most 999999.99.");
    }

    @Test
    void inLiveModeThereIsNoSuchThing() {
        assertThat(developer.get("/dashboard/live/test-session").statusCode()).isEqualTo(404);
        assertThat(developer
                        .post("/dashboard/live/test-session", "amount", "5", "currency", "USD", "email", "a@b.example")
                        .statusCode())
                .isEqualTo(404);
        String live = gateway.createSession(gateway.liveKey, GatewayFixture.sessionBody());
        assertThat(developer
                        .post("/dashboard/live/payments/" + live + "/settle")
                        .statusCode())
                .isEqualTo(404);
        assertThat(developer.get("/dashboard/live/payments").bodyAsString()).doesNotContain("/test-session");
        assertThat(developer.get(FORM).bodyAsString())
                .as("from here the live dashboard's home is the next place")
                .contains("class=\"live\" href=\"/dashboard/live\"");
    }

    @Test
    void onlyHisOwnPaidPaymentsAreSettled() {
        String open = checkout.session();
        String path = "/dashboard/test/payments/" + open + "/settle";
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        assertThat(stranger.post(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(FORM + "/" + open).statusCode()).isEqualTo(404);
        assertThat(people.member(MemberRole.FINANCE).post(path).statusCode()).isEqualTo(403);
        assertThat(developer.post(path).statusCode()).isEqualTo(303);
        assertThat(deeds(open)).isZero();
    }

    private static int deeds(String target) {
        RowSet<Row> rows = gateway.owner()
                .query("SELECT 1 FROM audit WHERE target = $1", target)
                .await();
        return rows.size();
    }
}
