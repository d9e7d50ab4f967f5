package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditEntry;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of what people did, by whatever is known of a deed. */
class AuditFilterTest {
    private static final int DEEDS = 120;

    private static OperatorDesk desk;

    @BeforeAll
    static void start() {
        desk = new OperatorDesk();
        desk.post("/fees", "currency", "USD", "percent", "2.9", "reason", "Price list");
        desk.post("/payouts/halt", "reason", "Something is odd");
        desk.post("/payouts/halt/lift", "reason", "It was nothing");
        desk.gateway
                .owner()
                .transaction(transaction -> {
                    Future<?> written = Future.succeededFuture();
                    for (int i = 1; i <= DEEDS; i++) {
                        AuditEntry entry =
                                new AuditEntry("command line", "key.create", "key_" + i, "", "{\"n\":" + i + "}", "");
                        written = written.compose(before -> Audit.write(transaction, entry));
                    }
                    return written.<Object>mapEmpty();
                })
                .await();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void deedsAreFoundByWhatIsKnown() {
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/audit-log", "audit-log");
            visit.page().locator("select[name=action]").selectOption("fee.set");
            visit.press("Show");
            assertThat(visit.page().locator("tbody tr").count()).isOne();
            assertThat(visit.text()).contains("Price list", "operator1@example.com");
            visit.page().locator("tbody summary").click();
            assertThat(visit.text()).contains("\"basis_points\":290", "req_");
            visit.picture("audit-log-details");
            assertThat(visit.barriers()).isEmpty();
            visit.follow("Show all");
            visit.page().locator("input[name=actor]").fill("operator1@example.com");
            visit.page().locator("input[name=object]").fill("payouts");
            visit.press("Show");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(2);
            assertThat(visit.page().url()).contains("actor=operator1%40example.com", "object=payouts");
        }
        assertThat(desk.page("/audit-log?actor=somebody@example.com")).contains("Nobody did such a thing");
        assertThat(desk.page("/audit-log?action=no.such")).contains("Nobody did such a thing", "no.such");
    }

    @Test
    void daysAndPagesStandInTheAddress() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(desk.page("/audit-log?from=2020-01-01&to=2020-12-31")).contains("Nobody did such a thing");
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(
                    OperatorDesk.ROOT + "/audit-log?action=key.create&from=2020-01-01&to=9998-01-01"));
            assertThat(visit.text()).contains("key_" + DEEDS);
            visit.follow("Older →");
            assertThat(visit.text()).contains("key_70").doesNotContain("key_71");
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(20);
            assertThat(visit.page().url()).contains("action=key.create", "from=2020-01-01", "after=");
            visit.follow("Newest");
            assertThat(visit.text()).contains("key_" + DEEDS);
        }
        assertThat(desk.get("/audit-log?from=" + today + "&to=2020-01-01").bodyAsString())
                .contains("The last day must not be before the first.");
        assertThat(desk.get("/audit-log?from=yesterday").statusCode()).isEqualTo(422);
        assertThat(desk.get("/audit-log?actor=%00").statusCode()).isEqualTo(422);
        assertThat(desk.get("/audit-log?after=x").statusCode()).isEqualTo(404);
    }

    @Test
    void wholeLogIsChecked() {
        assertThat(desk.page("/audit-log/check")).contains("entries are as they were written");
    }
}
