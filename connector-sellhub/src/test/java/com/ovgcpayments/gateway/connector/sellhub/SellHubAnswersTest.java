package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubFault;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What faults and odd answers mean. Where no double goes that far, SellHub says what the test tells it to. */
class SellHubAnswersTest {
    private static final String INVOICE = """
            {"id":"inv_1","createdOnSessionId":"sess_1","status":"paid","createdAt":"2026-04-14T12:00:00.000Z",
             "totalInUsd":25,"invoiceItems":[{"productVariantId":"v1","quantity":1,"price":25,"couponId":null}]}""";

    private final Vertx vertx = Vertx.vertx();
    private final SellHubRig rig = SellHubRig.start();
    private SellHubRig told = rig;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "";

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", type)
                        .end(body))
                .listen(0, "127.0.0.1")
                .await();
        String url = "http://127.0.0.1:" + server.actualPort();
        told = rig.beside(Map.of(
                "storeUrl",
                url,
                "dashBaseUrl",
                url,
                "priceStrategy",
                "fixed-variants",
                "variants",
                "2500:USD:p1:v1,2500:EUR:p1:v2",
                "currencies",
                "USD,EUR"));
    }

    @AfterEach
    void close() {
        rig.close();
        vertx.close().await();
    }

    private void says(int code, String text) {
        status = code;
        body = text;
    }

    private void saysInvoices(String... invoices) {
        says(200, "{\"data\":{\"invoices\":[" + String.join(",", invoices) + "]}}");
    }

    private Outcome fetch() {
        return told.fetch(told.order(), "sess_1");
    }

    // ---- begin ----

    @ParameterizedTest
    @CsvSource({
        "400, NotSent",
        "401, NotSent",
        "403, NotSent",
        "404, NotSent",
        "422, NotSent",
        "429, NotSent",
        "408, Unknown",
        "409, Unknown",
        "425, Unknown",
        "500, Unknown",
        "502, Unknown",
        "302, Unknown",
        "202, Unknown",
        "200, Unknown"
    })
    void aRefusalOfBeginMeansWhatItProves(int code, String outcome) {
        says(code, "{\"error\":\"x\",\"message\":\"of payer@example.com\"}");
        Outcome begun = told.begin(told.order());
        assertThat(begun.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(begun.toString()).doesNotContain("payer@");
        type = "text/html";
        assertThat(told.begin(told.order())).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../../dash", "a/b", "a b", "a?b", "a#b", ".."})
    void anIdThatFitsNoAddressIsNoPage(String id) {
        says(200, "{\"status\":\"success\",\"session\":{\"id\":\"" + id + "\"}}");
        assertThat(told.begin(told.order())).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void noFaultOfTheStoresIsTakenForAnAnswer(SellHubFault fault) {
        rig.open(rig.order());
        rig.sellhub().forgetRequests();
        rig.sellhub().fail("POST /api/checkout", fault, 10);
        Outcome begun = rig.begin(rig.order());
        if (fault != SellHubFault.SLOW) {
            assertThat(begun).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(rig.sellhub().requests()).hasSize(1);
        assertThat(rig.standings()).isEmpty();
    }

    // ---- fetch ----

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void noFaultOfTheDashboardsIsTakenForAnAnswer(SellHubFault fault) {
        SellHubRig.Order order = rig.order();
        String session = rig.open(order);
        rig.sellhub().pay(session);
        rig.sellhub().fail("GET /api/sellhub/invoices", fault, 1);
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.standings()).isEmpty();
        assertThat(rig.captures(order, session)).hasSize(1);
    }

    /** Of a long time, every stretch must be told: what is missing in one may be a payment. */
    @Test
    void halfAnAnswerIsNone() {
        SellHubRig.Order order = rig.order();
        String session = rig.open(order);
        rig.sellhub().pay(session);
        rig.passes(Duration.ofHours(30));
        rig.sellhub().fail("GET /api/sellhub/invoices", SellHubFault.SLOW, 1);
        rig.sellhub().fail("GET /api/sellhub/invoices", SellHubFault.ERROR, 1);
        rig.sellhub().slowness(Duration.ofMillis(1));
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aWholeInvoiceIsRead() {
        saysInvoices(INVOICE, INVOICE);
        assertThat(((Outcome.Succeeded) fetch()).captures())
                .extracting(Outcome.Capture::money)
                .containsExactly(new Money(2500, "USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"inv_1\" > \"id\":null",
                "\"id\":\"inv_1\" > \"id\":\"\"",
                "\"paid\" > null",
                "\"paid\" > 7",
                "2026-04-14T12:00:00.000Z > yesterday",
                ":25, > :\"many\",",
                ":25, > :null,",
                ":25, > :-25,",
                ":25, > :25.001,",
                ":25, > :1e999999999,",
                ":25, > :1e-999999999,",
                ":25, > :99999999999999999999,",
                "\"v1\" > \"v9\"",
                "\"v1\" > null",
                "[{\"productVariantId\":\"v1\",\"quantity\":1,\"price\":25,\"couponId\":null}] > []",
                "[{\"productVariantId\":\"v1\",\"quantity\":1,\"price\":25,\"couponId\":null}] > null",
            })
    void anInvoiceThatCannotBeReadIsUnclear(String change) {
        String[] parts = change.split(" > ", 2);
        assertThat(INVOICE).contains(parts[0]);
        saysInvoices(INVOICE.replace(parts[0], parts[1]));
        assertThat(fetch()).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"couponId\":null > \"couponId\":\"c1\"",
                "\"price\":25 > \"price\":1e999999999",
                "\"price\":25 > \"price\":1e-999999999",
                "\"quantity\":1 > \"quantity\":1.5",
                "\"quantity\":1 > \"quantity\":-1",
                "\"v2\" > \"v1\"",
            })
    void aTotalThatMustBeSummedIsExactOrUnclear(String change) {
        String euros = INVOICE.replace("v1", "v2");
        SellHubRig.Order order = told.order(new Money(2500, "EUR"));
        saysInvoices(euros);
        assertThat(told.captures(order, "sess_1"))
                .extracting(Outcome.Capture::money)
                .containsExactly(order.price());
        String[] parts = change.split(" > ", 2);
        assertThat(euros).contains(parts[0]);
        saysInvoices(euros.replace(parts[0], parts[1]));
        assertThat(told.fetch(order, "sess_1")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void decimalsAreExact() {
        for (String total : new String[] {"25.00", "\"25.00\"", "25.0", "2.5e1"}) {
            saysInvoices(INVOICE.replace(":25,", ":" + total + ","));
            assertThat(((Outcome.Succeeded) fetch()).captures())
                    .extracting(Outcome.Capture::money)
                    .containsExactly(new Money(2500, "USD"));
        }
        saysInvoices(INVOICE.replace(":25,", ":90071992547409.93,"));
        assertThat(((Outcome.Succeeded) fetch()).captures())
                .extracting(Outcome.Capture::money)
                .containsExactly(new Money(9007199254740993L, "USD"));
    }

    /** The store sells other things too, in whatever way. */
    @Test
    void othersInvoicesAreNotOurBusiness() {
        saysInvoices(
                "{}",
                "{\"createdOnSessionId\":null,\"status\":7}",
                "{\"createdOnSessionId\":[1]}",
                "{\"createdOnSessionId\":17,\"id\":\"x\"}",
                "{\"createdOnSessionId\":\"sess_2\"}");
        assertThat(fetch()).isInstanceOf(Outcome.Redirect.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"data\":{}}",
                "{\"data\":[]}",
                "{\"data\":{\"invoices\":{}}}",
                "{\"data\":{\"invoices\":[1]}}",
                "{\"data\":{\"invoices\":[]}"
            })
    void whatIsNoListOfInvoicesIsUnclear(String text) {
        says(200, text);
        assertThat(fetch()).isInstanceOf(Outcome.Unknown.class);
        assertThat(ping().state()).isEqualTo(Standing.State.UNREACHABLE);
    }

    // ---- the key ----

    @Test
    void aKeyThatIsRefusedIsToldOnceForEachMode() {
        says(401, "{\"error\":\"Unauthorized\"}");
        assertThat(fetch()).isInstanceOf(Outcome.Unknown.class);
        assertThat(told.standings()).extracting(Standing::mode).containsExactlyInAnyOrder(Mode.TEST, Mode.LIVE);
        assertThat(told.standings()).extracting(Standing::state).containsOnly(Standing.State.REFUSED);
        assertThat(ping().state()).isEqualTo(Standing.State.REFUSED);
    }

    /** Of the dashboard's 403 the key is the reason; of the store's it may be the payer. */
    @Test
    void aBlockedPayerDoesNotTakeTheStoreOut() {
        says(403, "{\"error\":\"Forbidden\"}");
        assertThat(told.begin(told.order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(told.standings()).isEmpty();
        fetch();
        assertThat(told.standings()).isNotEmpty();
    }

    @Test
    void aKeyThatIsRefusedAtBeginIsTold() {
        says(401, "{\"error\":\"Unauthorized\"}");
        assertThat(told.begin(told.order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(told.standings()).isNotEmpty();

        SellHubRig wrong = rig.beside(Map.of("apiKey", "shk_wrong"));
        assertThat(wrong.begin(wrong.order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(wrong.standings()).isNotEmpty();
        assertThat(rig.sellhub().products()).isEmpty();
    }

    @Test
    void theKeyGoesWhereItIsToldTo() {
        rig.open(rig.order());
        SellHubRig both = rig.beside(Map.of("storeAuth", "raw"));
        both.open(both.order());
        assertThat(rig.sellhub().requests())
                .extracting(request -> request.path() + " "
                        + request.headers()
                                .getOrDefault("authorization", "-")
                                .replace(rig.sellhub().apiKey(), "key"))
                .containsExactly("/api/sellhub/products key", "/api/checkout -", "/api/checkout key");
        SellHubRig basic = rig.beside(Map.of("dashAuth", "basic"));
        basic.connector().ping().await();
        assertThat(rig.sellhub().requests().get(3).headers())
                .containsEntry("authorization", "Basic " + rig.sellhub().apiKey());
    }

    private Standing ping() {
        ConnectorReply.Pong pong = told.connector().ping().await();
        return pong.standings().get(0);
    }
}
