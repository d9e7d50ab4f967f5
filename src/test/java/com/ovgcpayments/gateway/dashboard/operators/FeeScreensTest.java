package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is taken of payments: agreed on, reckoned beforehand, changed and ended. */
class FeeScreensTest {
    private static OperatorDesk desk;
    private static String merchant;

    @BeforeAll
    static void start() {
        desk = new OperatorDesk();
        merchant = PublicId.MERCHANT.format(desk.gateway.merchant.id());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void feeIsReckonedAgreedOnChangedAndEnded() {
        assertThat(desk.page("/fees")).contains("Nothing is taken but by agreement");
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/fees/new", "fee-new");
            visit.page().locator("#currency").selectOption("USD");
            visit.page().locator("#percent").fill("2.9");
            visit.page().locator("#fixed").fill("0.30");
            visit.page().locator("#preview td:text-is('$3.20')").waitFor();
            assertThat(visit.page().locator("#preview").innerText()).contains("$0.59", "$29.30", "$0.00");
            visit.page().locator("#reason").fill("Price list 2026");
            visit.press("Agree on it");
            assertThat(visit.text()).contains("From now on 2.9 % + $0.30 is taken.");
            desk.examine(visit, "/fees", "fees");
            visit.follow("2.9 % + $0.30");
            visit.page().locator("#percent").fill("2,75");
            visit.page().locator("#fixed").fill("");
            visit.page().locator("#preview td:text-is('$2.75')").waitFor();
            visit.picture("fee");
            assertThat(visit.page().locator("#preview").innerText()).contains("$3.20");
            assertThat(visit.barriers()).isEmpty();
            visit.page().locator("#reason").fill("Price list 2027");
            visit.press("Change it");
            assertThat(visit.text()).contains("From now on 2.75 % is taken.");
            assertThat(desk.audited().getString("action")).isEqualTo("fee.set");
            assertThat(desk.audited().getString("detail")).contains("\"basis_points\":275,\"fixed\":0");
            visit.follow("2.75 %");
            visit.page().locator("#end_reason").fill("Free for all");
            visit.press("End this line");
            assertThat(visit.text()).contains("The line is ended.", "Nothing is taken but by agreement");
        }
        assertThat(desk.audited().getString("action")).isEqualTo("fee.remove");
        assertThat(desk.audited().getString("reason")).isEqualTo("Free for all");
    }

    @Test
    void aLineForAllIsReckonedByItselfAndSaysThatCloserOnesComeFirst() {
        assertThat(desk.post("/fees", "percent", "1", "reason", "For all").statusCode())
                .isEqualTo(303);
        assertThat(desk.post("/fees", "currency", "USD", "percent", "2.9", "fixed", "0.30", "reason", "Dollars")
                        .statusCode())
                .isEqualTo(303);
        UUID all = UUID.fromString(desk.text("SELECT id::text FROM fee_terms WHERE basis_points = 100"));
        assertThat(desk.page("/fees/" + PublicId.FEE_TERMS.format(all)))
                .contains("<td class=\"num soft\">$1.00</td>", "comes first.")
                .doesNotContain("$3.20");
        desk.gateway.owner().query("DELETE FROM fee_terms").await();
    }

    @Test
    void merchantsOwnLineIsHis() {
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/merchants/" + merchant));
            visit.follow("Agree on a fee");
            assertThat(visit.text()).contains("Shop & Söhne");
            visit.page().locator("#connector").selectOption("scripted");
            visit.page().locator("#currency").selectOption("JPY");
            visit.page().locator("#fixed").fill("40");
            visit.page().locator("#preview td:text-is('¥1,000')").waitFor();
            visit.page().locator("#reason").fill("Contract 17");
            visit.press("Agree on it");
            assertThat(visit.heading()).isEqualTo("Shop & Söhne");
            assertThat(visit.text()).contains("¥40", "scripted", "This merchant");
        }
        assertThat(desk.text("SELECT merchant_id::text || fixed FROM fee_terms WHERE currency = 'JPY'"))
                .isEqualTo(desk.gateway.merchant.id() + "40");
        assertThat(desk.page("/fees")).contains("¥40", "Shop &amp; Söhne");
        assertThat(desk.post(
                                "/fees",
                                "merchant",
                                merchant,
                                "connector",
                                "scripted",
                                "currency",
                                "JPY",
                                "fixed",
                                "50",
                                "reason",
                                "x")
                        .bodyAsString())
                .contains("there is a line already", "value=\"50\"");
    }

    @Test
    void ofTwoWhoAgreeAtOnceOneIsTold() throws Exception {
        List<Callable<HttpResponse<Buffer>>> both = Stream.of("1", "2")
                .map(percent -> (Callable<HttpResponse<Buffer>>)
                        () -> desk.post("/fees", "currency", "SEK", "percent", percent, "reason", "At once"))
                .toList();
        ExecutorService operators = Executors.newFixedThreadPool(both.size());
        List<HttpResponse<Buffer>> answers = new ArrayList<>();
        try {
            for (Future<HttpResponse<Buffer>> answer : operators.invokeAll(both)) {
                answers.add(answer.get());
            }
        } finally {
            operators.shutdown();
        }
        assertThat(answers.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(303, 422);
        assertThat(answers.stream().map(HttpResponse::bodyAsString))
                .anySatisfy(body -> assertThat(body).contains("there is a line already"));
        assertThat(desk.text(
                        "SELECT count(*) FROM audit WHERE action = 'fee.set' AND detail::jsonb->>'currency' = 'SEK'"))
                .isEqualTo("1");
        desk.gateway
                .owner()
                .query("DELETE FROM fee_terms WHERE currency = 'SEK'")
                .await();
    }

    @Test
    void whatWasEndedMeanwhileIsNotAgreedOnAgainByAChange() {
        FeeTerms.Scope scope = new FeeTerms.Scope(Optional.empty(), Optional.empty(), Optional.of("NOK"));
        Terms terms = new Terms(desk.gateway.owner());
        assertThat(terms.changeFee(scope, new FeeTerms.Rate(100, 0), Deed.byCommand())
                        .await())
                .isEmpty();
        assertThat(desk.text("SELECT count(*) FROM fee_terms WHERE currency = 'NOK'"))
                .isEqualTo("0");
        assertThat(desk.text("SELECT count(*) FROM audit WHERE detail LIKE '%NOK%'"))
                .isEqualTo("0");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertProblem("Write the share like 2.9", "percent", "2.999", "reason", "x");
        assertProblem("Write the share like 2.9", "percent", "101", "reason", "x");
        assertProblem("choose its currency", "percent", "1", "fixed", "0.30", "reason", "x");
        assertProblem("Say what is taken", "reason", "x");
        assertProblem("Say why", "percent", "1");
        assertProblem("without decimals", "currency", "JPY", "fixed", "0.5", "reason", "x");
        assertProblem("is at most 999999.99", "currency", "USD", "fixed", "1000000", "reason", "x");
        assertProblem("Choose one of the list", "connector", "nobody", "percent", "1", "reason", "x");
        assertProblem("Choose one of the list", "currency", "usd", "percent", "1", "reason", "x");
        assertThat(desk.post("/fees/preview", "percent", "x").bodyAsString()).contains("Write the share like 2.9");
        assertThat(desk.post("/fees/preview", "percent", "50").bodyAsString())
                .contains("Agree on it", "$50.00", "value=\"50\"");
    }

    @Test
    void endWantsAReasonAndWhatIsNobodysIsNotThere() {
        desk.post("/fees", "currency", "CHF", "percent", "1", "reason", "x");
        String line =
                "/fees/" + PublicId.FEE_TERMS.format(desk.uuid("SELECT id FROM fee_terms WHERE currency = 'CHF'"));
        HttpResponse<Buffer> unsaid = desk.post(line + "/remove", "end_reason", " ");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.bodyAsString()).containsOnlyOnce("Say why");
        assertThat(desk.post(line + "/preview", "percent", "3").bodyAsString()).contains("CHF");
        String nobodys = "/fees/" + PublicId.FEE_TERMS.format(TimeOrderedUuid.next());
        assertThat(desk.get(nobodys).statusCode()).isEqualTo(404);
        for (String action : new String[] {"", "/preview", "/remove"}) {
            assertThat(desk.post(nobodys + action, "percent", "1", "reason", "x", "end_reason", "x")
                            .statusCode())
                    .isEqualTo(404);
        }
        String stranger = PublicId.MERCHANT.format(TimeOrderedUuid.next());
        assertThat(desk.get("/fees/new?merchant=" + stranger).statusCode()).isEqualTo(404);
        assertThat(desk.post("/fees", "merchant", stranger, "percent", "1", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void assertProblem(String problem, String... typed) {
        HttpResponse<Buffer> answer = desk.post("/fees", typed);
        assertThat(answer.statusCode()).as(problem).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains(problem);
    }
}
