package com.ovgcpayments.gateway.dashboard.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyScreensTest {
    private static final String KEYS = "/dashboard/test/api-keys";
    private static final int POLLS = 100;
    private static final int POLL_MILLIS = 50;

    private static GatewayFixture gateway;
    private static DashboardPeople people;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aKeyIsShownOnceAndWorks() {
        DashboardPeople.Seat developer = people.member(MemberRole.DEVELOPER);
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(KEYS));
            visit.follow("Create key");
            visit.page().getByLabel("Name").fill("Server <1>");
            visit.page().getByLabel("In 90 days").check();
            visit.press("Create key");
            assertThat(visit.heading()).isEqualTo("Your new key");
            String key = visit.page().locator("#key").innerText();
            assertThat(works(gateway.apiUrl(), key)).isTrue();
            assertThat(visit.page().locator("#try").innerText())
                    .contains(gateway.apiUrl() + "/api/checkout-sessions", key);
            visit.picture("key-created");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();

            visit.page().reload();
            assertThat(visit.heading()).isEqualTo("API keys");
            assertThat(visit.text()).contains("Server <1>").doesNotContain(key);
            assertThat(visit.page().content()).doesNotContain(key);
        }
        Row audit = lastDeed();
        assertThat(audit.getString("action")).isEqualTo("api_key.create");
        assertThat(audit.getString("actor")).contains("developer");
        assertThat(audit.getString("detail")).contains("Server <1>").doesNotContain("ovgc_test_");
    }

    @Test
    void nobodyMakesAKeyWithoutProvingThatItIsHe() {
        DashboardPeople.Seat developer = people.member(MemberRole.DEVELOPER);
        String id = PublicId.API_KEY.format(issue("Kept").key().id());
        developer.forgetConfirmation();
        assertThat(developer
                        .post(KEYS + "/new", "name", "Sneaked in", "expiry", "never")
                        .bodyAsString())
                .contains("Confirm that it is you")
                .contains("value=\"Sneaked in\"");
        assertThat(developer.post(KEYS + "/" + id + "/revoke").bodyAsString()).contains("Confirm that it is you");
        assertThat(developer.get(KEYS).bodyAsString()).contains("Kept").doesNotContain("Sneaked in");
    }

    @Test
    void aRevokedKeyIsRefusedByEveryInstance() {
        String another = gateway.launchAnother();
        IssuedApiKey issued = issue("Leaked");
        assertThat(works(gateway.apiUrl(), issued.text())).isTrue();
        assertThat(works(another, issued.text())).isTrue();
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(KEYS));
            visit.follow("Revoke Leaked");
            assertThat(visit.heading()).isEqualTo("Revoke “Leaked”?");
            visit.picture("key-revoke");
            assertThat(visit.barriers()).isEmpty();
            visit.press("Revoke key");
            assertThat(visit.text()).contains("“Leaked” is revoked");
            visit.follow("Revoked and expired");
            assertThat(visit.text()).contains("Leaked", "revoked");
            visit.picture("key-ended");
            assertThat(visit.barriers()).isEmpty();
        }
        awaitRefusal(gateway.apiUrl(), issued.text());
        awaitRefusal(another, issued.text());
        assertThat(lastDeed().getString("action")).isEqualTo("api_key.revoke");
    }

    @Test
    void whatWasTypedStaysWithWhatIsWrongAboutIt() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        HttpResponse<Buffer> answer = owner.post(
                KEYS + "/new",
                "name",
                "Bürö",
                "expiry",
                "date",
                "date",
                today.minusDays(1).toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("value=\"Bürö\"").contains("Choose a day from today to");
        assertThat(owner.post(KEYS + "/new", "name", " ", "expiry", "never").bodyAsString())
                .contains("Give the key a name");
        assertThat(owner.post(KEYS + "/new", "name", "x", "expiry", "tomorrow").bodyAsString())
                .contains("Choose when the key ends.");
        assertThat(owner.post(KEYS + "/new", "name", "x", "expiry", "date", "date", "31.12.2030")
                        .bodyAsString())
                .contains("Write the date as year-month-day");
        assertThat(owner.post(KEYS + "/new", "name", "x".repeat(101), "expiry", "never")
                        .bodyAsString())
                .contains("1 to 100 printable characters");
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(KEYS + "/new"));
            visit.page().getByLabel("After a date").check();
            visit.press("Create key");
            assertThat(visit.status()).isEqualTo(422);
            visit.picture("key-form");
            assertThat(visit.page().getByLabel("After a date").isChecked()).isTrue();
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
    }

    @Test
    void aKeyWorksUntilTheEndOfItsLastDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        HttpResponse<Buffer> answer = people.member(MemberRole.ADMIN)
                .post(KEYS + "/new", "name", "Until tonight", "expiry", "date", "date", today.toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.owner()
                        .query("SELECT expires_at FROM api_key WHERE name = 'Until tonight'")
                        .await()
                        .iterator()
                        .next()
                        .getOffsetDateTime(0))
                .isEqualTo(today.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }

    @Test
    void keysOfOthersAreNotThere() {
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        String id = PublicId.API_KEY.format(issue("Ours").key().id());
        assertThat(stranger.get(KEYS).bodyAsString()).doesNotContain("Ours");
        assertThat(stranger.get(KEYS + "/" + id + "/revoke").statusCode()).isEqualTo(404);
        assertThat(stranger.post(KEYS + "/" + id + "/revoke").statusCode()).isEqualTo(404);
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        assertThat(owner.post("/dashboard/live/api-keys/" + id + "/revoke").statusCode())
                .isEqualTo(404);
        assertThat(owner.get(KEYS + "/key_nonsense/revoke").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatANewcomerDoesNext() {
        DashboardPeople.Seat owner = people.member(gateway.otherMerchant, MemberRole.OWNER);
        try (Visit visit = owner.visit()) {
            visit.open(owner.url("/dashboard/live/api-keys"));
            assertThat(visit.text()).contains("No active live key yet");
            visit.picture("key-none");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
    }

    @Test
    void looksWellInEveryLight() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        gateway.issue(new NewApiKey(
                gateway.merchant.id(),
                Mode.TEST,
                "A name that somebody thought about for rather too long a while",
                OptionalInt.empty(),
                Optional.of(Duration.ofDays(3))));
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(KEYS));
            visit.picture("keys");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("keys-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    private static IssuedApiKey issue(String name) {
        return gateway.issue(NewApiKey.of(gateway.merchant.id(), Mode.TEST, name));
    }

    private static boolean works(String api, String key) {
        return gateway.request(HttpMethod.GET, api + "/api/balance", key)
                        .send()
                        .await()
                        .statusCode()
                == 200;
    }

    private static void awaitRefusal(String api, String key) {
        for (int i = 0; i < POLLS; i++) {
            if (!works(api, key)) {
                return;
            }
            gateway.vertx().timer(POLL_MILLIS, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("still accepted at " + api);
    }

    private static Row lastDeed() {
        return gateway.owner()
                .query("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
                .await()
                .iterator()
                .next();
    }
}
