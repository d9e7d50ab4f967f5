package com.ovgcpayments.gateway.dashboard.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is where, how it came there, and the file of it. */
class BalanceScreenTest {
    private static final String BALANCE = "/dashboard/live/balance";
    private static final String STATEMENT = BALANCE + "/statement.csv";

    private static GatewayFixture gateway;
    private static DashboardPeople.Seat viewer;
    private static DashboardPeople.Seat stranger;
    private static Earnings.Captured settled;
    private static UUID refund;

    /** Of the first merchant in live mode: 25.00 and more in USD, and a debt in EUR. */
    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        DashboardPeople people = new DashboardPeople(gateway);
        viewer = people.member(MemberRole.VIEWER);
        stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        gateway.owner()
                .query("INSERT INTO fee_terms (currency, basis_points, fixed) VALUES ('USD', 290, 30)")
                .await();
        Earnings earnings = new Earnings(gateway, gateway.merchant, Mode.LIVE);
        settled = earnings.settled(new Money(2500, "USD"));
        for (int i = 0; i < 30; i++) {
            earnings.capture(new Money(1000, "USD"));
        }
        Earnings.Captured euros = earnings.settled(new Money(900, "EUR"));
        earnings.settled(new Money(125_000, "JPY"));
        refund = earnings.lose(euros, 900);
        earnings.dispute(euros, 450);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void saysWhatIsWhereAndWhatThatMeans() {
        String page = body(viewer, BALANCE);
        assertThat(page)
                .contains("$23.98", "¥125,000")
                .contains("Yours to be paid out.", "not settled by the processor yet", "On its way to your bank.");
        assertThat(body(stranger, BALANCE))
                .contains("No money yet", "curl " + gateway.apiUrl())
                .doesNotContain("$23.98");
        assertThat(body(viewer, "/dashboard/test/balance")).contains("No money yet");
    }

    @Test
    void aDebtIsExplained() {
        assertThat(body(viewer, BALANCE))
                .contains("You owe €4.50.", "Payouts in EUR are blocked", "New payments in EUR make up for it first")
                .doesNotContain("Payouts in USD are blocked");
    }

    @Test
    void everyEntryLeadsToWhatItIsAbout() {
        String payments = "/dashboard/live/payments/" + settled.session();
        assertThat(body(viewer, BALANCE + "?currency=USD&account=available"))
                .contains("href=\"" + payments + "\"")
                .contains(">Settlement<")
                .doesNotContain(">Fee<");
        assertThat(body(viewer, BALANCE + "?currency=EUR"))
                .contains("href=\"/dashboard/live/refunds/" + PublicId.REFUND.format(refund) + "\"")
                .contains(">Dispute<", "-€4.50");
    }

    @Test
    void filtersGoAlongThroughThePages() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(BALANCE + "?currency=USD&account=pending"));
            int first = visit.page().locator("tbody tr").count();
            visit.follow("Older →");
            assertThat(visit.page().url()).contains("currency=USD", "account=pending", "after=ent_");
            int second = visit.page().locator("tbody tr").count();
            visit.follow("Older →");
            int third = visit.page().locator("tbody tr").count();
            assertThat(first + second + third)
                    .as("two entries a payment, and the settlement")
                    .isEqualTo(63);
            assertThat(visit.text()).doesNotContain("Available\n$");
            visit.follow("Newest");
            assertThat(visit.page().locator("tbody tr").count()).isEqualTo(first);
        }
    }

    @Test
    void aFilterThatCannotBeReadIsSaidAndKept() {
        HttpResponse<Buffer> answer = viewer.get(BALANCE + "?from=2026-13-01&to=2026-01-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("Write a day like 2026-04-14.", "value=\"2026-13-01\"");
        assertThat(viewer.get(BALANCE + "?from=2026-02-01&to=2026-01-01").bodyAsString())
                .contains("The last day must not be before the first.");
        assertThat(viewer.get(BALANCE + "?account=fees").statusCode()).isEqualTo(422);
        assertThat(body(viewer, BALANCE + "?from=2020-01-01&to=2020-01-31")).contains("Nothing matches");
    }

    @Test
    void theStatementIsAFileThatAddsUp() {
        HttpResponse<Buffer> answer = viewer.get(STATEMENT + "?currency=USD&from=2020-01-01&to=");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "statement-USD-20200101");
        String csv = answer.bodyAsString();
        assertThat(csv)
                .contains("opening_balance,available,,0.00,USD")
                .contains("closing_balance,available,,23.98,USD")
                .contains("closing_balance,pending,,", settled.session().toString());
        assertThat(stranger.get(STATEMENT + "?currency=USD&from=2020-01-01").bodyAsString())
                .doesNotContain("23.98");
    }

    @Test
    void aStatementOfNoPeriodIsAskedForAgain() {
        for (String query :
                new String[] {"", "?currency=XXX&from=2020-01-01", "?currency=USD&from=2020-01-02&to=2020-01-01"}) {
            HttpResponse<Buffer> answer = viewer.get(STATEMENT + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(422);
            assertThat(answer.bodyAsString()).contains("Download CSV", "class=\"problem\"");
        }
        assertThat(viewer.request(HttpMethod.HEAD, STATEMENT + "?currency=USD&from=2020-01-01")
                        .send()
                        .await()
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "balance/statement"})
    void everybodyCanUseIt(String page) {
        String name = page.replace('/', '-');
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url("/dashboard/live/" + page));
            visit.picture(name);
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture(name + "-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    @Test
    void everybodyCanUseItWhileThereIsNothing() {
        try (Visit visit = stranger.visit()) {
            visit.open(stranger.url(BALANCE));
            visit.picture("balance-empty");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
    }

    @Test
    void theFormDownloadsTheFile() {
        try (Visit visit = viewer.visit()) {
            visit.open(viewer.url(BALANCE));
            visit.follow("Statement");
            visit.page().getByLabel("Currency").selectOption("JPY");
            String name = visit.page()
                    .waitForDownload(() -> visit.press("Download CSV"))
                    .suggestedFilename();
            assertThat(name).startsWith("statement-JPY-");
        }
    }

    private static String body(DashboardPeople.Seat seat, String path) {
        HttpResponse<Buffer> answer = seat.get(path);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsString();
    }
}
