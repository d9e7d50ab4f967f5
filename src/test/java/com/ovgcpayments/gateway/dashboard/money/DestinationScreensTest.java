package com.ovgcpayments.gateway.dashboard.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts that payouts go to, and the schedules that make them. */
class DestinationScreensTest {
    private static final String ACCOUNTS = "/dashboard/live/payouts/destinations";
    private static final String CHANGE = ACCOUNTS + "/change";
    private static final String SCHEDULES = "/dashboard/live/payouts/schedules";
    private static final String IBAN = "DE89370400440532013000";

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat owner;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        owner = people.member(MemberRole.OWNER);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void anAccountIsNamedShownByItsEndAndAudited() {
        DashboardPeople.Seat seat = people.member(gateway.otherMerchant, MemberRole.ADMIN);
        assertThat(body(seat, ACCOUNTS)).contains("No bank account yet");
        assertThat(seat.post(CHANGE, account("EUR", "DE89 3704 0044 0532 0130 00"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(body(seat, ACCOUNTS))
                .contains("IBAN …3000", "Ada Lovelace", "Not before", "for 24 hours after a change")
                .doesNotContain("0532013");
        assertThat(lastAudit()).isEqualTo("payout_destination.set EUR 3000");
        long before = audits();
        seat.post(CHANGE, account("EUR", IBAN));
        assertThat(audits()).as("nothing changed").isEqualTo(before);
        String tested = ACCOUNTS.replace("/live/", "/test/");
        assertThat(body(seat, tested)).contains("No bank account yet").doesNotContain("after a change");
    }

    @Test
    void anAccountWithoutIbanNeedsItsBank() {
        String[] number = {
            "currency", "JPY", "holder", "Ada", "kind", "number", "account_number", "1234567", "iban", "left over"
        };
        HttpResponse<Buffer> incomplete = owner.post(CHANGE, number);
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.bodyAsString()).contains("Write the bank's code, or its BIC.", "value=\"1234567\"");
        String[] complete = {
            "currency", "JPY", "holder", "Ada", "kind", "number", "account_number", "1234567", "bank_code", "0005001"
        };
        assertThat(owner.post(CHANGE, complete).statusCode()).isEqualTo(303);
        assertThat(body(owner, ACCOUNTS)).contains("Account …567");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        HttpResponse<Buffer> wrong = owner.post(
                CHANGE,
                "currency",
                "",
                "holder",
                "Иван",
                "kind",
                "iban",
                "iban",
                "DE89370400440532013001",
                "iban_bic",
                "x");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString())
                .contains("Choose a currency.", "in Latin letters", "This is no IBAN", "A BIC has 8 or 11 characters")
                .contains("value=\"DE89370400440532013001\"");
        assertThat(owner.post(CHANGE, "currency", "EUR").bodyAsString()).contains("Write the IBAN.");
    }

    @Test
    void itAsksWhetherItIsHeAndForgetsNothing() {
        DashboardPeople.Seat seat = people.member(MemberRole.OWNER);
        seat.forgetConfirmation();
        long before = audits();
        HttpResponse<Buffer> asked = seat.post(CHANGE, account("SEK", IBAN));
        assertThat(asked.bodyAsString())
                .contains(
                        "Confirm that it is you", "name=\"iban\" value=\"" + IBAN + "\"", "action=\"" + CHANGE + "\"");
        assertThat(audits()).isEqualTo(before);
        assertThat(body(seat, ACCOUNTS)).doesNotContain(">SEK<");
    }

    @Test
    void whoMayNotChangeItSeesItAndNoWayToIt() {
        owner.post(CHANGE, account("NOK", IBAN));
        DashboardPeople.Seat finance = people.member(MemberRole.FINANCE);
        assertThat(body(finance, ACCOUNTS)).contains(">NOK<").doesNotContain("Add account", ">Change<");
        assertThat(finance.get(CHANGE).statusCode()).isEqualTo(403);
        assertThat(finance.post(CHANGE, account("NOK", IBAN)).statusCode()).isEqualTo(403);
        assertThat(people.member(MemberRole.DEVELOPER).get(ACCOUNTS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aScheduleIsSetChangedAndRemoved() {
        DashboardPeople.Seat seat = people.member(gateway.otherMerchant, MemberRole.FINANCE);
        assertThat(body(seat, SCHEDULES)).contains("No schedule yet");
        assertThat(seat.post(SCHEDULES + "/change", "currency", "EUR", "interval", "friday", "minimum", "50")
                        .statusCode())
                .isEqualTo(303);
        assertThat(body(seat, SCHEDULES)).contains("Every Friday", "€50.00", "Friday, ");
        assertThat(text("SELECT detail::json ->> 'minimum' FROM audit WHERE action = 'payout_schedule.set'"
                        + " ORDER BY number DESC LIMIT 1"))
                .isEqualTo("5000");
        assertThat(body(seat, SCHEDULES + "/change?currency=EUR"))
                .contains("value=\"50.00\"", "value=\"friday\" selected", "value=\"EUR\" selected");
        HttpResponse<Buffer> wrong =
                seat.post(SCHEDULES + "/change", "currency", "EUR", "interval", "hourly", "minimum", "1,000.00");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("Choose how often.", "Write the amount like", "value=\"1,000.00\"");
        seat.post(SCHEDULES + "/change", "currency", "EUR", "interval", "daily", "minimum", "");
        assertThat(body(seat, SCHEDULES)).contains("Every day", "Any amount").doesNotContain("Every Friday");
        assertThat(body(owner, SCHEDULES)).as("of the other merchant").doesNotContain(">EUR<");

        seat.post(SCHEDULES + "/remove", "currency", "EUR");
        assertThat(body(seat, SCHEDULES)).contains("No schedule yet");
        assertThat(text("SELECT action FROM audit ORDER BY number DESC LIMIT 1"))
                .isEqualTo("payout_schedule.remove");
        long before = audits();
        seat.post(SCHEDULES + "/remove", "currency", "EUR");
        assertThat(audits()).as("there was none").isEqualTo(before);
    }

    @Test
    void somebodyAtHisBrowserNamesAnAccount() {
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(ACCOUNTS));
            visit.follow("Add account");
            visit.page().getByLabel("Currency").selectOption("GBP");
            visit.page().getByLabel("Account holder").fill("Ada Lovelace");
            assertThat(visit.page().getByLabel("Account number").isVisible()).isFalse();
            visit.page().getByLabel("By its number and its bank").check();
            assertThat(visit.page().locator("#iban").isVisible()).isFalse();
            visit.page().getByLabel("Account number").fill("31926819");
            visit.page().getByLabel("Bank code").fill("601613");
            visit.press("Save account");
            assertThat(visit.text()).contains("Payouts in GBP go to Account …6819 from now on, the first not before");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCOUNTS, CHANGE, SCHEDULES, SCHEDULES + "/change"})
    void everybodyCanUseIt(String path) {
        owner.post(CHANGE, account("CHF", IBAN));
        owner.post(SCHEDULES + "/change", "currency", "CHF", "interval", "monday", "minimum", "100");
        owner.post(SCHEDULES + "/change", "currency", "USD", "interval", "daily", "minimum", "");
        String name = path.replace("/dashboard/live/payouts/", "").replace('/', '-');
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(path));
            visit.picture(name);
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture(name + "-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    private static String[] account(String currency, String iban) {
        return new String[] {"currency", currency, "holder", "Ada Lovelace", "kind", "iban", "iban", iban};
    }

    private static String body(DashboardPeople.Seat seat, String path) {
        HttpResponse<Buffer> answer = seat.get(path);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsString();
    }

    private static String lastAudit() {
        return text(
                "SELECT action || ' ' || (detail::json ->> 'currency') || ' ' || (detail::json ->> 'last4') FROM audit"
                        + " ORDER BY number DESC LIMIT 1");
    }

    private static long audits() {
        return Long.parseLong(text("SELECT count(*)::text FROM audit"));
    }

    private static String text(String sql) {
        return gateway.owner().query(sql).await().iterator().next().getString(0);
    }
}
