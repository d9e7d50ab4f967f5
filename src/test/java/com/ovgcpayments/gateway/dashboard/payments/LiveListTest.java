package com.ovgcpayments.gateway.dashboard.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.dashboard.DashboardAssets;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.HttpVerticle;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Open lists follow what happens, on whichever instance it happens. */
class LiveListTest {
    private static final String PAYMENTS = "/dashboard/test/payments";
    private static final String LIVE = PAYMENTS + "/live";
    private static final String FOLLOWING = "table[data-following]";

    private static Checkout checkout;
    private static GatewayFixture gateway;
    private static DashboardPeople people;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        gateway = checkout.gateway();
        people = new DashboardPeople(gateway);
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void whatOneMakesAnotherSeesWithoutReloading() {
        DashboardPeople.Seat watcher = people.member(MemberRole.VIEWER);
        DashboardPeople.Seat developer = people.member(MemberRole.DEVELOPER);
        try (Visit watching = watcher.visit();
                Visit making = developer.visit()) {
            watching.open(watcher.url(PAYMENTS));
            watching.page().locator(FOLLOWING).waitFor();
            making.open(developer.url("/dashboard/test/test-session"));
            making.press("Create session");
            making.page().getByText("Your test session is ready").waitFor();
            String id = making.page().url().replaceFirst(".*/", "");

            watching.page().locator("#payment-" + id).waitFor();
            assertThat(watching.page().locator("tbody tr").first().getAttribute("data-key"))
                    .isEqualTo(id);
            assertThat(watching.page().locator("#said").innerText())
                    .isEqualTo("New payment: Open, $25.00, customer@example.com");
            checkout.payer(id).pay("approve");
            watching.page().locator("#payment-" + id + " .state.good").waitFor();
            assertThat(watching.page().locator("#payment-" + id).innerText()).contains("Paid");
            watching.picture("live");
            assertThat(watching.barriers()).isEmpty();

            // A list that leaves something out gets no new lines, but follows those that it has.
            making.open(developer.url(PAYMENTS + "?status=completed"));
            making.page().locator(FOLLOWING).waitFor();
            String other = checkout.session();
            watching.page().locator("#payment-" + other).waitFor();
            assertThat(making.page().locator("#payment-" + other).count()).isZero();
            gateway.post("/api/checkout-sessions/" + id + "/refunds", gateway.testKey, new JsonObject());
            making.page().locator("#payment-" + id).getByText("Refunded").waitFor();
        }
    }

    @Test
    void theFirstPaymentTakesThePlaceOfTheAdvice() {
        Merchant newcomer = new Merchants(gateway.owner()).create("Newcomer").await();
        String key = gateway.issue(
                        new NewApiKey(newcomer.id(), Mode.TEST, "test", OptionalInt.empty(), Optional.empty()))
                .text();
        DashboardPeople.Seat owner = people.member(newcomer, MemberRole.OWNER);
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(PAYMENTS));
            assertThat(visit.text()).contains("No payments yet");
            String id = gateway.createSession(key, checkout.shop().sessionBody());
            visit.page().locator("#payment-" + id).waitFor();
            assertThat(visit.text()).doesNotContain("No payments yet");
        }
    }

    @Test
    void itIsHeardOnEveryInstanceAndByNobodyElse() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        String elsewhere = gateway.launchAnother();
        try (EventSource here = listen(viewer, viewer.url(LIVE));
                EventSource there = listen(viewer, elsewhere + LIVE);
                EventSource others = listen(stranger, stranger.url(LIVE))) {
            here.await("event: ready");
            there.await("event: ready");
            others.await("event: ready");
            assertThat(here.contentType()).isEqualTo("text/event-stream");
            String id = checkout.session();
            here.await("payment-" + id);
            there.await("payment-" + id);
            String theirs =
                    gateway.createSession(gateway.otherTestKey, checkout.shop().sessionBody());
            others.await("payment-" + theirs);
            assertThat(others.heard()).doesNotContain(id);
        }
    }

    @Test
    void whoComesBackHearsWhatHeHasMissed() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        String old = checkout.session();
        checkout.payer(old).pay("approve");
        String lastId;
        try (EventSource first = listen(viewer, viewer.url(LIVE))) {
            first.await("event: ready");
            lastId = first.lastId();
        }
        // By so many that it is not among the newest any more.
        for (int i = 0; i < PaymentListScreen.LINES; i++) {
            checkout.session();
        }
        gateway.post("/api/checkout-sessions/" + old + "/refunds", gateway.testKey, new JsonObject());
        Map<String, String> headers = cookie(viewer);
        headers.put("Last-Event-ID", lastId);
        try (EventSource again = EventSource.open(gateway.vertx(), viewer.url(LIVE), headers)) {
            assertThat(again.await("event: ready")).contains("payment-" + old);
        }
    }

    @Test
    void nobodyHasMoreThanAFew() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        List<EventSource> sources = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                sources.add(listen(viewer, viewer.url(LIVE)));
                assertThat(sources.get(i).status()).isEqualTo(200);
            }
            sources.add(listen(viewer, viewer.url(LIVE)));
            assertThat(sources.get(4).status())
                    .as("which browsers take for a no")
                    .isEqualTo(204);
            DashboardPeople.Seat another = people.member(MemberRole.VIEWER);
            sources.add(listen(another, another.url(LIVE)));
            assertThat(sources.get(5).status()).isEqualTo(200);
            assertThat(viewer.request(HttpMethod.HEAD, LIVE).send().await().statusCode())
                    .isEqualTo(200);
        } finally {
            sources.forEach(EventSource::close);
        }
    }

    @Test
    void itBeatsAndEndsWithTheSessionOfWhoListens() throws IOException {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        Vertx vertx = gateway.vertx();
        Connectors connectors = new Connectors(vertx, List.of());
        Sealer sealer = Sealer.of(List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes())));
        PaymentsArea area = new PaymentsArea(
                vertx,
                gateway.owner(),
                connectors,
                new Idempotency(vertx, gateway.owner(), sealer),
                new Outbox(vertx),
                new Settlements(new SettlementTimes(connectors, Map.of())),
                new PaymentsArea.Urls(URI.create(url), URI.create(url), URI.create(url)),
                new LiveStream.Rhythm(Duration.ofMillis(50), Duration.ofMillis(100)));
        DashboardRoutes routes = new DashboardRoutes(
                Audience.MERCHANT,
                URI.create(url),
                new BrowserSessions(gateway.owner()),
                new SignIns(vertx, gateway.owner(), sealer),
                new DashboardAssets(),
                List.of(area));
        String deployment = vertx.deployVerticle(new HttpVerticle("127.0.0.1", port, List.of(), List.of(routes)))
                .await();
        DashboardPeople.Seat leaving = people.member(MemberRole.VIEWER);
        DashboardPeople.Seat demoted = people.member(MemberRole.VIEWER);
        DashboardPeople.Seat staying = people.member(MemberRole.VIEWER);
        try (EventSource leaves = listen(leaving, url + LIVE);
                EventSource loses = listen(demoted, url + LIVE);
                EventSource stays = listen(staying, url + LIVE)) {
            leaves.await(": still here");
            loses.await(": still here");
            stays.await("event: ready");
            sql("DELETE FROM browser_session WHERE id = $1", leaving.session);
            sql("DELETE FROM member WHERE person_id = $1", demoted.person);
            leaves.await("event: over");
            leaves.ended().await();
            loses.await("event: over");
            loses.ended().await();
            assertThat(stays.heard()).doesNotContain("event: over");
            assertThat(stays.ended().isComplete()).isFalse();

            vertx.undeploy(deployment).await();
            stays.ended().await();
            assertThat(stays.heard()).as("so that the browser comes back").doesNotContain("event: over");
        }
    }

    @Test
    void anOpenListKeepsNobodySignedIn() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        sql("UPDATE browser_session SET last_seen_at = now() - interval '29 minutes' WHERE id = $1", viewer.session);
        try (EventSource source = listen(viewer, viewer.url(LIVE))) {
            source.await("event: ready");
        }
        assertThat(gateway.owner()
                        .query(
                                "SELECT last_seen_at < now() - interval '28 minutes' AS idle FROM browser_session WHERE id = $1",
                                viewer.session)
                        .await()
                        .iterator()
                        .next()
                        .getBoolean("idle"))
                .isTrue();
    }

    private static EventSource listen(DashboardPeople.Seat seat, String url) {
        return EventSource.open(gateway.vertx(), url, cookie(seat));
    }

    private static Map<String, String> cookie(DashboardPeople.Seat seat) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Cookie", seat.request(HttpMethod.GET, LIVE).headers().get("Cookie"));
        return headers;
    }

    private static void sql(String statement, Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
