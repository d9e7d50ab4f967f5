package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.GatewayStanding;
import com.ovgcpayments.gateway.routing.Route;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.routing.RoutingRule;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /api/routing}: how a merchant wants his payments routed, and a dry run of it. */
final class RoutingApi {
    private final RoutingPlans plans;
    private final Router router;
    private final Connectors connectors;

    RoutingApi(RoutingPlans plans, Router router, Connectors connectors) {
        this.plans = plans;
        this.router = router;
        this.connectors = connectors;
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return plans.find(key.merchantId(), key.mode()).map(plan -> answer(plan, key.mode()));
    }

    Future<Answer> put(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        RoutingPlan plan = RoutingRequest.parse(JsonBody.of(context), connectors.names());
        String by = PublicId.API_KEY.format(key.id());
        return plans.add(key.merchantId(), key.mode(), plan, by).map(added -> {
            if (!added) {
                throw ApiProblem.of(
                        ErrorCode.CONFLICT,
                        "The routing has another version than " + (plan.version() - 1)
                                + " by now. Read it again and make your change there.");
            }
            return answer(plan, key.mode());
        });
    }

    Future<Answer> simulate(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Router.Payment payment = SimulationRequest.parse(JsonBody.of(context), key.mode());
        return plans.find(key.merchantId(), key.mode())
                .map(plan -> Answer.of(200, Answers.data(json -> write(json, plan, router.route(plan, payment)))));
    }

    private Answer answer(RoutingPlan plan, Mode mode) {
        return Answer.of(200, Answers.data(json -> write(json, plan, router.standings(mode))));
    }

    private static void write(JsonGenerator json, RoutingPlan plan, List<GatewayStanding> standings)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", plan.version());
        json.writeArrayFieldStart("rules");
        for (RoutingRule rule : plan.rules()) {
            write(json, rule);
        }
        json.writeEndArray();
        writeTexts(json, "order", plan.order().stream());
        json.writeBooleanField("payer_chooses", plan.payerChooses());
        writeTexts(json, "not_offered", plan.notOffered().stream().sorted());
        json.writeArrayFieldStart("gateways");
        for (GatewayStanding standing : standings) {
            json.writeStartObject();
            json.writeStringField("gateway", standing.name());
            json.writeStringField("label", standing.label());
            json.writeStringField("state", standing.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("begun", standing.begun());
            json.writeNumberField("failed", standing.failed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RoutingRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", rule.name());
        writeTexts(json, "currencies", rule.currencies().stream().sorted());
        if (rule.amountFrom().isPresent()) {
            json.writeNumberField("amount_from", rule.amountFrom().get());
        }
        if (rule.amountTo().isPresent()) {
            json.writeNumberField("amount_to", rule.amountTo().get());
        }
        writeTexts(json, "email_domains", rule.emailDomains().stream().sorted());
        json.writeArrayFieldStart("use");
        for (RoutingRule.Share share : rule.use()) {
            json.writeStartObject();
            json.writeStringField("gateway", share.gateway());
            json.writeNumberField("weight", share.weight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RoutingPlan plan, Route route) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", plan.version());
        json.writeObjectField("rule", route.rule().orElse(null));
        json.writeArrayFieldStart("gateways");
        for (Route.Choice choice : route.choices()) {
            write(json, choice.gateway().name(), choice.reason());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("left_out");
        for (Route.LeftOut left : route.leftOut()) {
            write(json, left.gateway(), left.reason());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String gateway, String reason) throws IOException {
        json.writeStartObject();
        json.writeStringField("gateway", gateway);
        json.writeStringField("reason", reason);
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String field, Stream<String> texts) throws IOException {
        Collection<String> all = texts.toList();
        json.writeArrayFieldStart(field);
        for (String text : all) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
