package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.routing.PlanLimits;
import com.ovgcpayments.gateway.routing.Route;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Thinks a payment through to the gateway that would take it. Nothing is made and nobody is asked. */
final class DryRun {
    private static final Map<String, String> USUAL =
            Map.of("try_amount", "25.00", "try_currency", "USD", "try_email", "customer@example.com");

    /** Always the same lot, so that asking twice tells the same. */
    private static final UUID SOME_SESSION = new UUID(0, 0);

    private final Router router;
    private final Catalog catalog;

    DryRun(Router router, Catalog catalog) {
        this.router = router;
        this.catalog = catalog;
    }

    /** What is asked when nobody has asked yet. */
    static DryRunPart unasked() {
        return new DryRunPart(Form.of(USUAL), Optional.empty(), List.of());
    }

    /** Where the payment that was typed cannot be thought through, because the plan is not sound. */
    static DryRunPart hindered(Form typed, List<String> obstacles) {
        return new DryRunPart(asked(typed), Optional.empty(), obstacles);
    }

    DryRunPart run(RoutingPlan plan, Mode mode, Form typed) {
        Form form = asked(typed);
        String currency = form.text("try_currency").toUpperCase(Locale.ROOT);
        Optional<Money> price = Optional.empty();
        if (!Currencies.isKnown(currency)) {
            form.problem("try_currency", "Write a code such as USD.");
        } else {
            price = AmountInput.read(form.text("try_amount"), currency)
                    .filter(amount -> amount.minor() <= PlanLimits.MAX_AMOUNT);
            if (price.isEmpty()) {
                form.problem("try_amount", AmountInput.expectation(currency));
            }
        }
        String email = form.text("try_email");
        if (!EmailAddress.isValid(email)) {
            form.problem("try_email", "Write an e-mail address, such as customer@example.com.");
        }
        return new DryRunPart(
                form, price.filter(sound -> form.isSound()).map(sound -> verdict(plan, mode, sound, email)), List.of());
    }

    private Verdict verdict(RoutingPlan plan, Mode mode, Money price, String email) {
        Route route = router.route(plan, new Router.Payment(SOME_SESSION, mode, price, email));
        Optional<RoutingRule> rule = plan.ruleFor(price, email);
        return new Verdict(
                AmountText.of(price, Locale.US) + " by " + email,
                rule.map(RoutingRule::name),
                rule.map(each -> byRule(each, route)).orElseGet(() -> byOrder(route)),
                leftOut(plan, rule, mode, price, route),
                plan.payerChooses());
    }

    /** By how many payments begin there, and not by the lot of this one. */
    private static List<Verdict.Line> byRule(RoutingRule rule, Route route) {
        Map<String, Integer> weights = rule.use().stream()
                .collect(Collectors.toMap(RoutingRule.Share::gateway, RoutingRule.Share::weight, (one, same) -> one));
        List<Route.Choice> choices = route.choices().stream()
                .sorted(Comparator.comparingInt(
                        choice -> -weights.getOrDefault(choice.gateway().name(), 0)))
                .toList();
        long total = choices.stream()
                .mapToLong(choice -> weights.getOrDefault(choice.gateway().name(), 0))
                .sum();
        List<Verdict.Line> lines = new ArrayList<>();
        for (Route.Choice choice : choices) {
            int weight = weights.getOrDefault(choice.gateway().name(), 0);
            String reason = weight > 0 && weight < total
                    ? "begins " + PlanText.percent(weight, total) + " of them"
                    : turn(lines.isEmpty());
            lines.add(new Verdict.Line(choice.gateway().label(), reason));
        }
        return lines;
    }

    private static List<Verdict.Line> byOrder(Route route) {
        List<Verdict.Line> lines = new ArrayList<>();
        for (Route.Choice choice : route.choices()) {
            lines.add(new Verdict.Line(choice.gateway().label(), turn(lines.isEmpty())));
        }
        return lines;
    }

    private static String turn(boolean first) {
        return first ? "comes first" : "if those before cannot be reached";
    }

    private List<Verdict.Line> leftOut(
            RoutingPlan plan, Optional<RoutingRule> rule, Mode mode, Money price, Route route) {
        Set<String> told = Stream.concat(
                        route.choices().stream().map(choice -> choice.gateway().name()),
                        route.leftOut().stream().map(Route.LeftOut::gateway))
                .collect(Collectors.toSet());
        Stream<Verdict.Line> unable = route.leftOut().stream()
                .map(left -> new Verdict.Line(catalog.label(left.gateway()), reason(plan, rule, mode, price, left)));
        Stream<Verdict.Line> untold = catalog.rows(mode, plan).stream()
                .filter(row -> !told.contains(row.name()))
                .map(row -> new Verdict.Line(row.label(), unfit(row, mode, price)));
        return Stream.concat(unable, untold).toList();
    }

    private String reason(RoutingPlan plan, Optional<RoutingRule> rule, Mode mode, Money price, Route.LeftOut left) {
        if (!plan.offers(left.gateway())) {
            return "is not offered";
        }
        if (rule.filter(each -> !names(each, left.gateway())).isPresent()) {
            return "is not in the rule";
        }
        return catalog.find(left.gateway())
                .map(ConnectorDescriptor::capabilities)
                .filter(can ->
                        can.refusal(price).filter(left.reason()::endsWith).isPresent())
                .flatMap(can -> Amounts.taken(can, price.currency()))
                .map(range -> "takes " + range)
                .orElseGet(() -> trouble(left, mode));
    }

    private String trouble(Route.LeftOut left, Mode mode) {
        return router.standings(mode).stream()
                .filter(standing -> standing.name().equals(left.gateway()))
                .map(standing -> switch (standing.state()) {
                    case FAILING -> "is failing";
                    case REFUSED -> "is refused by its processor";
                    case READY -> left.reason();
                })
                .findFirst()
                .orElse(left.reason());
    }

    private static boolean names(RoutingRule rule, String gateway) {
        return rule.use().stream().anyMatch(share -> share.gateway().equals(gateway));
    }

    private static String unfit(GatewayRow row, Mode mode, Money price) {
        return row.known()
                .map(gateway -> gateway.modes().contains(mode)
                        ? "does not take " + price.currency()
                        : "takes no " + mode.word() + " payments")
                .orElse("does not answer");
    }

    /** What was typed and nothing else, so that it can be noted what is wrong with it. */
    private static Form asked(Form typed) {
        return Form.of(USUAL.keySet().stream().collect(Collectors.toMap(name -> name, typed::text)));
    }
}
