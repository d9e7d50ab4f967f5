package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people did, merchants' and operators', and whether it is still what was written. */
class AuditScreensTest {
    private OperatorDesk desk;

    @BeforeEach
    void start() {
        desk = new OperatorDesk();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void whatMerchantsAndOperatorsDidIsListedAndWhole() {
        DashboardPeople.Seat developer = desk.people.member(MemberRole.DEVELOPER);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/audit-log", "audit-log-empty");
            assertThat(visit.page().locator("tbody tr").count()).isZero();

            developer.post("/dashboard/test/api-keys/new", "name", "Server", "expiry", "never");
            desk.post("/payouts/halt", "reason", "Something <odd>");
            visit.follow("Audit log");
            assertThat(visit.page().locator("tbody tr").allInnerTexts())
                    .satisfiesExactly(
                            newest -> assertThat(newest)
                                    .contains("payout.halt", "Something <odd>", "operator1@example.com"),
                            first -> assertThat(first).contains("api_key.create", "developer2@example.com", "key_"));
            desk.examine(visit, "/audit-log", "audit-log");

            visit.follow("Check that it is whole");
            assertThat(visit.text())
                    .contains("All 2 entries are as they were written.")
                    .contains(desk.text("SELECT encode(hash, 'hex') FROM audit WHERE number = 2"));
            desk.examine(visit, "/audit-log/check", "audit-log-whole");
        }
    }

    @Test
    void whatTheDatabasesOwnerChangedIsTold() {
        desk.post("/payouts/halt", "reason", "first");
        desk.post("/payouts/halt/lift", "reason", "second");
        desk.post("/payouts/halt", "reason", "third");
        desk.sql("ALTER TABLE audit DISABLE TRIGGER audit_stays");
        desk.sql("UPDATE audit SET reason = 'another' WHERE number = 2");
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/audit-log"));
            visit.follow("Check that it is whole");
            assertThat(visit.page().getByRole(AriaRole.ALERT).innerText())
                    .contains("Entry 2 is not what was written", "The one entry before it is whole.");
            desk.examine(visit, "/audit-log/check", "audit-log-broken");
        }
    }

    @Test
    void thereIsMoreThanOnePage() {
        for (int i = 0; i <= Listing.LENGTH; i++) {
            desk.sql("INSERT INTO audit (actor, action, target, reason, detail, request_id)"
                    + " VALUES ('somebody', 'deed', 'thing', '" + i + "', '{}', '')");
        }
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/audit-log"));
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(Listing.LENGTH);
            visit.follow("Older →");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(1);
            assertThat(visit.page().locator("tbody tr").innerText()).contains("somebody", "deed", "0");
            visit.follow("Newest");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(Listing.LENGTH);
        }
    }
}
