package com.ovgcpayments.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which gateway takes a payment, and that it can be told why. */
@ExtendWith(VertxExtension.class)
class RouterTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));

    private Router router;

    @BeforeEach
    void deploy(Vertx vertx) {
        List<ScriptedConnector> scripted = List.of(
                new ScriptedConnector("a", ANY),
                new ScriptedConnector("b", ANY.only(Set.of("USD"), Map.of("USD", new AmountRule(100, 10_000, 1)))),
                new ScriptedConnector("c", ANY));
        Connectors connectors = new Connectors(vertx, List.of("a", "b", "c"));
        scripted.forEach(
                each -> vertx.deployVerticle(new ConnectorVerticle(each)).await());
        connectors.discover(Duration.ofSeconds(5)).await();
        Database database = Database.open(vertx, TestDatabase.create().application(), 2);
        router = new Router(connectors, new Health(database));
    }

    @Test
    void whoHasSaidNothingGetsTheGatewaysOrder() {
        Route route = route(RoutingPlan.UNSAID, 2500, "USD");
        assertThat(names(route)).containsExactly("a", "b", "c");
        assertThat(route.rule()).isEmpty();
        assertThat(route.leftOut()).isEmpty();
    }

    @Test
    void aMerchantsOrderComesFirstAndTheOthersStay() {
        Route route = route(new RoutingPlan(1, List.of(), List.of("c", "gone"), true, Set.of()), 2500, "USD");
        assertThat(names(route)).containsExactly("c", "a", "b");
        assertThat(route.choices().get(0).reason()).isEqualTo("the merchant's order");
        assertThat(route.choices().get(1).reason()).isEqualTo("the gateway's order");
    }

    @Test
    void whoCannotTakeThePaymentIsLeftOutWithTheReason() {
        Route route = route(RoutingPlan.UNSAID, 99, "USD");
        assertThat(names(route)).containsExactly("a", "c");
        assertThat(route.leftOut())
                .containsExactly(new Route.LeftOut("b", "the amount must be at least 100 (1.00 USD)"));
        assertThat(names(route(RoutingPlan.UNSAID, 2500, "EUR"))).containsExactly("a", "c");
    }

    @Test
    void theFirstRuleThatFitsDecidesAlone() {
        RoutingPlan plan = plan(
                rule("small", Set.of("USD"), 1, 999, Set.of(), share("b", 1)),
                rule("ours", Set.of(), 0, 0, Set.of("shop.example"), share("c", 1)),
                rule("dollars", Set.of("USD"), 0, 0, Set.of(), share("a", 1), share("b", 0)));
        assertThat(names(route(plan, 500, "USD"))).containsExactly("b");
        assertThat(names(route(plan, 1000, "USD"))).containsExactly("a", "b");
        assertThat(names(router.route(plan, payment(1000, "USD", "Boss@SHOP.example"))))
                .containsExactly("c");
        assertThat(names(route(plan, 1000, "EUR"))).containsExactly("a", "c");
        Route small = route(plan, 500, "USD");
        assertThat(small.rule()).contains("small");
        assertThat(small.choices().get(0).reason()).isEqualTo("rule small, weight 1 of 1");
        assertThat(small.leftOut()).contains(new Route.LeftOut("a", "not in the rule small"));
    }

    @Test
    void whatTheMerchantDoesNotOfferTakesNothing() {
        RoutingPlan plan = new RoutingPlan(
                1,
                List.of(rule("dollars", Set.of("USD"), 0, 0, Set.of(), share("a", 1), share("b", 1))),
                List.of("a"),
                true,
                Set.of("a"));
        assertThat(names(route(plan, 2500, "USD"))).containsExactly("b");
        Route euros = route(plan, 2500, "EUR");
        assertThat(names(euros)).containsExactly("c");
        assertThat(euros.leftOut()).containsExactly(new Route.LeftOut("a", "the merchant does not offer it"));
    }

    @Test
    void paymentsAreSharedByWeightAndEachStaysWhereItIs() {
        RoutingPlan plan = plan(rule("split", Set.of(), 0, 0, Set.of(), share("a", 80), share("c", 20)));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            Router.Payment payment = new Router.Payment(
                    new UUID(random.nextLong(), random.nextLong()), Mode.TEST, new Money(2500, "USD"), "p@x.example");
            Route route = router.route(plan, payment);
            assertThat(route).isEqualTo(router.route(plan, payment));
            assertThat(names(route)).containsExactlyInAnyOrder("a", "c");
            firsts.merge(names(route).get(0), 1, Integer::sum);
        }
        assertThat(firsts.get("a")).isBetween(1_500, 1_700);
    }

    @Test
    void aWeightOfNothingComesAfterAllOthers() {
        RoutingPlan plan =
                plan(rule("r", Set.of(), 0, 0, Set.of(), share("c", 0), share("a", 1), share("b", 0), share("x", 9)));
        for (int i = 0; i < 50; i++) {
            assertThat(names(route(plan, 2500, "USD"))).containsExactly("a", "c", "b");
        }
    }

    @Test
    void aPlanReadsBackAsItWasWritten() {
        RoutingPlan plan = new RoutingPlan(
                3,
                List.of(rule("r", Set.of("USD"), 1, 999, Set.of("x.example"), share("a", 80), share("b", 0))),
                List.of("b", "a"),
                false,
                Set.of("c"));
        assertThat(RoutingPlan.ofStored(plan.toJson())).isEqualTo(plan);
    }

    @Test
    void aPlanFromBeforeAllWasOfferedReadsBackToo() {
        assertThat(RoutingPlan.ofStored("{\"version\":2,\"rules\":[],\"order\":[\"b\"],\"payerChooses\":true}"))
                .isEqualTo(new RoutingPlan(2, List.of(), List.of("b"), true, Set.of()));
    }

    private Route route(RoutingPlan plan, long amount, String currency) {
        return router.route(plan, payment(amount, currency, "payer@example.com"));
    }

    private static Router.Payment payment(long amount, String currency, String email) {
        return new Router.Payment(UUID.randomUUID(), Mode.TEST, new Money(amount, currency), email);
    }

    private static List<String> names(Route route) {
        return route.choices().stream().map(choice -> choice.gateway().name()).toList();
    }

    private static RoutingPlan plan(RoutingRule... rules) {
        return new RoutingPlan(1, List.of(rules), List.of(), true, Set.of());
    }

    private static RoutingRule.Share share(String gateway, int weight) {
        return new RoutingRule.Share(gateway, weight);
    }

    /** @param from 0 for none, like {@code to} */
    private static RoutingRule rule(
            String name, Set<String> currencies, long from, long to, Set<String> domains, RoutingRule.Share... use) {
        return new RoutingRule(
                name,
                currencies,
                Optional.of(from).filter(amount -> amount > 0),
                Optional.of(to).filter(amount -> amount > 0),
                domains,
                List.of(use));
    }
}
