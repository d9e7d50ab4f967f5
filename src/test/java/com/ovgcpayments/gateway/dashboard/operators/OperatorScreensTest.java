package com.ovgcpayments.gateway.dashboard.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators among themselves. */
class OperatorScreensTest {
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
    void operatorIsInvitedAndTheInvitationWithdrawn() {
        assertThat(desk.page("/operators")).contains("invite a second operator").doesNotContain("End access");
        String link;
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/operators"));
            visit.page().locator("#email").fill("Ada@Example.com");
            visit.page().locator("#reason").fill("Night shift");
            visit.press("Make the link");
            link = visit.page().locator("#invitation-link").innerText();
            assertThat(link).contains("/dashboard/join?token=");
            assertThat(visit.text()).contains("Send this link to ada@example.com yourself");
            visit.picture("operator-invited");
            visit.page().reload();
            assertThat(visit.text()).contains("ada@example.com").doesNotContain(link);
        }
        String token = link.substring(link.indexOf('?'));
        assertThat(desk.operator.get("/dashboard/join" + token).bodyAsString()).contains("ada@example.com");
        assertThat(desk.audited().getString("action")).isEqualTo("invitation.create");
        assertThat(desk.audited().getString("reason")).isEqualTo("Night shift");
        HttpResponse<Buffer> wrong = desk.post("/operators", "email", "nobody");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("Enter the e-mail address", "value=\"nobody\"");
        assertThat(desk.post("/operators", "email", "operator1@example.com").bodyAsString())
                .contains("is an operator already");

        String invitation = PublicId.INVITATION.format(desk.uuid("SELECT id FROM invitation"));
        try (Visit visit = desk.operator.visit()) {
            visit.open(desk.operator.url(OperatorDesk.ROOT + "/operators"));
            visit.press("Withdraw the invitation of ada@example.com");
            assertThat(visit.text()).contains("The link no longer works.");
        }
        assertThat(desk.operator.get("/dashboard/join" + token).bodyAsString()).doesNotContain("ada@example.com");
        assertThat(desk.audited().getString("action")).isEqualTo("invitation.withdraw");
        assertThat(desk.post("/operators/invitations/" + invitation + "/withdraw")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void accessEndsAtOnceAndTheLastOneStays() {
        DashboardPeople.Seat colleague = desk.people.operator();
        String his = "/operators/" + PublicId.PERSON.format(colleague.person) + "/end";
        String own = "/operators/" + PublicId.PERSON.format(desk.operator.person) + "/end";
        desk.post("/operators", "email", "ada@example.com");
        assertThat(desk.post(his, "reason", " ").statusCode()).isEqualTo(422);
        try (Visit visit = desk.operator.visit()) {
            desk.examine(visit, "/operators", "operators");
            assertThat(visit.text()).contains("Robin Operator (you)", "operator2@example.com", "Never");
            visit.follow("End the access of operator2@example.com");
            visit.picture("operator-end");
            assertThat(visit.barriers()).isEmpty();
            visit.page().locator("#reason").fill("He left");
            visit.press("End the access");
            assertThat(visit.text()).contains("operator2@example.com is no operator any more");
        }
        assertThat(desk.audited().getString("action")).isEqualTo("operator.end");
        assertThat(desk.audited().getString("reason")).isEqualTo("He left");
        assertThat(colleague.get(OperatorDesk.ROOT).getHeader("Location")).startsWith("/dashboard/sign-in");
        assertThat(desk.get(his).statusCode()).isEqualTo(404);
        assertThat(desk.post(his, "reason", "x").statusCode()).isEqualTo(404);

        HttpResponse<Buffer> last = desk.post(own, "reason", "Enough");
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.bodyAsString()).contains("The gateway keeps an operator", "value=\"Enough\"");
        assertThat(desk.page("/operators")).doesNotContain("End access");
        desk.people.operator();
        assertThat(desk.page(own)).contains("End your own access");
        assertThat(desk.post(own, "reason", "Enough").getHeader("Location")).isEqualTo("/dashboard/sign-in");
        assertThat(desk.get("").getHeader("Location")).startsWith("/dashboard/sign-in");
    }

    @Test
    void whatIsNobodysIsNotThere() {
        String nobody = "/operators/" + PublicId.PERSON.format(TimeOrderedUuid.next()) + "/end";
        assertThat(desk.get(nobody).statusCode()).isEqualTo(404);
        assertThat(desk.post(nobody, "reason", "x").statusCode()).isEqualTo(404);
    }
}
