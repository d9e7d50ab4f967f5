package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payouts that go through our bank. */
class PayoutScreensTest {
    private static OperatorDesk desk;

    @BeforeAll
    static void start() {
        desk = new OperatorDesk(
                "payouts.debtorName=Gateway Ltd", "payouts.debtorIban=GB82WEST12345698765432", "payouts.coolDown=PT0S");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void fileIsWrittenFetchedAndConfirmedAsTheStatementShows() {
        String first = desk.payout(1100);
        String second = desk.payout(1200);
        String name;
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/payouts/files"));
            assertThat(visit.text()).contains("Gateway Ltd, …5432");
            visit.page().locator("#reason").fill("Friday's run");
            visit.press("Write the file");
            assertThat(visit.text()).contains("The file is written", "Fetch the file");
            name = desk.text("SELECT name FROM payout_batch ORDER BY id DESC LIMIT 1");
            assertThat(visit.page().url()).endsWith("/payouts/files/" + name);
            visit.page().locator("#fetch-reason").fill("To the bank");
            var download = visit.page().waitForDownload(() -> visit.press("Fetch the file"));
            assertThat(download.suggestedFilename()).isEqualTo(name + ".xml");
            download.delete();
            assertThat(desk.audited().getString("action")).isEqualTo("payout.download");
            visit.page().waitForDownload(() -> visit.press("Fetch the file")).delete();

            visit.page().locator("input[value='" + second + "']").uncheck();
            visit.page().locator("#confirm-reason").fill("Statement 12");
            visit.press("The statement shows those that are ticked");
            assertThat(visit.text()).contains("completed, and their merchants are told.");
        }
        assertThat(state(first)).isEqualTo("completed");
        assertThat(state(second)).isEqualTo("exported");
        HttpResponse<Buffer> file = desk.post("/payouts/files/" + name + "/fetch", "reason", "again");
        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + ".xml\"");
        assertThat(file.bodyAsString()).contains("pain.001.001.09", first.replace('_', '-'), "DE89370400440532013000");
        assertThat(desk.page("/payouts/files")).contains(name);

        assertThat(desk.page("/payouts/" + second)).contains(name, "In a file");
        assertThat(desk.post("/payouts/" + second + "/resolve", "as", "not_sent", "reason", "account closed")
                        .statusCode())
                .isEqualTo(303);
        assertThat(state(second)).isEqualTo("failed");
        assertThat(desk.audited().getString("action")).isEqualTo("payout.fail");
        assertThat(desk.post("/payouts/" + second + "/resolve", "as", "sent", "reason", "x")
                        .bodyAsString())
                .contains("This payout is failed, and stays so.");
        assertThat(desk.page("/payouts")).doesNotContain(second);
        assertThat(desk.page("/payouts?show=all")).contains(first, second);
    }

    @Test
    void everyPageIsFitForEverybody() {
        desk.payout(600);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/payouts", "payouts");
            assertThat(visit.text()).contains("Example GmbH …3000", "Requested", "Live");
            desk.examine(visit, "/payouts/files", "payout-files");
            desk.examine(visit, "/payouts/halt", "payout-halt");
        }
    }

    @Test
    void onePayoutIsSettled() {
        String id = desk.payout(700);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/payouts/" + id, "payout");
            visit.page().locator("input[value=sent]").check();
            visit.page().locator("#reason").fill("Paid by hand");
            visit.press("Settle it");
            assertThat(visit.text()).contains("The payout is completed");
        }
        assertThat(state(id)).isEqualTo("completed");
        HttpResponse<Buffer> unsaid = desk.post("/payouts/" + id + "/resolve", "reason", "kept");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.bodyAsString()).contains("Choose what is true");
    }

    @Test
    void payoutsAreHaltedAndGoOn() {
        String id = desk.payout(800);
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/payouts/halt"));
            visit.page().locator("#reason").fill("Something is odd");
            visit.press("Halt all payouts");
            assertThat(visit.text()).contains("Payouts are halted, by operator1@example.com: Something is odd");
            visit.picture("payouts-halted");
            assertThat(desk.post("/payouts/files", "reason", "run").bodyAsString())
                    .contains("payouts are halted: Something is odd");
            assertThat(desk.post("/payouts/halt", "reason", "again").statusCode())
                    .isEqualTo(303);
            visit.follow("Lift the halt");
            visit.picture("payout-resume");
            visit.page().locator("#reason").fill("It was nothing");
            visit.press("Let payouts go on");
            assertThat(visit.text()).contains("Payouts go on.");
        }
        assertThat(desk.audited().getString("action")).isEqualTo("payout.resume");
        assertThat(desk.post("/payouts/halt/lift", "reason", "").bodyAsString()).contains("Say why");
        assertThat(state(id)).isEqualTo("requested");
    }

    @Test
    void accountsAreFetchedOnlyByWhoHasJustProvedWhoHeIs() {
        desk.payout(900);
        desk.payout(950);
        desk.post("/payouts/files", "reason", "run");
        String file = "/payouts/files/" + desk.text("SELECT name FROM payout_batch ORDER BY id DESC LIMIT 1");
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, file, "payout-file");
        }
        DashboardPeople.Seat colleague = desk.people.operator();
        colleague.forgetConfirmation();
        assertThat(colleague.get(OperatorDesk.ROOT + file).bodyAsString())
                .contains("Confirm that it is me")
                .doesNotContain("Fetch the file");
        assertThat(colleague
                        .post(OperatorDesk.ROOT + file + "/fetch", "reason", "mine")
                        .bodyAsString())
                .contains("Confirm that it is you")
                .doesNotContain("DE8937");
        assertThat(desk.post(file + "/fetch", "reason", " ").bodyAsString()).contains("Say why");
        assertThat(desk.post(file + "/confirm", "reason", "none").bodyAsString())
                .contains("Tick the payouts");
        assertThat(desk.post(file + "/unlock").getHeader("Location")).endsWith(file);
    }

    @Test
    void whatIsNobodysIsNotThere() {
        String payout = PublicId.PAYOUT.format(TimeOrderedUuid.next());
        assertThat(desk.get("/payouts/" + payout).statusCode()).isEqualTo(404);
        assertThat(desk.post("/payouts/" + payout + "/resolve", "as", "sent", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/payouts/files/pob-1").statusCode()).isEqualTo(404);
        assertThat(desk.post("/payouts/files/pob-1/fetch", "reason", "x").statusCode())
                .isEqualTo(404);
        assertThat(desk.post("/payouts/files/pob-1/confirm", "reason", "x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutAnAccountOfOursNoFileIsWritten() {
        try (GatewayFixture gateway = GatewayFixture.start()) {
            DashboardPeople.Seat operator = new DashboardPeople(gateway).operator();
            assertThat(operator.get(OperatorDesk.ROOT + "/payouts/files").bodyAsString())
                    .contains("payouts.debtorIban");
            assertThat(operator.post(OperatorDesk.ROOT + "/payouts/files", "reason", "x")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private static String state(String payout) {
        return desk.text(
                "SELECT state::text FROM payout WHERE id = $1",
                PublicId.PAYOUT.parse(payout).orElseThrow());
    }
}
