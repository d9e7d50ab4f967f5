package com.ovgcpayments.gateway.dashboard.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportScreensTest {
    private static final String EXPORT = "/dashboard/test/payments/export";
    private static final int PAYMENTS = 1_203;

    private static Checkout checkout;
    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat finance;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        gateway = checkout.gateway();
        people = new DashboardPeople(gateway);
        finance = people.member(MemberRole.FINANCE);
        gateway.owner().query("""
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata)
                SELECT time_ordered_uuid(), $1, true, 1000 + number, 'USD', 'payer' || number || '@example.com', 'https://s',
                       'https://c', '{}' FROM generate_series(1, $2) number""", gateway.merchant.id(), PAYMENTS).await();
        new Earnings(gateway, gateway.merchant, Mode.TEST).capture(new Money(2500, "JPY"));
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void theBrowserTellsHowFarItIsAndKeepsTheFile() throws IOException {
        try (Visit visit = finance.visit()) {
            visit.open(finance.url("/dashboard/live/payments"));
            visit.follow("Export");
            visit.picture("export");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            Download download = visit.page().waitForDownload(() -> visit.press("Export"));
            assertThat(download.suggestedFilename())
                    .startsWith("payments-live-")
                    .endsWith(".csv");
            List<String> lines = Files.readAllLines(download.path());
            assertThat(lines).hasSize(PAYMENTS + 1);
            assertThat(lines.stream().distinct()).hasSize(PAYMENTS + 1);
            visit.page().getByText("1,203 payments exported.").waitFor();
        }
    }

    @Test
    void withoutScriptItIsADownload() throws IOException {
        try (Visit visit = finance.visit(options -> options.setJavaScriptEnabled(false))) {
            visit.open(finance.url("/dashboard/live/payments/export?amount_from=21"));
            assertThat(visit.text()).contains("Amount from", "21");
            Download download = visit.page().waitForDownload(() -> visit.press("Export"));
            assertThat(Files.readAllLines(download.path()))
                    .hasSize(1 + PAYMENTS - 1_099)
                    .allMatch(line -> line.startsWith("id,") || line.contains(",USD,"));
        }
    }

    @Test
    void aSpreadsheetTakesTextsForTexts() {
        String id = gateway.createSession(
                gateway.testKey,
                checkout.shop()
                        .sessionBody()
                        .put("email", "+1@example.com")
                        .put("product_title", "=HYPERLINK(\"https://evil.example\",\"a\")")
                        .put("metadata", new JsonObject().put("a", "x,\"y\"")));
        checkout.payer(id).pay("approve");
        HttpResponse<Buffer> answer = finance.post(EXPORT);
        assertThat(answer.getHeader("Content-Type")).startsWith("text/csv");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; filename=\"payments-test-");
        assertThat(answer.bodyAsString())
                .startsWith(
                        "id,created_at,status,amount,currency,fee,net,amount_refunded,email,product_title,gateway,transaction_id,transaction_status,completed_at,metadata\r\n")
                .contains("\r\n" + id + ",")
                .contains(",completed,25.00,USD,0.00,25.00,0.00,'+1@example.com,")
                .contains(",\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"a\"\")\",sandbox,txn_")
                .contains(",\"{\"\"a\"\":\"\"x,\\\"\"y\\\"\"\"\"}\"\r\n")
                .contains(",completed,2500,JPY,");
        assertThat(finance.post(EXPORT, "currency", "JPY").bodyAsString().lines())
                .hasSize(2);
    }

    @Test
    void whoExportedIsWrittenDown() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        assertThat(owner.post(EXPORT, "status", "declined").bodyAsString().lines())
                .hasSize(1);
        Row audit = gateway.owner()
                .query("SELECT actor, detail FROM audit WHERE action = 'payments.export' ORDER BY number DESC LIMIT 1")
                .await()
                .iterator()
                .next();
        assertThat(audit.getString("actor")).contains("owner");
        assertThat(audit.getString("detail")).contains("\"mode\":\"test\"", "\"status\":\"declined\"");
    }

    @Test
    void whatIsLookedForByAnIdOrWronglyIsNotExportedAsAll() {
        for (String[] wrong : List.of(new String[] {"q", "txn_x"}, new String[] {"amount_from", "ten"})) {
            HttpResponse<Buffer> answer = finance.post(EXPORT, wrong);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).startsWith("/dashboard/test/payments?" + wrong[0] + "=");
        }
    }

    @Test
    void whoMayNotDoesNot() {
        DashboardPeople.Seat developer = people.member(MemberRole.DEVELOPER);
        assertThat(developer.post(EXPORT).statusCode()).isEqualTo(403);
        assertThat(developer.get("/dashboard/test/payments").bodyAsString()).doesNotContain("/payments/export");
    }
}
