package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.PlanVersion;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every plan that there was, and how it comes back. */
class VersionScreensTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));
    private static final String LIST = "/dashboard/test/gateways/versions";

    private static GatewayFixture gateway;
    private static RoutingPlans plans;
    private static DashboardPeople.Seat admin;
    private static DashboardPeople.Seat viewer;
    private static DashboardPeople.Seat stranger;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(
                new ScriptedProvider(new ScriptedConnector("northpay", ANY)),
                new ScriptedProvider(new ScriptedConnector("acme", ANY)));
        DashboardPeople people = new DashboardPeople(gateway);
        plans = new RoutingPlans(gateway.owner());
        admin = people.member(MemberRole.ADMIN);
        viewer = people.member(MemberRole.VIEWER);
        stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.owner().query("DELETE FROM routing_plan").await();
    }

    @Test
    void whereNothingWasChangedTheListSaysWhatItWillHold() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(LIST));
            assertThat(visit.text()).contains("Nothing was changed yet");
            visit.picture("versions-empty");
        }
    }

    @Test
    void anOldVersionIsFoundAndBroughtBack() {
        gateway.checked(
                HttpMethod.PUT,
                "/api/routing",
                gateway.request(HttpMethod.PUT, "/api/routing", gateway.testKey)
                        .sendJsonObject(new JsonObject()
                                .put("version", 0)
                                .put("order", List.of("acme"))
                                .put("not_offered", List.of("northpay"))));
        save(new RoutingPlan(2, List.of(), List.of(), false, Set.of()));
        long audited = audited();
        try (Visit visit = admin.visit()) {
            visit.open(admin.url("/dashboard/test/gateways"));
            visit.follow("History");
            assertThat(visit.text())
                    .contains("current", "API key key_", "Not offered any more: northpay", "Offered again: northpay");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.picture("versions");
            visit.follow("Version 1");
            assertThat(visit.text()).contains("Against version 2", "Not offered any more: northpay");
            visit.picture("version");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("version-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
            visit.press("Bring this version back");
            assertThat(visit.text()).contains("Version 1 is back, as version 3");
            visit.follow("History");
            assertThat(visit.text()).contains("Brought back version 1", "admin1@example.com");
        }
        PlanVersion now = plans.versions(gateway.merchant.id(), Mode.TEST, OptionalInt.empty(), 1)
                .await()
                .get(0);
        assertThat(now.plan()).isEqualTo(new RoutingPlan(3, List.of(), List.of("acme"), true, Set.of("northpay")));
        assertThat(now.restores()).isEqualTo(OptionalInt.of(1));
        assertThat(now.by()).startsWith(PublicId.PERSON.format(admin.person));
        assertThat(audited()).isEqualTo(audited + 1);
        assertThat(new Audit(gateway.owner()).check().await().broken()).isEmpty();
    }

    @Test
    void whoWasOvertakenIsToldAndMayPressAgain() {
        save(new RoutingPlan(1, List.of(), List.of("acme"), true, Set.of()));
        save(new RoutingPlan(2, List.of(), List.of(), true, Set.of()));
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(LIST + "/1"));
            save(new RoutingPlan(3, List.of(), List.of(), false, Set.of()));
            visit.press("Bring this version back");
            assertThat(visit.status()).isEqualTo(409);
            assertThat(visit.text())
                    .contains("Not brought back", "saved version 3", "Payers choose among all gateways");
            visit.picture("version-overtaken");
            visit.press("Bring this version back");
            assertThat(visit.text()).contains("Version 1 is back, as version 4");
        }
    }

    @Test
    void whatSpeaksOfGatewaysThatAreGoneIsLookedThroughFirst() {
        save(new RoutingPlan(1, List.of(), List.of("gone", "acme"), true, Set.of()));
        save(new RoutingPlan(2, List.of(), List.of(), true, Set.of()));
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(LIST + "/1"));
            visit.press("Bring this version back");
            assertThat(visit.heading()).isEqualTo("Change routing");
            assertThat(visit.text()).contains("gone: set up no more");
            visit.press("Save routing");
            assertThat(visit.text()).contains("Saved as version 3");
        }
        assertThat(plans.find(gateway.merchant.id(), Mode.TEST).await())
                .isEqualTo(new RoutingPlan(3, List.of(), List.of("acme", "northpay"), true, Set.of()));
    }

    @Test
    void theCurrentVersionNeedsNoBringingBack() {
        save(new RoutingPlan(1, List.of(), List.of("acme"), true, Set.of()));
        assertThat(admin.get(LIST + "/1").bodyAsString()).doesNotContain("Bring this version back");
        assertThat(admin.post(LIST + "/1/restore", "base", "1").statusCode()).isEqualTo(303);
        assertThat(plans.find(gateway.merchant.id(), Mode.TEST).await().version())
                .isEqualTo(1);
    }

    @Test
    void olderVersionsAreOnFurtherPages() {
        IntStream.rangeClosed(1, 45)
                .forEach(version -> save(new RoutingPlan(version, List.of(), List.of(), version % 2 == 0, Set.of())));
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(LIST));
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(20);
            visit.follow("Older →");
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(5);
            assertThat(visit.text()).contains("Version 1").doesNotContain("Older", "current");
            visit.follow("Newest");
            assertThat(visit.text()).contains("Version 45");
        }
    }

    @Test
    void versionsAreOfTheirMerchantAndMode() {
        save(new RoutingPlan(1, List.of(), List.of("acme"), true, Set.of()));
        assertThat(viewer.get(LIST + "/1").statusCode()).isEqualTo(200);
        assertThat(stranger.get(LIST + "/1").statusCode()).isEqualTo(404);
        assertThat(stranger.post(LIST + "/1/restore", "base", "0").statusCode()).isEqualTo(404);
        assertThat(admin.get("/dashboard/live/gateways/versions/1").statusCode())
                .isEqualTo(404);
        for (String wrong : List.of("0", "2", "-1", "x", "99999999999")) {
            assertThat(viewer.get(LIST + "/" + wrong).statusCode()).as(wrong).isEqualTo(404);
            assertThat(viewer.get(LIST + "?after=" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(wrong.equals("2") ? 200 : 404);
        }
        assertThat(viewer.get(LIST + "/1").bodyAsString()).doesNotContain("Bring this version back");
        assertThat(viewer.post(LIST + "/1/restore", "base", "1").statusCode()).isEqualTo(403);
    }

    private static long audited() {
        return gateway.owner()
                .query("SELECT count(*) FROM audit WHERE action = 'routing.change'")
                .await()
                .iterator()
                .next()
                .getLong(0);
    }

    private static void save(RoutingPlan plan) {
        assertThat(plans.add(gateway.merchant.id(), Mode.TEST, plan, "").await())
                .isTrue();
    }
}
