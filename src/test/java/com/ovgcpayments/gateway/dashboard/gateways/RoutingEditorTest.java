package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import com.ovgcpayments.gateway.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody at his browser changes how payments are routed. */
class RoutingEditorTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));
    private static final String EDITOR = "/dashboard/test/gateways/routing";

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static RoutingPlans plans;
    private DashboardPeople.Seat admin;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(
                new ScriptedProvider(new ScriptedConnector("northpay", ANY.withRefund().withCancel())),
                new ScriptedProvider(new ScriptedConnector("acme", ANY)),
                new ScriptedProvider(new ScriptedConnector(
                        "harbor",
                        ANY.withRefund().only(Set.of("USD", "EUR"), Map.of("USD", new AmountRule(5_000, 1_000_000, 1))))));
        people = new DashboardPeople(gateway);
        plans = new RoutingPlans(gateway.owner());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void sit() {
        gateway.owner().query("DELETE FROM routing_plan").await();
        admin = people.member(MemberRole.ADMIN);
    }

    @Test
    void aRuleIsAddedTriedMovedAndSaved() {
        try (Visit visit = admin.visit()) {
            Page page = visit.page();
            visit.open(admin.url(EDITOR));
            visit.picture("editor-empty");
            visit.press("Add a rule");
            page.locator("#name").fill("small euros");
            page.locator("#currencies").fill("eur");
            page.locator("#to").fill("50");
            page.locator("#part-acme").selectOption("share");
            page.locator("#weight-acme").fill("80");
            page.locator("#part-northpay").selectOption("share");
            page.locator("#weight-northpay").fill("20");
            page.locator("#part-harbor").selectOption("after");
            page.locator("#share-acme", new Page.LocatorOptions().setHasText("80%")).waitFor();
            visit.picture("editor-rule");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("editor-rule-dark");
            visit.lookAt(ColorScheme.LIGHT);
            visit.press("Done with this rule");
            page.getByText("Payments in EUR up to €50.00 → 20% northpay, 80% acme, then harbor").waitFor();
            visit.press("Add a rule");
            page.locator("#name").fill("ours");
            page.locator("#domains").fill("@Shop.example");
            page.locator("#part-northpay").selectOption("share");
            visit.press("Done with this rule");
            visit.press("Move ours up");
            visit.press("Move acme up");
            page.locator("#offer-harbor").uncheck();
            page.locator("#try_currency").fill("EUR");
            page.locator("#try_email").fill("boss@shop.example");
            page.getByText("The rule “ours” decides.").waitFor();
            visit.picture("editor-full");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.press("Save routing");
            visit.awaitAt(admin.url("/dashboard/test/gateways"));
            visit.picture("list");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("list-dark");
            assertThat(visit.barriers()).isEmpty();
        }
        RoutingPlan saved = plans.find(gateway.merchant.id(), Mode.TEST).await();
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.rules().stream().map(rule -> rule.name())).containsExactly("ours", "small euros");
        assertThat(saved.order()).isEqualTo(List.of("acme", "northpay", "harbor"));
        assertThat(saved.notOffered()).containsExactly("harbor");
    }
}
