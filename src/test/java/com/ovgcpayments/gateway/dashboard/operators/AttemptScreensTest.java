package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What became of a payment, said by a person at his browser. */
class AttemptScreensTest {
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
    void whatIsKnownStandsThereAndWhatIsSaidCounts() {
        String id = desk.stuck();
        String reference = desk.text(
                "SELECT reference FROM attempt WHERE id = $1",
                PublicId.ATTEMPT.parse(id).orElseThrow());
        desk.sql(
                "INSERT INTO processor_notification (connector, event_id, reference, headers, body, type)"
                        + " VALUES ('scripted', 'evt_told', $1, '{}', '', 'checkout.expired')",
                reference);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/attempts", "attempts");
            visit.page().locator("a[href$='" + id + "']").click();
            desk.examine(visit, "/attempts/" + id, "attempt");
            assertThat(visit.text())
                    .contains(
                            "Shop & Söhne", "$25.00", "scripted", reference, "ref-" + reference, "timeout", "evt_told")
                    .contains("checkout.expired", "Not any more, by itself");

            assertThat(visit.page().locator("#processor_ref").isVisible()).isFalse();
            visit.page().locator("input[value=paid]").check();
            visit.page().locator("#processor_ref").fill("pi_seen");
            visit.page().locator("#captured_at").fill("2026-04-14T12:03:10");
            visit.page().locator("#reason").fill("Seen at the processor");
            visit.press("Settle it");
            assertThat(visit.heading()).isEqualTo("Unknown payments");
            assertThat(visit.text()).contains("The payment counts, and the merchant is told.");
        }
        assertThat(desk.text(
                        "SELECT s.status || ' ' || t.processor_ref || ' ' || t.captured_at FROM payment_transaction t"
                                + " JOIN checkout_session s ON s.id = t.session_id JOIN attempt a ON a.id = t.attempt_id"
                                + " WHERE a.reference = $1",
                        reference))
                .isEqualTo("completed pi_seen 2026-04-14 12:03:10+00");
        JsonObject audited = desk.audited();
        assertThat(audited.getString("action")).isEqualTo("attempt.resolve");
        assertThat(audited.getString("target")).isEqualTo(id);
        assertThat(audited.getString("reason")).isEqualTo("Seen at the processor");
        assertThat(audited.getString("actor")).endsWith("@example.com");
        assertThat(desk.page("/attempts/" + id)).contains("Pays the session").doesNotContain("What became of it?");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        String id = desk.stuck();
        HttpResponse<Buffer> answer = desk.post(
                "/attempts/" + id + "/resolve",
                "as",
                "paid",
                "processor_ref",
                "has a space",
                "amount",
                "25.001",
                "currency",
                "usd",
                "captured_at",
                "9999-01-01T00:00",
                "reason",
                "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("value=\"has a space\"", "value=\"25.001\"", "value=\"usd\"", "value=\"9999-01-01T00:00\"")
                .contains("has no spaces", "at most two decimals", "lies in the future", "Say why")
                .contains("value=\"paid\" required checked");
        assertThat(desk.post("/attempts/" + id + "/resolve", "as", "perhaps", "reason", "x")
                        .bodyAsString())
                .contains("Choose what is true");
        assertThat(desk.post("/attempts/" + id + "/resolve", "as", "not_paid", "reason", "x".repeat(501))
                        .bodyAsString())
                .contains("at most 500 characters");
        assertThat(desk.page("/attempts")).contains(id);
    }

    @Test
    void notPaidAndAskAgainTakeItOffTheList() {
        for (String as : new String[] {"not_paid", "ask_again"}) {
            String id = desk.stuck();
            assertThat(desk.page("/attempts")).contains(id);
            assertThat(desk.post("/attempts/" + id + "/resolve", "as", as, "reason", "looked")
                            .getHeader("Location"))
                    .isEqualTo(OperatorDesk.ROOT + "/attempts");
            assertThat(desk.page("/attempts")).doesNotContain(id);
            assertThat(desk.audited().getString("detail")).contains(as);
        }
    }

    @Test
    void whatTheEngineRefusesIsSaid() {
        String paid = desk.stuck();
        String[] capture = {
            "as",
            "paid",
            "processor_ref",
            "cap-once",
            "amount",
            "25.00",
            "currency",
            "USD",
            "captured_at",
            "2026-04-14T12:00",
            "reason",
            "seen"
        };
        assertThat(desk.post("/attempts/" + paid + "/resolve", capture).statusCode())
                .isEqualTo(303);
        HttpResponse<Buffer> again = desk.post("/attempts/" + paid + "/resolve", capture);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.bodyAsString()).contains("does not wait");
    }

    @Test
    void moneyMovesOnlyForWhoHasJustProvedWhoHeIs() {
        String id = desk.stuck();
        var colleague = desk.people.operator();
        colleague.forgetConfirmation();
        HttpResponse<Buffer> asked = colleague.post(
                OperatorDesk.ROOT + "/attempts/" + id + "/resolve", "as", "not_paid", "reason", "looked");
        assertThat(asked.bodyAsString()).contains("Confirm that it is you");
        assertThat(desk.page("/attempts")).contains(id);
    }

    @Test
    void whatIsNobodysIsNotThere() {
        for (String id : new String[] {PublicId.ATTEMPT.format(TimeOrderedUuid.next()), "att_1", "re_1"}) {
            assertThat(desk.get("/attempts/" + id).statusCode()).isEqualTo(404);
            assertThat(desk.post("/attempts/" + id + "/resolve", "as", "not_paid", "reason", "x")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(desk.get("/attempts?after=x").statusCode()).isEqualTo(404);
    }
}
