package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.routing.RoutingRule;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import com.ovgcpayments.gateway.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What merchants see of their gateways, and where a payment would go. */
class GatewayScreenTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));
    private static final String PAGE = "/dashboard/test/gateways";
    private static final RoutingRule SPLIT = new RoutingRule(
            "split",
            Set.of("EUR"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of(
                    new RoutingRule.Share("acme", 30),
                    new RoutingRule.Share("northpay", 70),
                    new RoutingRule.Share("harbor", 0)));

    private static final ScriptedConnector CONNECTOR = new ScriptedConnector("acme", ANY);
    private static final ScriptedProvider ACME = new ScriptedProvider(CONNECTOR);
    private static GatewayFixture gateway;
    private static RoutingPlans plans;
    private static DashboardPeople.Seat viewer;
    private static DashboardPeople.Seat stranger;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(
                new ScriptedProvider(
                        new ScriptedConnector("northpay", ANY.withRefund().withCancel())),
                ACME,
                new ScriptedProvider(new ScriptedConnector(
                        "harbor",
                        ANY.withRefund()
                                .only(Set.of("USD", "EUR"), Map.of("USD", new AmountRule(5_000, 1_000_000, 1))))));
        DashboardPeople people = new DashboardPeople(gateway);
        plans = new RoutingPlans(gateway.owner());
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
    void whoMayOnlyLookSeesAllAndIsOfferedNoChange() {
        save(new RoutingPlan(1, List.of(SPLIT), List.of("harbor"), true, Set.of("acme")));
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(PAGE));
            assertThat(visit.text())
                    .contains("harbor", "Not offered", "priority 2", "No cancelling", "EUR, USD", "Payments in EUR")
                    .doesNotContain("Change routing");
            assertThat(visit.page().locator("tbody tr").allInnerTexts())
                    .extracting(row -> row.strip().split("\\s", 2)[0])
                    .containsExactly("harbor", "northpay", "acme");
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            assertThat(visit.barriers()).isEmpty();
            visit.lookAt(ColorScheme.DARK);
            assertThat(visit.barriersOfColour()).isEmpty();
        }
        assertThat(viewer.get(PAGE + "/routing").statusCode()).isEqualTo(403);
    }

    @Test
    void aPlanIsOfItsMerchantAndMode() {
        save(new RoutingPlan(1, List.of(SPLIT), List.of(), true, Set.of()));
        assertThat(viewer.get("/dashboard/live/gateways").bodyAsString()).contains("nothing was changed yet");
        assertThat(stranger.get(PAGE).bodyAsString())
                .contains("nothing was changed yet")
                .doesNotContain("split");
    }

    @Test
    void whoIsRefusedOrFailingIsShownSo() {
        gateway.owner()
                .query("INSERT INTO connector_health (connector, livemode, opened_at, pause_seconds, try_at)"
                        + " VALUES ('northpay', false, now(), 300, now() + interval '5 minutes')")
                .await();
        stand(Standing.State.REFUSED);
        await(() -> body(PAGE).contains("Failing") && body(PAGE).contains("Refused"));
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(PAGE + "?try_amount=60&try_currency=USD&try_email=a@b.example"));
            assertThat(visit.text())
                    .contains("Its processor refuses the credentials", "It is left out, and tried again")
                    .contains("harbor comes first", "northpay is failing", "acme is refused by its processor");
            visit.picture("list-trouble");
        }
        stand(Standing.State.READY);
        gateway.owner().query("DELETE FROM connector_health").await();
        await(() -> !body(PAGE).contains("Failing") && !body(PAGE).contains("Refused"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25 | USD | No rule fits, so the order decides. / northpay comes first / harbor takes $50.00 to $10,000.00",
                "25 | eur | The rule “split” decides. / northpay begins 70% of them / acme begins 30% of them / harbor if those before",
                "1000 | JPY | ¥1,000 by a@b.example / harbor does not take JPY",
            })
    void aPaymentIsThoughtThrough(String amount, String currency, String words) {
        save(new RoutingPlan(1, List.of(SPLIT), List.of(), true, Set.of()));
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(
                    PAGE + "?try_amount=" + amount + "&try_currency=" + currency + "&try_email=a@b.example"));
            assertThat(visit.page().locator("#verdict").innerText()).contains(words.split(" / ", -1));
            visit.picture("dry-run-" + currency);
        }
    }

    @Test
    void whereNobodyCanPayIsSaid() {
        save(new RoutingPlan(1, List.of(), List.of(), true, Set.of("acme", "harbor", "northpay")));
        String answer = body(PAGE + "?try_amount=1&try_currency=USD&try_email=a@b.example");
        assertThat(answer)
                .contains("No gateway can take it", "is not offered", "No gateway is offered: nobody can pay.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | USD | a@b.example | Write the amount like 12.50",
                "5 | DOLLARS | a@b.example | Write a code such as USD.",
                "5 | USD | nobody | Write an e-mail address",
                "99999999 | USD | a@b.example | Write the amount",
            })
    void whatCannotBeThoughtThroughIsSaid(String amount, String currency, String email, String words) {
        String answer = body(PAGE + "?try_amount=" + amount + "&try_currency=" + currency + "&try_email=" + email);
        assertThat(answer)
                .contains(words, "value=\"" + amount + "\"", "value=\"" + currency + "\"")
                .doesNotContain("class=\"verdict\"");
    }

    private static void stand(Standing.State state) {
        CONNECTOR.stands(state);
        ACME.tells(Mode.TEST, state);
    }

    private static void save(RoutingPlan plan) {
        assertThat(plans.add(gateway.merchant.id(), Mode.TEST, plan, "").await())
                .isTrue();
    }

    private static String body(String path) {
        return viewer.get(path).bodyAsString();
    }

    /** What an instance knows of gateways it reads once a second. */
    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 100; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            gateway.vertx().timer(100, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("never came true");
    }
}
