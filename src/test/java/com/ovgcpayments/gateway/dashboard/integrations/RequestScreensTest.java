package com.ovgcpayments.gateway.dashboard.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a merchant's servers asked, for those who look for what went wrong. */
class RequestScreensTest {
    private static final String LOG = "/dashboard/test/requests";
    private static final int MOST_LOOKS = 500;
    private static final int PAGE = 50;
    private static final int OF_THE_OLD_SERVER = PAGE + 3;

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat developer;
    private static String created;
    private static String refused;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        developer = people.member(MemberRole.DEVELOPER);
        String oldServer = gateway.issue(NewApiKey.of(gateway.merchant.id(), Mode.TEST, "Old server"))
                .text();
        for (int i = 0; i < OF_THE_OLD_SERVER; i++) {
            gateway.get("/api/balance", oldServer);
        }
        refused = id(gateway.post(
                "/api/checkout-sessions",
                gateway.testKey,
                GatewayFixture.sessionBody().put("amount", -1)));
        created = id(gateway.post(
                "/api/checkout-sessions",
                gateway.testKey,
                GatewayFixture.sessionBody().put("product_title", "<b>Plan</b>")));
        untilLogged(OF_THE_OLD_SERVER + 2);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void somebodyFindsWhyHisRequestWasRefused() {
        try (Visit visit = developer.visit()) {
            visit.open(developer.url("/dashboard/test"));
            visit.follow("Request log");
            assertThat(visit.page().locator("tbody tr").first().innerText())
                    .contains("POST /api/checkout-sessions", "201", "test");
            examine(visit, "requests");

            visit.page().getByLabel("Status").selectOption("4xx");
            visit.press("Filter");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(1);
            assertThat(visit.page().getByLabel("Status").inputValue()).isEqualTo("4xx");
            visit.follow("POST /api/checkout-sessions");
            assertThat(visit.heading()).isEqualTo("POST /api/checkout-sessions");
            assertThat(visit.text()).contains("400", "BAD_REQUEST", "test", "127.0.0.1", refused);
            assertThat(visit.page().locator("#sent").innerText()).contains("\"amount\": -1");
            assertThat(visit.page().locator("#answered").innerText()).contains("\"code\": \"BAD_REQUEST\"", "amount");
            assertThat(visit.page().content()).doesNotContain(gateway.testKey);
            examine(visit, "request");

            visit.follow("← Request log");
            assertThat(visit.heading()).isEqualTo("Request log");
        }
    }

    @Test
    void itIsFoundByKeyMethodPathIdAndDay() {
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(LOG));
            visit.page().locator("select[name=key]").selectOption("Old server");
            visit.press("Filter");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(PAGE);
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(OF_THE_OLD_SERVER - PAGE);
            assertThat(visit.page().locator("tbody").innerText()).contains("GET /api/balance", "Old server");
            visit.follow("Newest");
            visit.follow("Clear");

            visit.page().getByLabel("Request id").fill(created);
            visit.press("Filter");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(1);
            visit.follow("POST /api/checkout-sessions");
            assertThat(visit.page().locator("#sent").innerText()).contains("<b>Plan</b>");
        }
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        assertThat(page("?method=POST&path=/api/checkout")).contains(refused, created);
        assertThat(page("?method=POST&path=/api/balance")).contains("No request is like that");
        assertThat(page("?path=/api/checkout%25")).contains("No request is like that");
        assertThat(page("?to=" + tomorrow)).contains(created);
        assertThat(page("?from=" + tomorrow)).contains("No request is like that");
    }

    @Test
    void whatCannotBeLookedForIsSaidAndKept() {
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(LOG));
            visit.page().getByLabel("Path begins with").fill("/api/\"");
            visit.page().getByLabel("Request id").fill("req_1");
            visit.press("Filter");
            assertThat(visit.status()).isEqualTo(422);
            assertThat(visit.text()).contains("Write the whole id of a request: it begins with req_.");
            assertThat(visit.page().getByLabel("Request id").inputValue()).isEqualTo("req_1");
            assertThat(visit.page().getByLabel("Path begins with").inputValue()).isEqualTo("/api/\"");
            examine(visit, "requests-problem");
        }
    }

    @Test
    void whoseServersAskedNothingReadsHowTo() {
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        try (Visit visit = stranger.visit()) {
            visit.open(stranger.url(LOG));
            assertThat(visit.text()).contains("No request yet", "Each request with a test key");
            assertThat(visit.page().locator("#try").innerText()).contains(gateway.apiUrl());
            examine(visit, "requests-none");
        }
        assertThat(stranger.get(LOG + "/" + created).statusCode()).isEqualTo(404);
        assertThat(stranger.get(LOG + "?id=" + created).bodyAsString()).contains("No request is like that");
    }

    @Test
    void theOtherModeHasALogOfItsOwn() {
        String live = LOG.replace("test", "live");
        assertThat(developer.get(live).bodyAsString()).contains("No request yet", "Each request with a live key");
        assertThat(developer.get(live + "/" + created).statusCode()).isEqualTo(404);
        assertThat(people.member(MemberRole.FINANCE).get(LOG).statusCode()).isEqualTo(403);
    }

    private static void examine(Visit visit, String picture) {
        visit.picture(picture);
        assertThat(visit.barriers()).isEmpty();
        assertThat(visit.sidewaysScrollAt(320)).isZero();
        visit.lookAt(ColorScheme.DARK);
        visit.picture(picture + "-dark");
        assertThat(visit.barriersOfColour()).isEmpty();
        visit.lookAt(ColorScheme.LIGHT);
    }

    private static String page(String query) {
        HttpResponse<Buffer> answer = developer.get(LOG + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.bodyAsString();
    }

    private static String id(HttpResponse<Buffer> answer) {
        return answer.getHeader("X-Request-Id");
    }

    /** They are written a moment after they were answered. */
    private static void untilLogged(int requests) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            JsonObject counted = gateway.owner()
                    .query("SELECT count(*) AS number FROM api_request")
                    .await()
                    .iterator()
                    .next()
                    .toJson();
            if (counted.getInteger("number") >= requests) {
                return;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("not all requests were logged");
    }
}
