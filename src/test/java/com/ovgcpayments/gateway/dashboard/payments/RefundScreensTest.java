package com.ovgcpayments.gateway.dashboard.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefundScreensTest {
    private static final String PAYMENTS = "/dashboard/test/payments/";
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private static Checkout checkout;
    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat finance;
    private static Earnings earnings;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        gateway = checkout.gateway();
        people = new DashboardPeople(gateway);
        finance = people.member(MemberRole.FINANCE);
        earnings = new Earnings(gateway, gateway.merchant, Mode.TEST);
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void aRefundIsMadeAndFollowed() {
        String session = checkout.session();
        checkout.payer(session).pay("approve");
        String refund;
        try (Visit visit = finance.visit()) {
            visit.open(finance.url(PAYMENTS + session));
            visit.follow("Refund");
            assertThat(visit.page().getByLabel("Amount in USD").inputValue()).isEqualTo("25.00");
            visit.picture("refund-form");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.page().getByLabel("Amount in USD").fill("10.00");
            visit.page().getByLabel("Reason (optional)").fill("Returned <goods>");
            visit.press("Refund");
            assertThat(visit.heading()).isEqualTo("Refund of $10.00");
            assertThat(visit.text()).contains("The refund is on its way.", "Returned <goods>", "finance");
            visit.page()
                    .getByText("The money goes back")
                    .or(visit.page().getByText("the money goes back"))
                    .first()
                    .waitFor();
            visit.picture("refund");
            assertThat(visit.barriers()).isEmpty();
            refund = visit.page().url().replaceFirst(".*/", "");

            visit.open(finance.url("/dashboard/test/refunds"));
            assertThat(visit.text()).contains("Returned <goods>", "$10.00");
            assertThat(visit.page()
                            .locator("a[href$='/refunds/" + refund + "']")
                            .count())
                    .isEqualTo(1);
            visit.picture("refunds");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();

            visit.open(finance.url(PAYMENTS + session));
            assertThat(visit.text()).contains("Partly refunded", "($15.00 left)", refund);
            visit.picture("partly-refunded");
        }
        Row audit = audit(refund);
        assertThat(audit.getString("action")).isEqualTo("refund.create");
        assertThat(audit.getString("actor")).contains("finance");
        assertThat(audit.getString("reason")).isEqualTo("Returned <goods>");
        assertThat(audit.getString("detail")).contains(session, "1000", "USD");

        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        assertThat(stranger.get("/dashboard/test/refunds/" + refund).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/dashboard/test/refunds").bodyAsString())
                .contains("No refunds yet")
                .doesNotContain(refund);
        assertThat(stranger.get(PAYMENTS + session + "/refund").statusCode()).isEqualTo(404);
        assertThat(finance.get("/dashboard/live/refunds/" + refund).statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneFormMakesOneRefund() {
        UUID session = earnings.capture(new Money(2500, "USD")).session();
        String once = once(session);
        HttpResponse<Buffer> first = refund(session, once, "5.00");
        HttpResponse<Buffer> second = refund(session, once, "5.00");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(refunded(session)).isEqualTo(500);

        HttpResponse<Buffer> another = refund(session, once, "6.00");
        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(another.bodyAsString())
                .contains("This form has made a refund already")
                .contains("value=\"6.00\"");
        assertThat(refunded(session)).isEqualTo(500);
        assertThat(refund(session, once(another), "6.00").statusCode()).isEqualTo(303);
        assertThat(refunded(session)).isEqualTo(1100);
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        UUID session = earnings.capture(new Money(2500, "USD")).session();
        assertThat(refund(session, once(session), "30").bodyAsString())
                .contains("No more than $25.00 is left to refund.", "value=\"30\"");
        assertThat(refund(session, once(session), "1.234").bodyAsString()).contains("at most two decimals");
        assertThat(refund(session, once(session), "25").statusCode()).isEqualTo(303);
        assertThat(finance.get(PAYMENTS + session + "/refund").bodyAsString()).contains("Nothing is left to refund");

        Earnings.Captured disputed = earnings.capture(new Money(2500, "USD"));
        String once = once(disputed.session());
        earnings.dispute(disputed, 2000);
        assertThat(refund(disputed.session(), once, "10").bodyAsString())
                .contains("No more than $5.00 is left to refund.", "has taken back $20.00 already", "paid twice");

        // The fee is kept, so that there is less than was paid.
        gateway.owner()
                .query(
                        "INSERT INTO fee_terms (merchant_id, currency, basis_points, fixed) VALUES ($1, 'EUR', 290, 30)",
                        gateway.merchant.id())
                .await();
        UUID euros = earnings.capture(new Money(2500, "EUR")).session();
        assertThat(refund(euros, once(euros), "25").bodyAsString())
                .contains("Your balance in EUR does not cover this refund", "Refund less, or wait");
        assertThat(refunded(euros)).isZero();

        String open = checkout.session();
        assertThat(refund(UUID.fromString(open), once(session), "1").bodyAsString())
                .contains("Nothing is left to refund");
    }

    @Test
    void whoMayNotRefundDoesNot() {
        UUID session = earnings.capture(new Money(2500, "USD")).session();
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        assertThat(viewer.get(PAYMENTS + session + "/refund").statusCode()).isEqualTo(403);
        assertThat(viewer.post(PAYMENTS + session + "/refund", "amount", "5", "once", once(session))
                        .statusCode())
                .isEqualTo(403);
        assertThat(viewer.get(PAYMENTS + session).bodyAsString()).doesNotContain("id=\"refund\"");
        assertThat(refunded(session)).isZero();
    }

    private static String once(UUID session) {
        return once(finance.get(PAYMENTS + session + "/refund"));
    }

    private static String once(HttpResponse<Buffer> page) {
        Matcher matcher = ONCE.matcher(page.bodyAsString());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static HttpResponse<Buffer> refund(UUID session, String once, String amount) {
        return finance.post(PAYMENTS + session + "/refund", "amount", amount, "once", once);
    }

    private static long refunded(UUID session) {
        return gateway.owner()
                .query("SELECT refunded FROM payment_transaction WHERE session_id = $1", session)
                .await()
                .iterator()
                .next()
                .getLong("refunded");
    }

    private static Row audit(String target) {
        return gateway.owner()
                .query("SELECT action, actor, reason, detail FROM audit WHERE target = $1", target)
                .await()
                .iterator()
                .next();
    }
}
