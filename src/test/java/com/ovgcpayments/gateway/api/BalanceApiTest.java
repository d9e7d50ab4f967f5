package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.ovgcpayments.gateway.format.Csv;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceApiTest {
    private static final String ENTRIES = "/api/balance/entries";

    private static GatewayFixture gateway;
    private static String session;

    /** One payment of 25.00 USD with a fee of 1.02, settled. */
    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        sql("INSERT INTO fee_terms (currency, basis_points, fixed) VALUES ('USD', 290, 30)");
        session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        sql("UPDATE payment_transaction SET status = 'settled', next_check_at = NULL");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void tellsWhatIsWhereInEachCurrency() {
        JsonObject data = data("/api/balance", gateway.testKey);
        assertThat(data)
                .isEqualTo(new JsonObject()
                        .put("livemode", false)
                        .put("balances", new JsonArray().add(balance("USD", 0, 2398, 0))));
        assertThat(data("/api/balance", gateway.liveKey).getJsonArray("balances"))
                .isEmpty();
        assertThat(data("/api/balance", gateway.otherTestKey).getJsonArray("balances"))
                .isEmpty();
    }

    @Test
    void tellsWhatHappenedNewestFirst() {
        List<JsonObject> entries = entries("");
        String transaction = entries.get(0).getString("source");
        assertThat(transaction).startsWith("txn_");
        assertThat(entries)
                .extracting(
                        each -> each.getString("type"),
                        each -> each.getLong("amount"),
                        each -> each.getString("account"),
                        each -> each.getString("source"),
                        each -> each.getString("session_id"))
                .containsExactly(
                        tuple("settlement", 2398L, "available", transaction, session),
                        tuple("settlement", -2398L, "pending", transaction, session),
                        tuple("fee", -102L, "pending", transaction, session),
                        tuple("capture", 2500L, "pending", transaction, session));
    }

    @Test
    void pagesThroughEveryEntryOnce() {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        JsonObject page;
        do {
            page = gateway.get(ENTRIES + "?limit=1" + cursor, gateway.testKey).bodyAsJsonObject();
            paged.add(page.getJsonArray("data").getJsonObject(0).getString("id"));
            cursor = "&starting_after=" + page.getString("next_cursor");
        } while (page.getBoolean("has_more"));
        assertThat(paged)
                .doesNotHaveDuplicates()
                .isEqualTo(
                        entries("").stream().map(each -> each.getString("id")).toList());
    }

    @Test
    void filters() {
        assertThat(entries("?account=available")).hasSize(1);
        assertThat(entries("?account=in_transit")).isEmpty();
        assertThat(entries("?currency=USD&account=pending")).hasSize(3);
        assertThat(entries("?currency=EUR")).isEmpty();
        assertThat(entries("?created_from=2999-01-01")).isEmpty();
        assertThat(entries("?created_to=2020-01-01")).isEmpty();
        assertThat(entries("?created_from=2020-01-01&created_to=2999-01-01")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "starting_after=x",
                "starting_after=txn_01jrt0z3ekefrvb2g9s5c4a7h1",
                "currency=usd",
                "currency=XXX",
                "account=fees",
                "created_from=x"
            })
    void refusesABadQuery(String query) {
        Refusal.badRequest(gateway.get(ENTRIES + "?" + query, gateway.testKey), query.split("=", 2)[0]);
    }

    @Test
    void statementAddsUp() {
        HttpResponse<Buffer> answer =
                gateway.get("/api/balance/statement?currency=USD&from=2020-01-01", gateway.testKey);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"statement-USD-20200101T000000Z.csv\"");
        List<String> lines = answer.bodyAsString().lines().toList();
        assertThat(lines).hasSize(1 + 3 + 4 + 3);
        assertThat(lines.get(0)).isEqualTo("at,type,account,amount,balance,currency,source,session_id,id");
        assertThat(lines.get(1)).isEqualTo("2020-01-01T00:00:00Z,opening_balance,pending,,0.00,USD,,,");
        assertThat(lines.get(4))
                .contains(",capture,pending,25.00,25.00,USD,txn_")
                .contains("," + session + ",ent_");
        assertThat(lines.get(5)).contains(",fee,pending,-1.02,23.98,USD,txn_");
        assertThat(lines.get(6)).contains(",settlement,pending,-23.98,0.00,USD,txn_");
        assertThat(lines.get(7)).contains(",settlement,available,23.98,23.98,USD,txn_");
        assertThat(lines.get(9)).contains(",closing_balance,available,,23.98,USD,,,");
        assertThat(answer.bodyAsString()).endsWith("\r\n");
    }

    @Test
    void statementOfWhatIsOverOpensAndClosesWithTheSame() {
        String past = gateway.get("/api/balance/statement?currency=USD&from=2020-01-01&to=2020-02-01", gateway.testKey)
                .bodyAsString();
        assertThat(past).contains("closing_balance,available,,0.00");
        String future = gateway.get(
                        "/api/balance/statement?currency=USD&from=2999-01-01&to=2999-02-01", gateway.testKey)
                .bodyAsString();
        assertThat(future.lines()).hasSize(7);
        assertThat(future).contains("opening_balance,available,,23.98").contains("closing_balance,available,,23.98");
        assertThat(gateway.get("/api/balance/statement?currency=KWD&from=2020-01-01", gateway.testKey)
                        .bodyAsString())
                .contains("opening_balance,pending,,0.000,KWD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2020-01-01", "currency=usd&from=2020-01-01"})
    void statementWantsACurrency(String query) {
        Refusal.badRequest(gateway.get("/api/balance/statement?" + query, gateway.testKey), "currency");
    }

    @Test
    void statementWantsAPeriod() {
        Refusal.badRequest(gateway.get("/api/balance/statement?currency=USD", gateway.testKey), "from");
        Refusal.badRequest(
                gateway.get("/api/balance/statement?currency=USD&from=2020-01-02&to=2020-01-02", gateway.testKey),
                "to");
    }

    @Test
    void csvIsQuotedAndNoFormula() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"x\"", "two\nlines", "")))
                .isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n");
        assertThat(List.of("=1+1", "+1", "-1", "@x", "\tx", "", "x=1").stream().map(Csv::text))
                .containsExactly("'=1+1", "'+1", "'-1", "'@x", "'\tx", "", "x=1");
    }

    private static List<JsonObject> entries(String query) {
        return gateway.get(ENTRIES + query, gateway.testKey).bodyAsJsonObject().getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject balance(String currency, long pending, long available, long inTransit) {
        return new JsonObject(new JsonObject()
                .put("currency", currency)
                .put("pending", pending)
                .put("available", available)
                .put("in_transit", inTransit)
                .encode());
    }

    private static JsonObject data(String path, String key) {
        return gateway.get(path, key).bodyAsJsonObject().getJsonObject("data");
    }

    private static void sql(String sql) {
        gateway.owner().query(sql).await();
    }
}
