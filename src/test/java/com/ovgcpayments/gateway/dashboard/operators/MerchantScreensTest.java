package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Merchants: found, made, looked at, and what is agreed with them. */
class MerchantScreensTest {
    private static OperatorDesk desk;

    @BeforeAll
    static void start() {
        desk = new OperatorDesk("payouts.coolDown=PT0S");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void merchantsAreFoundByNameAndById() {
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/merchants", "merchants");
            assertThat(visit.text()).contains("Shop & Söhne", "Other");
            visit.page().locator("input[name=q]").fill("sHOp & S");
            visit.press("Search");
            assertThat(visit.text()).contains("Shop & Söhne").doesNotContain("Other");
            visit.page().locator("input[name=q]").fill(id(desk.gateway.otherMerchant));
            visit.press("Search");
            assertThat(visit.page().locator("tbody tr").count()).isOne();
            visit.follow("Other");
            assertThat(visit.heading()).isEqualTo("Other");
            assertThat(visit.text()).contains("Nothing was captured yet.", "Nobody, and nobody is invited.");
        }
        assertThat(desk.page("/merchants?q=nobody")).contains("No such merchant");
        assertThat(desk.page("/merchants?q=" + id(nobody()))).contains("No such merchant");
        assertThat(desk.get("/merchants?q=%00").statusCode()).isEqualTo(422);
        assertThat(desk.get("/merchants?after=x").statusCode()).isEqualTo(404);
    }

    @Test
    void merchantAndOwnerAreMadeTogether() {
        String link;
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/merchants/new", "merchant-new");
            visit.page().locator("#name").fill("Blumen & Mehr");
            visit.page().locator("#owner").fill("Owner@Blumen.example");
            visit.page().locator("#reason").fill("Contract 17");
            visit.press("Make the merchant");
            assertThat(visit.heading()).isEqualTo("Blumen & Mehr is made");
            assertThat(visit.barriers()).isEmpty();
            visit.picture("merchant-created");
            link = visit.page().locator("#invitation-link").innerText();
            assertThat(link).startsWith(desk.gateway.dashboardUrl() + "/dashboard/join?token=");
            assertThat(visit.page().url()).contains("/merchants/mer_");
            visit.page().reload();
            assertThat(visit.heading()).isEqualTo("Blumen & Mehr");
            assertThat(visit.text())
                    .contains("Invited", "owner@blumen.example", "owner")
                    .doesNotContain(link);
        }
        try (Visit owner = Visit.start()) {
            owner.open(link);
            assertThat(owner.text()).contains("Blumen & Mehr", "owner@blumen.example");
        }
        assertThat(desk.audited().getString("action")).isEqualTo("invitation.create");
        assertThat(desk.audited().getString("reason")).isEqualTo("Contract 17");
        assertThat(desk.text("SELECT action FROM audit ORDER BY number DESC OFFSET 1 LIMIT 1"))
                .isEqualTo("merchant.create");
        HttpResponse<Buffer> wrong = desk.post("/merchants", "name", " ", "owner", "nobody");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString())
                .contains("Enter a name of 1 to 100 characters", "Enter the e-mail address", "value=\"nobody\"");
        assertThat(desk.post("/merchants", "name", "a\u0007b", "owner", "a@b.example")
                        .bodyAsString())
                .contains("without control characters");
    }

    @Test
    void pageTellsOfMoneyAndPeople() {
        Merchant merchant = desk.gateway.merchant;
        desk.people.member(MemberRole.OWNER);
        new Earnings(desk.gateway, merchant, Mode.TEST).capture(new Money(700, "JPY"));
        desk.payout(500);
        desk.post("/fees", "percent", "1.5", "reason", "x");
        Earnings live = new Earnings(desk.gateway, merchant, Mode.LIVE);
        live.dispute(live.settled(new Money(4200, "EUR")), 4200);
        live.lose(live.capture(new Money(100, "EUR")), 100);
        live.capture(new Money(900, "CHF"));
        desk.post("/merchants/" + id(merchant) + "/terms", "currency", "USD", "limit", "50", "reason", "x");
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/merchants/" + id(merchant), "merchant");
            assertThat(visit.text())
                    .contains(
                            "Robin Owner",
                            "¥700",
                            "$5.00",
                            "Held: he owes",
                            "to Example GmbH …3000",
                            "1.5 %",
                            "$50.00");
            visit.follow("All payouts");
            assertThat(visit.text()).contains("Of Shop & Söhne only.", "$5.00");
            visit.follow("Not ended");
            assertThat(visit.text()).contains("Of Shop & Söhne only.", "$5.00");
            visit.follow("Show those of all merchants");
            assertThat(visit.text()).doesNotContain("only.");
        }
        String other = id(desk.gateway.otherMerchant);
        assertThat(desk.page("/payouts?show=all&merchant=" + other)).contains("No payout yet");
        assertThat(desk.page("/payouts?merchant=" + other)).contains("Every payout has ended");
        String stuck = desk.stuck();
        assertThat(desk.page("/attempts?merchant=" + id(merchant))).contains(stuck);
        assertThat(desk.page("/attempts?merchant=" + other)).doesNotContain(stuck);
        assertThat(desk.get("/attempts?merchant=" + id(nobody())).statusCode()).isEqualTo(404);
        assertThat(desk.get("/payouts?merchant=x").statusCode()).isEqualTo(404);
        desk.post("/payouts/halt", "reason", "Odd");
        assertThat(desk.page("/merchants/" + id(merchant))).contains("are halted, by", "Halted for all merchants");
        desk.post("/payouts/halt/lift", "reason", "Fine");
    }

    @Test
    void termsAreAgreedOn() {
        String path = "/merchants/" + id(desk.gateway.otherMerchant);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, path + "/terms", "merchant-terms");
            visit.page().locator("#currency").selectOption("KWD");
            visit.page().locator("#limit").fill("12.5");
            visit.page().locator("input[name=return_fees]").check();
            visit.page().locator("#reason").fill("Contract 18");
            visit.press("Agree on it");
            assertThat(visit.text())
                    .contains("The terms in KWD hold", "KWD 12.500".replace(' ', '\u00a0'), "Goes back");
            visit.follow("KWD");
            assertThat(visit.heading()).isEqualTo("Terms in KWD");
            assertThat(visit.page().locator("#limit").inputValue()).isEqualTo("12.500");
            assertThat(visit.page().locator("input[name=return_fees]").isChecked())
                    .isTrue();
        }
        assertThat(desk.audited().getString("action")).isEqualTo("terms.set");
        assertThat(desk.audited().getString("detail")).contains("\"negative_limit\":12500");
        HttpResponse<Buffer> overwriting = desk.post(path + "/terms", "currency", "KWD", "limit", "", "reason", "x");
        assertThat(overwriting.statusCode()).isEqualTo(422);
        assertThat(overwriting.bodyAsString()).contains("There are terms in this currency already.");
        assertThat(desk.post(path + "/terms", "known", "yes", "currency", "KWD", "limit", "1,5,0", "reason", "x")
                        .bodyAsString())
                .contains("Terms in KWD")
                .doesNotContain("Agree on terms");
        HttpResponse<Buffer> wrong = desk.post(path + "/terms", "currency", "USD", "limit", "1.234,5");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("zero or more", "1.234,5", "Say why");
        assertThat(desk.post(path + "/terms", "currency", "XXX", "reason", "x").bodyAsString())
                .contains("Choose one of the list.");
    }

    @Test
    void whatIsNobodysIsNotThere() {
        String path = "/merchants/" + id(nobody());
        assertThat(desk.get(path).statusCode()).isEqualTo(404);
        assertThat(desk.get(path + "/terms").statusCode()).isEqualTo(404);
        assertThat(desk.post(path + "/terms", "currency", "USD", "reason", "x").statusCode())
                .isEqualTo(404);
    }

    private static Merchant nobody() {
        return new Merchant(TimeOrderedUuid.next(), "Nobody");
    }

    private static String id(Merchant merchant) {
        return PublicId.MERCHANT.format(merchant.id());
    }
}
