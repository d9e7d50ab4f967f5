package com.ovgcpayments.gateway.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first page: figures that follow from what happened, what is wrong, and what a new merchant does next. */
class OverviewScreenTest {
    private static final String LIVE = "/dashboard/live";
    private static final String TEST = "/dashboard/test";

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat owner;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        owner = people.member(MemberRole.OWNER);
        Earnings earnings = new Earnings(gateway, gateway.merchant, Mode.LIVE);
        for (int i = 0; i < 3; i++) {
            earnings.settled(new Money(2500, "USD"));
        }
        Earnings.Captured lost = earnings.settled(new Money(1000, "EUR"));
        earnings.capture(new Money(4999, "USD"));
        earnings.lose(lost, 1000);
        earnings.dispute(lost, 700);
        sql("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture,
                                     state, decline_code, decline_reason, created_at, ended_at)
                SELECT time_ordered_uuid(), id, livemode, 9, 'sandbox', id || '_9', 'test', false, 'declined', 'nsf_51',
                       'INSUFFICIENT_FUNDS', now(), now() FROM checkout_session LIMIT 1""");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void theFiguresFollowFromWhatHappened() {
        String page = body(owner, LIVE);
        assertThat(page)
                .contains("$124.99", "80 %", "4 of 5 attempts", "Not enough money", "nsf_51", "100 %")
                .contains("data-amount=\"12499\"");
        assertThat(body(owner, LIVE + "?currency=EUR"))
                .contains("data-amount=\"1000\"", "€10.00", "1 of 1 attempts", "None was declined")
                .doesNotContain("data-amount=\"12499\"");
        assertThat(body(owner, TEST))
                .contains("Nobody paid in the last 30 days.")
                .doesNotContain("$124.99");
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        assertThat(body(stranger, LIVE))
                .contains("Nobody paid in the last 30 days.")
                .doesNotContain("$124.99");
    }

    @Test
    void whatIsHoursOldIsReadAsItWasCounted() {
        Merchant merchant = new Merchant(TimeOrderedUuid.next(), "Old");
        gateway.owner()
                .query(
                        "INSERT INTO merchant (id, name, created_at) VALUES ($1, 'Old', now() - interval '1 year')",
                        merchant.id())
                .await();
        // One that is never counted again.
        sql("""
                INSERT INTO activity_count (hour) VALUES (date_trunc('hour', now()) - interval '1 day')
                ON CONFLICT (hour) DO UPDATE SET counted_at = NULL, next_at = NULL""");
        gateway.owner().query("""
                INSERT INTO activity_hour (merchant_id, livemode, hour, currency, connector, sessions, ended, succeeded,
                                           declined, captured, volume, refunded)
                VALUES ($1, true, date_trunc('hour', now()) - interval '1 day', 'JPY', 'c', 4, 4, 3, 1, 3, 987654, 321)""", merchant.id()).await();
        gateway.owner().query("""
                INSERT INTO decline_hour (merchant_id, livemode, hour, currency, connector, reason, code, declined)
                VALUES ($1, true, date_trunc('hour', now()) - interval '1 day', 'JPY', 'c', 'EXPIRED_CARD', '', 1)""", merchant.id()).await();
        assertThat(body(people.member(merchant, MemberRole.OWNER), LIVE))
                .contains("¥987,654", "¥321", "75 %", "3 of 4 attempts", "Card expired", "still being counted");
        assertThat(body(owner, LIVE)).doesNotContain("still being counted", "987,654");
    }

    @Test
    void whatNeedsHimStandsFirst() {
        assertThat(body(owner, LIVE)).contains("You owe €7.00.");
        sql("""
                INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret, disabled_at, disabled_reason)
                SELECT time_ordered_uuid(), id, true, 'https://gone.example/' || reason, '{payment.succeeded}', ''::bytea, now(), reason
                  FROM merchant, (VALUES ('answered_410'), ('requested')) given (reason) WHERE name <> 'Other'""");
        assertThat(body(owner, LIVE))
                .contains("https://gone.example/answered_410", "was given up")
                .doesNotContain("https://gone.example/requested");
        assertThat(body(owner, TEST)).doesNotContain("gone.example");
    }

    @Test
    void theFirstStepsTickThemselves() {
        DashboardPeople.Seat seat = people.member(gateway.otherMerchant, MemberRole.ADMIN);
        String before = body(seat, TEST);
        assertThat(before)
                .contains("First steps", "curl " + gateway.apiUrl() + "/api/checkout-sessions")
                .contains("href=\"/dashboard/test/webhooks\"");
        new Earnings(gateway, gateway.otherMerchant, Mode.TEST).capture(new Money(100, "USD"));
        assertThat(body(seat, TEST)).contains("Make a first test payment</strong><span class=\"unseen\"> (done)");
        sql(
                "INSERT INTO merchant_branding (merchant_id, display_name) SELECT id, name FROM merchant WHERE name = 'Other'");
        people.member(gateway.otherMerchant, MemberRole.VIEWER);
        sql("""
                INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret)
                SELECT time_ordered_uuid(), id, false, 'https://a.example', '{payment.succeeded}', ''::bytea
                  FROM merchant WHERE name = 'Other'""");
        assertThat(body(seat, TEST)).as("all is done").doesNotContain("First steps");
    }

    @Test
    void whoMayNotSeeMoneySeesTheRest() {
        assertThat(body(people.member(MemberRole.DEVELOPER), LIVE))
                .contains("Latest payments")
                .doesNotContain("You owe", "All entries");
    }

    @Test
    void everybodyCanUseIt() {
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(LIVE));
            visit.page().locator(".chart canvas").waitFor();
            visit.picture("overview");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("overview-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    private static String body(DashboardPeople.Seat seat, String path) {
        HttpResponse<Buffer> answer = seat.get(path);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsString();
    }

    private static void sql(String statement) {
        gateway.owner().query(statement).await();
    }
}
