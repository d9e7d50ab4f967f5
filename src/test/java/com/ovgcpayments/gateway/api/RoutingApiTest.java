package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingApiTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(
                new ScriptedProvider(new ScriptedConnector("one", ANY)),
                new ScriptedProvider(new ScriptedConnector("two", ANY)),
                new ScriptedProvider(new ScriptedConnector(
                        "three", ANY.only(Set.of("USD"), Map.of("USD", new AmountRule(5_000, 10_000, 1))))));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whoHasSaidNothingHasVersionNothing() {
        JsonObject routing = data(gateway.get("/api/routing", gateway.otherTestKey));
        assertThat(routing.getInteger("version")).isZero();
        assertThat(routing.getJsonArray("rules")).isEmpty();
        assertThat(routing.getBoolean("payer_chooses")).isTrue();
        assertThat(routing.getJsonArray("gateways").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getString("gateway") + " " + each.getString("state")))
                .containsExactly("one ready", "two ready", "three ready");
    }

    @Test
    void aPlanIsKeptForItsMerchantAndModeAndDecides() {
        int version = version();
        JsonObject plan = new JsonObject()
                .put("version", version)
                .put(
                        "rules",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "all dollars")
                                        .put("currencies", new JsonArray().add("usd"))
                                        .put("use", new JsonArray().add(new JsonObject().put("gateway", "two")))))
                .put("order", new JsonArray())
                .put("payer_chooses", false);
        HttpResponse<Buffer> put = put(plan);
        assertThat(put.statusCode()).as(put.bodyAsString()).isEqualTo(200);
        assertThat(data(put).getInteger("version")).isEqualTo(version + 1);
        assertThat(data(gateway.get("/api/routing", gateway.testKey))).isEqualTo(data(put));
        assertThat(data(gateway.get("/api/routing", gateway.liveKey)).getInteger("version"))
                .isZero();
        assertThat(data(gateway.get("/api/routing", gateway.otherTestKey)).getInteger("version"))
                .isZero();

        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        Payer payer = new Payer(gateway, id);
        assertThat(payer.open().bodyAsString()).doesNotContain("One", "Three");
        assertThat(payer.location(payer.pressPay())).startsWith(ScriptedConnector.ORIGIN + "/pay/");
        assertThat(gateway.owner()
                        .query("SELECT connector, routing_reason FROM attempt WHERE session_id = $1::text::uuid", id)
                        .await()
                        .iterator()
                        .next()
                        .toJson())
                .isEqualTo(new JsonObject()
                        .put("connector", "two")
                        .put("routing_reason", "rule all dollars, weight 1 of 1"));
    }

    @Test
    void whoHasReadAnOldVersionIsToldSo() {
        JsonObject plan = new JsonObject().put("version", version());
        assertThat(put(plan).statusCode()).isEqualTo(200);
        HttpResponse<Buffer> again = put(plan);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.bodyAsJsonObject().getJsonObject("error").getString("code"))
                .isEqualTo("CONFLICT");
    }

    @Test
    void ofTwoAtOnceOneIsTold() {
        JsonObject plan = new JsonObject().put("version", version());
        List<Future<HttpResponse<Buffer>>> both = List.of(sending(plan), sending(plan), sending(plan), sending(plan));
        Future.all(both).await();
        assertThat(both.stream().map(each -> each.result().statusCode())).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void aPaymentCanBeThoughtOf() {
        assertThat(put(new JsonObject()
                                .put("version", version())
                                .put("order", new JsonArray().add("three").add("two")))
                        .statusCode())
                .isEqualTo(200);
        JsonObject route = data(gateway.post(
                "/api/routing/simulate",
                gateway.testKey,
                new JsonObject().put("amount", 2500).put("currency", "USD")));
        assertThat(route.getValue("rule")).isNull();
        assertThat(route.getJsonArray("gateways").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getString("gateway")))
                .containsExactly("two", "one");
        assertThat(route.getJsonArray("left_out").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("gateway", "three")
                        .put("reason", "the amount must be at least 5000 (50.00 USD)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | version",
                "{'version':-1} | version",
                "{'version':'1'} | version",
                "{'version':0,'rules':{}} | rules",
                "{'version':0,'rules':[7]} | rules[0]",
                "{'version':0,'rules':[{'use':['one']}]} | rules[0].name",
                "{'version':0,'rules':[{'name':'x'}]} | rules[0].use",
                "{'version':0,'rules':[{'name':'x','use':['nobody']}]} | rules[0].use",
                "{'version':0,'rules':[{'name':'x','use':['one','one']}]} | rules[0].use",
                "{'version':0,'rules':[{'name':'x','use':[{'gateway':'one','weight':-1}]}]} | rules[0].use.weight",
                "{'version':0,'rules':[{'name':'x','use':['one'],'currencies':['XYZ']}]} | rules[0].currencies",
                "{'version':0,'rules':[{'name':'x','use':['one'],'amount_from':5}]} | rules[0].currencies",
                "{'version':0,'rules':[{'name':'x','use':['one'],'currencies':['USD'],'amount_from':5,'amount_to':4}]} | rules[0].amount_to",
                "{'version':0,'rules':[{'name':'x','use':['one'],'email_domains':['a b']}]} | rules[0].email_domains",
                "{'version':0,'order':['nobody']} | order",
                "{'version':0,'order':['one','one']} | order",
                "{'version':0,'payer_chooses':'yes'} | payer_chooses",
            })
    void whatIsWrongIsNamed(String body, String param) {
        HttpResponse<Buffer> answer = put(new JsonObject(body.replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonObject("error")
                        .getJsonArray("details")
                        .getJsonObject(0)
                        .getString("param"))
                .isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | amount",
                "{'amount':0} | amount",
                "{'amount':1,'currency':'XYZ'} | currency",
                "{'amount':1,'email':'no'} | email",
                "{'amount':1,'session_id':'no'} | session_id",
            })
    void whatCannotBeThoughtOfIsNamed(String body, String param) {
        HttpResponse<Buffer> answer =
                gateway.post("/api/routing/simulate", gateway.testKey, new JsonObject(body.replace('\'', '"')));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonObject("error")
                        .getJsonArray("details")
                        .getJsonObject(0)
                        .getString("param"))
                .isEqualTo(param);
    }

    private static int version() {
        return data(gateway.get("/api/routing", gateway.testKey)).getInteger("version");
    }

    private static HttpResponse<Buffer> put(JsonObject plan) {
        return gateway.checked(HttpMethod.PUT, "/api/routing", sending(plan));
    }

    private static Future<HttpResponse<Buffer>> sending(JsonObject plan) {
        return gateway.request(HttpMethod.PUT, "/api/routing", gateway.testKey)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(plan.toBuffer());
    }

    private static JsonObject data(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonObject("data");
    }
}
