package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** An operator, and a gateway whose only processor, called scripted, can neither refund nor pay out: so that much waits for him. */
final class OperatorDesk implements AutoCloseable {
    static final String ROOT = "/dashboard/operator";
    private static final int MOST_LOOKS = 3_000;

    final ScriptedConnector processor = new ScriptedConnector("scripted", false, true);
    final ScriptedProvider provider = new ScriptedProvider(processor);
    final GatewayFixture gateway;
    final DashboardPeople people;
    final DashboardPeople.Seat operator;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    OperatorDesk(String... settings) {
        gateway = GatewayFixture.with(List.of(settings), provider);
        people = new DashboardPeople(gateway);
        operator = people.operator();
        processor.onFetch(request -> Future.succeededFuture(
                outcomes.getOrDefault(request.reference(), ScriptedConnector.open(request.reference()))));
    }

    /** @param path below the operators' root */
    HttpResponse<Buffer> get(String path) {
        return operator.get(ROOT + path);
    }

    HttpResponse<Buffer> post(String path, String... namesAndValues) {
        return operator.post(ROOT + path, namesAndValues);
    }

    /** What a page says that must be there. */
    String page(String path) {
        HttpResponse<Buffer> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.bodyAsString();
    }

    /** A session whose attempt has been asked about in vain for days; answers the attempt's id. */
    String stuck() {
        String session = open(gateway.testKey);
        sql(
                "UPDATE attempt SET state = 'unknown', reason = 'timeout', next_check_at = NULL, operator_since = now()"
                        + " WHERE session_id = $1::text::uuid",
                session);
        return PublicId.ATTEMPT.format(uuid("SELECT id FROM attempt WHERE session_id = $1::text::uuid", session));
    }

    /** A paid session, by its id. */
    String paid(String key) {
        String session = open(key);
        captured(session, "one");
        return session;
    }

    /** Money that was captured twice, of which the second capture waits for a person; answers the surplus's id. */
    String surplus() {
        String session = open(gateway.testKey);
        captured(session, "one", "two");
        until(
                "SELECT 1 FROM refund r JOIN surplus_capture s ON s.id = r.surplus_id JOIN attempt a ON a.id = s.attempt_id"
                        + " WHERE a.session_id = $1::text::uuid AND r.state = 'operator'",
                session);
        return PublicId.SURPLUS.format(uuid(
                "SELECT s.id FROM surplus_capture s JOIN attempt a ON a.id = s.attempt_id"
                        + " WHERE a.session_id = $1::text::uuid",
                session));
    }

    /** A merchant's refund that the gateway cannot make; answers its id. */
    String refund() {
        String session = paid(gateway.testKey);
        HttpResponse<Buffer> asked = gateway.post(
                "/api/checkout-sessions/" + session + "/refunds",
                gateway.testKey,
                new JsonObject().put("amount", 1000).put("reason", "One of two"));
        assertThat(asked.statusCode()).as(asked.bodyAsString()).isEqualTo(201);
        String id = asked.bodyAsJsonObject().getJsonObject("data").getString("id");
        until(
                "SELECT 1 FROM refund WHERE id = $1 AND state = 'operator'",
                PublicId.REFUND.parse(id).orElseThrow());
        return id;
    }

    /** A live payout that waits to be written into a file; answers its id. */
    String payout(int minor) {
        earn();
        HttpResponse<Buffer> asked = gateway.post(
                "/api/payouts",
                gateway.liveKey,
                new JsonObject().put("amount", minor).put("currency", "USD"));
        assertThat(asked.statusCode()).as(asked.bodyAsString()).isEqualTo(201);
        return asked.bodyAsJsonObject().getJsonObject("data").getString("id");
    }

    private void earn() {
        String session = paid(gateway.liveKey);
        sql(
                "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE session_id = $1::text::uuid",
                session);
        gateway.checked(
                HttpMethod.PUT,
                "/api/payout-destinations/USD",
                gateway.request(HttpMethod.PUT, "/api/payout-destinations/USD", gateway.liveKey)
                        .sendJsonObject(
                                new JsonObject().put("holder", "Example GmbH").put("iban", "DE89370400440532013000")));
    }

    private String open(String key) {
        String session = gateway.createSession(key, GatewayFixture.sessionBody());
        new Payer(gateway, session).pressPay();
        return session;
    }

    private void captured(String session, String... names) {
        outcomes.put(
                session + "_1",
                new Outcome.Succeeded(List.of(names).stream()
                        .map(name -> new Outcome.Capture(name + "-" + session, new Money(2500, "USD"), Instant.now()))
                        .toList()));
        new Payer(gateway, session).page("/return");
        until("SELECT 1 FROM payment_transaction WHERE session_id = $1::text::uuid", session);
    }

    /** Any statement, as the owner of the schema. */
    void sql(String statement, Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    Row row(String query, Object... parameters) {
        return gateway.owner().query(query, parameters).await().iterator().next();
    }

    String text(String query, Object... parameters) {
        return String.valueOf(row(query, parameters).getValue(0));
    }

    UUID uuid(String query, Object... parameters) {
        return row(query, parameters).getUUID(0);
    }

    /** Waits until a query finds something. */
    void until(String query, Object... parameters) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (gateway.owner().query(query, parameters).await().size() > 0) {
                return;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("it never was so: " + query);
    }

    /** The last entry of the audit log. */
    JsonObject audited() {
        return row("SELECT actor, action, target, reason, detail, request_id FROM audit ORDER BY number DESC LIMIT 1")
                .toJson();
    }

    /** Opens a page as he would and holds it to what every page must be; then it is there to go on with. */
    void examine(Visit visit, String path, String picture) {
        visit.open(operator.url(ROOT + path));
        assertThat(visit.status()).as(path).isEqualTo(200);
        assertThat(visit.barriers()).as(path).isEmpty();
        assertThat(visit.sidewaysScrollAt(320)).as(path + " on a small phone").isZero();
        visit.picture(picture);
        visit.lookAt(ColorScheme.DARK);
        assertThat(visit.barriersOfColour()).as(path + " in the dark").isEmpty();
        visit.picture(picture + "-dark");
        visit.lookAt(ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
