package com.ovgcpayments.gateway.dashboard.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretScreensTest {
    private static GatewayFixture gateway;
    private static DashboardPeople.Seat admin;

    private String page;
    private String secret;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        admin = new DashboardPeople(gateway).member(MemberRole.ADMIN);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void anEndpoint() {
        JsonObject made = gateway.post(
                        "/api/webhook-endpoints",
                        gateway.testKey,
                        new JsonObject().put("url", "http://127.0.0.1:9/hook"))
                .bodyAsJsonObject()
                .getJsonObject("data");
        page = "/dashboard/test/webhooks/" + made.getString("id") + "/secret";
        secret = made.getString("secret");
    }

    @Test
    void isShownToWhoProvesThatItIsHeAndNotAgain() {
        admin.forgetConfirmation();
        assertThat(admin.get(page).bodyAsString()).doesNotContain(secret);
        assertThat(admin.post(page, "action", "reveal").bodyAsString())
                .contains("Confirm that it is you")
                .doesNotContain(secret);
        confirm();
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(page));
            visit.picture("secret");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.press("Reveal");
            assertThat(visit.page().locator("#secret").innerText()).isEqualTo(secret);
            visit.page().reload();
            assertThat(visit.page().content()).doesNotContain(secret);
        }
        assertThat(deeds()).last().isEqualTo("webhook_secret.reveal");
    }

    @Test
    void isRolledWithoutAGap() {
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(page));
            visit.press("Create the next secret");
            assertThat(visit.page().locator("#secret").innerText()).isEqualTo(secret);
            String next = visit.page().locator("#next").innerText();
            visit.picture("secret-next");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            assertThat(admin.post(page, "action", "overlap").getHeader("Location"))
                    .isEqualTo(page);

            visit.press("Use the next secret now");
            assertThat(visit.text())
                    .contains("The new secret is the current one now.", "The new secret has taken over.");
            visit.press("Reveal");
            assertThat(visit.page().locator("#secret").innerText()).isEqualTo(next);
            assertThat(visit.page().locator("#previous").innerText()).isEqualTo(secret);
            assertThat(visit.button("Create the next secret").count()).isZero();
        }
        assertThat(deeds()).endsWith("webhook_secret.overlap", "webhook_secret.activate", "webhook_secret.reveal");
    }

    @Test
    void isReplacedAtOnceAfterALeakByWhoKnowsWhatStops() {
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(page));
            visit.press("Revoke and replace");
            assertThat(visit.status()).isEqualTo(422);
            assertThat(visit.text()).contains("Tick this to say that you know what stops.");
            visit.picture("secret-unsure");
            assertThat(visit.barriers()).isEmpty();
            visit.page()
                    .getByLabel("My receiver will refuse events until I give it the new secret")
                    .check();
            visit.press("Revoke and replace");
            assertThat(visit.page().locator("#secret").innerText())
                    .startsWith("whsec_")
                    .isNotEqualTo(secret);
            assertThat(visit.page().content()).doesNotContain(secret);
        }
        assertThat(deeds()).last().isEqualTo("webhook_secret.revoke");
    }

    @Test
    void whatCannotBeIsSaidAndNotDone() {
        int before = deeds().size();
        assertThat(admin.post(page, "action", "activate").statusCode()).isEqualTo(303);
        assertThat(admin.post(page, "action", "print").statusCode()).isEqualTo(404);
        assertThat(deeds()).hasSize(before);
    }

    private static void confirm() {
        gateway.owner()
                .query("UPDATE browser_session SET confirmed_at = now() WHERE id = $1", admin.session)
                .await();
    }

    private static List<String> deeds() {
        List<String> actions = new ArrayList<>();
        gateway.owner()
                .query("SELECT action FROM audit ORDER BY number")
                .await()
                .forEach(row -> actions.add(row.getString("action")));
        return actions;
    }
}
