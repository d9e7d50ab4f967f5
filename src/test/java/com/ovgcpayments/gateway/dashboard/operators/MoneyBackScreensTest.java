package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Surplus captures and refunds at a processor that the gateway cannot ask to refund. */
class MoneyBackScreensTest {
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
    void surplusIsPaidBackByHandAndConfirmed() {
        String id = desk.surplus();
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/surplus", "surplus-list");
            assertThat(visit.text()).contains("Paid twice", "Waits for you", "$25.00");
            desk.examine(visit, "/surplus/" + id, "surplus");
            assertThat(visit.text()).contains("refund it at scripted, then confirm");
            visit.page().locator("input[value=refunded]").check();
            visit.page().locator("#reason").fill("Refunded in their dashboard");
            visit.press("Settle it");
            assertThat(visit.text()).contains("The capture is booked as paid back.");
            assertThat(desk.page("/surplus")).doesNotContain(id);
            desk.examine(visit, "/surplus?show=all", "surplus-all");
            assertThat(visit.page().content()).contains(id);
        }
        assertThat(desk.audited().getString("target")).isEqualTo(id);
        assertThat(desk.page("/surplus/" + id)).contains("Refunded").doesNotContain("What shall become of it?");
        assertThat(desk.post("/surplus/" + id + "/resolve", "as", "accept", "reason", "x")
                        .bodyAsString())
                .contains("does not wait for an operator: it is succeeded");
    }

    @Test
    void surplusStaysWhereItIsOrGoesBackByTheGateway() {
        String kept = desk.surplus();
        assertThat(desk.post("/surplus/" + kept + "/resolve", "as", "accept", "reason", "agreed")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.page("/surplus/" + kept)).contains("Kept");
        String again = desk.surplus();
        assertThat(desk.post("/surplus/" + again + "/resolve", "as", "refund", "reason", "try")
                        .statusCode())
                .isEqualTo(303);
        desk.until(
                "SELECT 1 FROM refund WHERE surplus_id = $1 AND reason NOT LIKE 'resolved%'",
                PublicId.SURPLUS.parse(again).orElseThrow());
        assertThat(desk.post("/surplus/" + again + "/resolve", "as", "", "reason", "typed reason")
                        .bodyAsString())
                .contains("Choose what is true", "value=\"typed reason\"");
    }

    @Test
    void refundIsMadeAtTheProcessorThenConfirmed() {
        String id = desk.refund();
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/refunds", "refunds");
            assertThat(visit.text()).contains("$10.00", "refund it at scripted");
            desk.examine(visit, "/refunds/" + id, "refund");
            assertThat(visit.text())
                    .contains(
                            "The gateway cannot refund at scripted",
                            "$10.00 of $25.00",
                            "One of two",
                            "find the capture one-");
            visit.page().locator("input[value=succeeded]").check();
            visit.page().locator("#reason").fill("Done there");
            visit.press("Settle it");
            assertThat(visit.text()).contains("The refund is made, and the merchant is told.");
        }
        assertThat(desk.text(
                        "SELECT state::text FROM refund WHERE id = $1",
                        PublicId.REFUND.parse(id).orElseThrow()))
                .isEqualTo("succeeded");
        assertThat(desk.audited().getString("action")).isEqualTo("refund.resolve");
        assertThat(desk.page("/refunds")).doesNotContain(id);
        assertThat(desk.page("/refunds?show=all")).contains(id);
    }

    @Test
    void refundIsRejectedButNotAskedOfAGatewayThatCannot() {
        String id = desk.refund();
        assertThat(desk.post("/refunds/" + id + "/resolve", "as", "retry", "reason", "again")
                        .bodyAsString())
                .contains("Choose what is true", "value=\"again\"");
        assertThat(desk.post("/refunds/" + id + "/resolve", "as", "failed", "reason", "too old")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.page("/refunds/" + id)).contains("Failed", "rejected_by_operator");
        assertThat(desk.post("/refunds/" + id + "/resolve", "as", "succeeded", "reason", "x")
                        .bodyAsString())
                .contains("does not wait for an operator: it is failed");
    }

    @Test
    void whatIsNobodysIsNotThere() {
        String surplus = PublicId.SURPLUS.format(TimeOrderedUuid.next());
        String refund = PublicId.REFUND.format(TimeOrderedUuid.next());
        assertThat(desk.get("/surplus/" + surplus).statusCode()).isEqualTo(404);
        assertThat(desk.post("/surplus/" + surplus + "/resolve", "as", "accept", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/refunds/" + refund).statusCode()).isEqualTo(404);
        assertThat(desk.post("/refunds/" + refund + "/resolve", "as", "failed", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/refunds/" + surplus).statusCode()).isEqualTo(404);
    }
}
