package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.testing.Visit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The overview, connectors, alerts and the books. */
class BooksScreensTest {
    private static OperatorDesk desk;

    @BeforeAll
    static void start() {
        desk = new OperatorDesk();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void overviewTellsWhatWaits() {
        desk.stuck();
        desk.sql("INSERT INTO connector_health (connector, livemode, opened_at, pause_seconds, try_at)"
                + " VALUES ('scripted', true, now(), 300, now() + interval '5 minutes') ON CONFLICT DO NOTHING");
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "", "overview");
            assertThat(visit.page().locator("a.tile[href$='/attempts'] .figure").innerText())
                    .isNotEqualTo("0");
            assertThat(visit.text()).contains("Failing", "Ledger", "Webhooks", "Left out, but for one payment");
        }
    }

    @Test
    void connectorIsAskedJustNow() {
        desk.processor.stands(Standing.State.REFUSED);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/connectors/scripted", "connector");
            assertThat(visit.text()).contains("Credentials refused", "Refunds by API", "refunds at the processor");
            assertThat(desk.page("/connectors")).contains("Credentials refused");
        } finally {
            desk.processor.stands(Standing.State.READY);
        }
        assertThat(desk.page("/connectors/scripted")).contains("Ready");
        assertThat(desk.get("/connectors/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void alarmIsClearedWithAReason() {
        desk.gateway
                .owner()
                .transaction(transaction -> LedgerAlarms.raise(transaction, "ledger-trial-balance", "1 currency: USD"))
                .await();
        desk.sql(
                "INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret, disabled_at, disabled_reason)"
                        + " VALUES ($1, $2, true, 'https://shop.example/hook', '{payment.succeeded}', '\\x00', now(), 'answered_410')",
                TimeOrderedUuid.next(),
                desk.gateway.merchant.id());
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/alerts", "alerts");
            assertThat(visit.text()).contains("ledger-trial-balance", "https://shop.example/hook", "It answered 410");
            visit.follow("ledger-trial-balance");
            visit.page().locator("#reason").fill("Put right");
            visit.press("Clear the alarm");
            assertThat(visit.text()).contains("The alarm is cleared");
        }
        String id = desk.audited().getString("target");
        assertThat(desk.audited().getString("action")).isEqualTo("ledger_alarm.clear");
        assertThat(desk.get("/alerts/" + id).statusCode()).isEqualTo(404);
        assertThat(desk.post("/alerts/" + id + "/clear", "reason", "x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void differenceIsResolvedOnce() {
        UUID day = desk.uuid("INSERT INTO reconciliation (connector, livemode, day, state, ended_at)"
                + " VALUES ('scripted', true, '2026-04-14', 'compared', now()) RETURNING id");
        String id = PublicId.DIFFERENCE.format(desk.uuid(
                "INSERT INTO reconciliation_difference (reconciliation_id, kind, movement, subject, their_amount, their_currency)"
                        + " VALUES ($1, 'missing_here', 'refund_reversal', 'pyr_1', 700, 'USD') RETURNING id",
                day));
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/reconciliation/differences?kind=missing_here", "differences");
            desk.examine(visit, "/reconciliation/differences/" + id, "difference");
            assertThat(visit.text()).contains("Missing here: refund reversal", "$7.00", "pyr_1");
            visit.page().locator("#reason").fill("Our other shop's");
            visit.press("Resolve");
            assertThat(visit.text()).contains("No money was moved");
        }
        assertThat(desk.post("/reconciliation/differences/" + id + "/resolve", "reason", "x")
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.page("/reconciliation/differences?kind=amount_differs&show=all"))
                .doesNotContain(id);
        assertThat(desk.page("/reconciliation/days/" + PublicId.RECONCILIATION.format(day)))
                .contains(id, "Resolved");
    }

    @Test
    void dayIsAskedFor() {
        assertThat(desk.post(
                                "/reconciliation/ask",
                                "connector",
                                "nobody",
                                "mode",
                                "live",
                                "day",
                                "9999-01-01",
                                "reason",
                                "kept")
                        .bodyAsString())
                .contains("Choose one of the connectors", "over in UTC", "value=\"kept\"");
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/reconciliation/ask", "reconciliation-ask");
            visit.page().locator("#reason").fill("Looks odd");
            visit.press("Have it compared");
            assertThat(visit.heading()).endsWith("at scripted");
            desk.examine(visit, "/reconciliation", "reconciliation");
        }
        assertThat(desk.audited().getString("action")).isEqualTo("reconciliation.request");
    }

    @Test
    void booksAreInBalance() {
        desk.paid(desk.gateway.liveKey);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/trial-balance", "trial-balance");
            assertThat(visit.text()).contains("In balance", "To come at scripted", "Merchants: pending");
        }
    }

    @Test
    void whatIsNobodysIsNotThere() {
        String difference = PublicId.DIFFERENCE.format(TimeOrderedUuid.next());
        assertThat(desk.get("/reconciliation/differences/" + difference).statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/reconciliation/days/" + PublicId.RECONCILIATION.format(TimeOrderedUuid.next()))
                        .statusCode())
                .isEqualTo(404);
    }
}
