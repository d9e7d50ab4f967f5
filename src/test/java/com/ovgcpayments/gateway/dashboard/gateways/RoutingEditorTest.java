package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.PlanLimits;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.routing.RoutingRule;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                new ScriptedProvider(
                        new ScriptedConnector("northpay", ANY.withRefund().withCancel())),
                new ScriptedProvider(new ScriptedConnector("acme", ANY)),
                new ScriptedProvider(new ScriptedConnector(
                        "harbor",
                        ANY.withRefund()
                                .only(Set.of("USD", "EUR"), Map.of("USD", new AmountRule(5_000, 1_000_000, 1))))));
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
            page.locator("#share-acme", new Page.LocatorOptions().setHasText("80%"))
                    .waitFor();
            visit.picture("editor-rule");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("editor-rule-dark");
            visit.lookAt(ColorScheme.LIGHT);
            visit.press("Done with this rule");
            page.getByText("Payments in EUR up to €50.00 → 20% northpay, 80% acme, then harbor")
                    .waitFor();
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
        RoutingPlan saved = current();
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.rules().stream().map(rule -> rule.name())).containsExactly("ours", "small euros");
        assertThat(saved.order()).isEqualTo(List.of("acme", "northpay", "harbor"));
        assertThat(saved.notOffered()).containsExactly("harbor");
    }

    @Test
    void withoutScriptEveryStepWorksToo() {
        try (Visit visit = admin.visit(options -> options.setJavaScriptEnabled(false))) {
            Page page = visit.page();
            visit.open(admin.url(EDITOR));
            visit.press("Add a rule");
            visit.press("Done with this rule");
            assertThat(visit.status()).isEqualTo(422);
            assertThat(visit.text()).contains("Give the rule a name", "Choose at least one gateway");
            visit.picture("editor-problems");
            page.locator("#name").fill("dollars");
            page.locator("#currencies").fill("USD");
            page.locator("#part-acme").selectOption("share");
            page.locator("#part-northpay").selectOption("after");
            visit.press("Move northpay in this rule down");
            assertThat(page.locator("#name").inputValue()).isEqualTo("dollars");
            visit.press("Done with this rule");
            visit.press("Move harbor up");
            visit.press("Move harbor up");
            page.getByText("Payers are sent to the first that can take it").click();
            page.locator("#try_amount").fill("25");
            visit.press("Where would it go?");
            assertThat(visit.text())
                    .contains("The rule “dollars” decides.", "acme comes first", "harbor is not in the rule");
            visit.press("Save routing");
            assertThat(visit.text()).contains("Saved as version 1");
        }
        RoutingPlan saved = current();
        assertThat(saved.order()).containsExactly("harbor", "northpay", "acme");
        assertThat(saved.payerChooses()).isFalse();
        assertThat(saved.rules().get(0).use())
                .containsExactlyInAnyOrder(new RoutingRule.Share("acme", 1), new RoutingRule.Share("northpay", 0));
    }

    @Test
    void theKeyOfEnterLosesNothing() {
        try (Visit visit = admin.visit()) {
            Page page = visit.page();
            visit.open(admin.url(EDITOR));
            visit.press("Add a rule");
            page.locator("#name").fill("kept");
            page.locator("#name").press("Enter");
            page.getByText("kept", new Page.GetByTextOptions().setExact(true)).waitFor();
            assertThat(page.locator("#name").inputValue()).isEqualTo("kept");
            assertThat(current().version()).isZero();
        }
    }

    @Test
    void whoMovesByKeyKeepsHisPlaceAndIsTold() {
        try (Visit visit = admin.visit()) {
            Page page = visit.page();
            visit.open(admin.url(EDITOR));
            page.locator("#gateway-up-harbor").focus();
            page.keyboard().press("Enter");
            page.locator("#said", new Page.LocatorOptions().setHasText("Now 2 of 3."))
                    .waitFor();
            page.waitForFunction("document.activeElement.id === 'gateway-up-harbor' && !document.querySelector("
                    + "'.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')");
            page.keyboard().press("Enter");
            page.locator("#said", new Page.LocatorOptions().setHasText("Now 1 of 3."))
                    .waitFor();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("gateway-up-harbor");
            assertThat(page.locator("#gateway-up-harbor").getAttribute("aria-disabled"))
                    .isEqualTo("true");
        }
    }

    @Test
    void whoIsTooLateSeesBothAndDecides() {
        save(new RoutingPlan(1, List.of(), List.of("acme"), true, Set.of()));
        DashboardPeople.Seat colleague = people.member(MemberRole.OWNER);
        try (Visit visit = admin.visit()) {
            Page page = visit.page();
            visit.open(admin.url(EDITOR));
            page.locator("#offer-harbor").uncheck();
            assertThat(post(colleague, 1, "save", "northpay,acme,harbor", "northpay,acme,harbor")
                            .statusCode())
                    .isEqualTo(303);
            visit.press("Save routing");
            assertThat(visit.status()).isEqualTo(409);
            assertThat(visit.text())
                    .contains(
                            "Not saved: somebody else was faster",
                            "saved version 2",
                            "The order is now: northpay, then acme, then harbor",
                            "Not offered any more: harbor");
            assertThat(page.locator("#offer-harbor").isChecked()).isFalse();
            visit.picture("editor-conflict");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.press("Save routing");
            assertThat(visit.status())
                    .as("pressing again does not save over it")
                    .isEqualTo(409);
            visit.press("Save mine over version 2");
            assertThat(visit.text()).contains("Saved as version 3");
        }
        assertThat(current()).isEqualTo(new RoutingPlan(3, List.of(), List.of("acme"), true, Set.of("harbor")));
    }

    @Test
    void savingWhatIsTheSameMakesNoVersion() {
        save(new RoutingPlan(1, List.of(), List.of("acme", "gone"), false, Set.of()));
        HttpResponse<Buffer> page = admin.get(EDITOR);
        assertThat(page.bodyAsString()).contains("gone: set up no more");
        assertThat(post(admin, 1, "save", "acme,northpay,harbor", "acme,northpay,harbor", "payer_chooses", "no")
                        .statusCode())
                .isEqualTo(303);
        assertThat(current())
                .as("what is gone is taken out")
                .isEqualTo(new RoutingPlan(2, List.of(), List.of("acme"), false, Set.of()));
        post(admin, 2, "save", "acme,northpay,harbor", "acme,northpay,harbor", "payer_chooses", "no");
        assertThat(current().version()).isEqualTo(2);
    }

    @Test
    void whatIsUnsoundIsNotSavedAndNothingOfItIsLost() {
        RuleDraft draft = new RuleDraft(
                "1", "mine", "EUR", "", "lots", "", List.of(new RuleDraft.Use("acme", RuleDraft.Part.SHARE, "3")));
        HttpResponse<Buffer> answer = post(admin, 0, "save", "northpay,acme,harbor", "acme", "rule", draft.toText());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("One rule must be mended", "value=\"mine\"", "value=\"lots\"", "Write the amount like 12.50");
        assertThat(current().version()).isZero();
    }

    @Test
    void aPlanOfAsManyRulesAsThereMayBeFitsTheForm() {
        MultiMap form = form(0, "save", "northpay,acme,harbor", "northpay,acme,harbor");
        List<String> names = IntStream.rangeClosed(1, PlanLimits.MAX_RULES)
                .mapToObj(i -> "rule " + i + " " + "x".repeat(90))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            form.add(
                    "rule",
                    new RuleDraft(
                                    Integer.toString(i),
                                    names.get(i),
                                    "",
                                    "",
                                    "",
                                    "a".repeat(60) + ".example, b.example",
                                    List.of(new RuleDraft.Use("acme", RuleDraft.Part.SHARE, "1")))
                            .toText());
        }
        assertThat(admin.post(EDITOR, form).statusCode()).isEqualTo(303);
        assertThat(current().rules().stream().map(RoutingRule::name)).containsExactlyElementsOf(names);
        form.add("rule", "{}");
        assertThat(admin.post(EDITOR, form).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999"})
    void aFormThatIsNotOursIsRefused(String base) {
        MultiMap form = form(0, "save", "acme", "acme").set("base", base);
        assertThat(admin.post(EDITOR, form).statusCode()).isEqualTo(400);
    }

    @Test
    void aVersionThatNeverWasIsNoBeginning() {
        assertThat(post(admin, 7, "save", "acme", "acme").statusCode()).isEqualTo(404);
        assertThat(admin.get(EDITOR + "?from=7").statusCode()).isEqualTo(404);
    }

    private static void save(RoutingPlan plan) {
        assertThat(plans.add(gateway.merchant.id(), Mode.TEST, plan, "").await())
                .isTrue();
    }

    private static RoutingPlan current() {
        return plans.find(gateway.merchant.id(), Mode.TEST).await();
    }

    private static HttpResponse<Buffer> post(
            DashboardPeople.Seat seat, int base, String step, String order, String offered, String... more) {
        MultiMap form = form(base, step, order, offered);
        for (int i = 0; i < more.length; i += 2) {
            form.set(more[i], more[i + 1]);
        }
        return seat.post(EDITOR, form);
    }

    private static MultiMap form(int base, String step, String order, String offered) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("base", Integer.toString(base))
                .add("do", step)
                .add("order", (Iterable<String>) List.of(order.split(",", -1)))
                .add("offer", (Iterable<String>) List.of(offered.split(",", -1)))
                .add("payer_chooses", "yes");
    }
}
