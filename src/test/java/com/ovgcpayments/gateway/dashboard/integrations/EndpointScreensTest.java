package com.ovgcpayments.gateway.dashboard.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Signatures;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EndpointScreensTest {
    private static final String WEBHOOKS = "/dashboard/test/webhooks";

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat developer;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        developer = people.member(MemberRole.DEVELOPER);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aNewEndpointTakesATestEventThatItsSecretVerifies() {
        MerchantReceiver receiver = MerchantReceiver.start(gateway.vertx());
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(WEBHOOKS));
            visit.follow("Add endpoint");
            visit.page().getByLabel("URL").fill(receiver.url());
            visit.page().getByLabel("Note (optional)").fill("Shop <1>");
            visit.page().getByLabel("refund.failed").check();
            visit.press("Add endpoint");
            assertThat(visit.heading()).isEqualTo("Your new endpoint");
            String secret = visit.page().locator("#secret").innerText();
            visit.picture("endpoint-created");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();

            visit.press("Send a test event");
            visit.page().getByText("Delivered").waitFor();
            MerchantReceiver.Received received =
                    receiver.until(all -> !all.isEmpty()).await().get(0);
            assertThat(received.headers().get("x-webhook-signature")).isEqualTo(Signatures.specified(secret, received));
            assertThat(visit.text())
                    .contains("Try 1", "x-webhook-signature: sha256=", "endpoint.test")
                    .contains(receiver.url());
            visit.picture("delivery");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();

            visit.follow("← Endpoint");
            assertThat(visit.text()).contains("Shop <1>", "1 of 1 succeeded", "refund.failed", "Delivered");
            assertThat(visit.page().content()).doesNotContain(secret);
            visit.page().goBack();
            visit.page().goBack();
            assertThat(visit.page().content()).doesNotContain(secret);
        }
        assertThat(deeds()).containsSubsequence("webhook.create", "webhook.test");
    }

    @Test
    void whatWasTypedStaysWithWhatIsWrongAboutIt() {
        MultiMap typed = MultiMap.caseInsensitiveMultiMap()
                .add("url", "https://10.0.0.1/hook")
                .add("description", "Büro")
                .add("events", "payout.failed");
        HttpResponse<Buffer> answer = developer.post(WEBHOOKS + "/new", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("value=\"https://10.0.0.1/hook\"")
                .contains("value=\"Büro\"")
                .contains("The URL 10.0.0.1 leads to 10.0.0.1, which is not a public address.");
        assertThat(developer
                        .post("/dashboard/live/webhooks/new", typed.set("url", "http://shop.example/"))
                        .bodyAsString())
                .contains("The URL must begin with https:// in live mode.");
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(WEBHOOKS + "/new"));
            visit.page().getByLabel("payment.succeeded").uncheck();
            visit.page().getByLabel("payment.declined").uncheck();
            visit.page().getByLabel("refund.created").uncheck();
            visit.page().getByLabel("payout.completed").uncheck();
            visit.press("Add endpoint");
            assertThat(visit.status()).isEqualTo(422);
            assertThat(visit.text()).contains("Choose at least one event.", "Write the address that takes the events");
            visit.picture("endpoint-form");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
    }

    @Test
    void anEndpointIsChangedSwitchedOffAndOnAndDeleted() {
        String id = endpoint("http://127.0.0.1:9/before");
        String path = WEBHOOKS + "/" + id;
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(path));
            visit.follow("Edit");
            visit.page().getByLabel("URL").fill("http://127.0.0.1:9/after");
            visit.page().getByLabel("Send events to this endpoint").uncheck();
            visit.picture("endpoint-edit");
            assertThat(visit.barriers()).isEmpty();
            visit.press("Save");
            assertThat(visit.text())
                    .contains("The endpoint is saved.", "http://127.0.0.1:9/after", "It was switched off here");
            assertThat(visit.button("Send test event").isDisabled()).isTrue();
            visit.picture("endpoint-disabled");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.press("Enable again");
            assertThat(visit.text()).contains("The endpoint is enabled.").doesNotContain("switched off");
            visit.follow("Delete");
            visit.press("Delete endpoint");
            assertThat(visit.text()).contains("The endpoint is deleted.").doesNotContain("127.0.0.1:9/after");
        }
        assertThat(developer.get(path).statusCode()).isEqualTo(404);
        assertThat(developer.post(path + "/delete").statusCode()).isEqualTo(404);
        assertThat(deeds()).containsSubsequence("webhook.update", "webhook.enable", "webhook.delete");
    }

    @Test
    void whoChangesOnlyTheNoteIsNotAskedForAnAddressThatWorks() {
        String id = endpoint("http://127.0.0.1:9/");
        gateway.owner()
                .query("UPDATE webhook_endpoint SET url = 'http://moved.invalid/' WHERE url = 'http://127.0.0.1:9/'")
                .await();
        MultiMap change = MultiMap.caseInsensitiveMultiMap()
                .add("url", "http://moved.invalid/")
                .add("description", "Moved")
                .add("events", "refund.created")
                .add("enabled", "yes");
        assertThat(developer.post(WEBHOOKS + "/" + id + "/edit", change).statusCode())
                .isEqualTo(303);
        assertThat(developer.get(WEBHOOKS + "/" + id).bodyAsString()).contains("Moved");
        assertThat(developer
                        .post(WEBHOOKS + "/" + id + "/edit", change.set("url", "http://other.invalid/"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void saysThatAnEndpointIsInTrouble() {
        String id = endpoint("http://127.0.0.1:9/failing");
        gateway.owner().query("""
                        UPDATE webhook_endpoint SET failing_since = '2026-01-01T10:00:00Z', breaker_pause_seconds = 60,
                               breaker_until = '2100-01-01T00:00:00Z' WHERE url = 'http://127.0.0.1:9/failing'""").await();
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(WEBHOOKS + "/" + id));
            assertThat(visit.text())
                    .contains(
                            "Nothing but failures since 1 Jan 2026, 10:00:00 UTC",
                            "is disabled at 6 Jan 2026, 10:00:00 UTC",
                            "Deliveries pause until 1 Jan 2100, 00:00:00 UTC");
            visit.picture("endpoint-failing");
            assertThat(visit.barriers()).isEmpty();
        }
        assertThat(developer.get(WEBHOOKS).bodyAsString()).contains("Failing");
    }

    @Test
    void endpointsOfOthersAreNotThere() {
        String id = endpoint("http://127.0.0.1:9/ours");
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        assertThat(stranger.get(WEBHOOKS).bodyAsString()).doesNotContain("127.0.0.1:9/ours");
        for (String page : List.of("", "/edit", "/secret", "/resend", "/delete")) {
            assertThat(stranger.get(WEBHOOKS + "/" + id + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
            assertThat(developer.get("/dashboard/live/webhooks/" + id + page).statusCode())
                    .as("live " + page)
                    .isEqualTo(404);
        }
        MultiMap everything = MultiMap.caseInsensitiveMultiMap()
                .add("url", "http://127.0.0.1:9/theirs")
                .add("events", "refund.created")
                .add("action", "revoke")
                .add("sure", "yes")
                .add("since", "24");
        for (String action : List.of("/edit", "/enable", "/secret", "/test", "/resend", "/delete")) {
            assertThat(stranger.post(WEBHOOKS + "/" + id + action, everything).statusCode())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(developer.get(WEBHOOKS + "/" + id).bodyAsString()).contains("127.0.0.1:9/ours");
    }

    @Test
    void looksWellInEveryLight() {
        DashboardPeople.Seat newcomer = people.member(gateway.otherMerchant, MemberRole.DEVELOPER);
        try (Visit visit = newcomer.visit()) {
            visit.open(newcomer.url("/dashboard/live/webhooks"));
            assertThat(visit.text()).contains("No endpoint yet");
            visit.picture("endpoints-none");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
        endpoint("http://127.0.0.1:9/" + "long/".repeat(40));
        endpoint("http://127.0.0.1:9/short");
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(WEBHOOKS));
            visit.picture("endpoints");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("endpoints-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    private static String endpoint(String url) {
        return gateway.post(
                        "/api/webhook-endpoints",
                        gateway.testKey,
                        new JsonObject().put("url", url).put("events", new JsonArray().add("refund.created")))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("id");
    }

    private static List<String> deeds() {
        List<String> actions = new ArrayList<>();
        gateway.owner()
                .query("SELECT action FROM audit WHERE actor LIKE '%developer%' ORDER BY number")
                .await()
                .forEach(row -> actions.add(row.getString("action")));
        return actions;
    }
}
