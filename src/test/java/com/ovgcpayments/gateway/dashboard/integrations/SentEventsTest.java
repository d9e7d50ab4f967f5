package com.ovgcpayments.gateway.dashboard.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payment's event on its way to a merchant: how it is shown, and how it is sent again. */
class SentEventsTest {
    private static final String TEST = "/dashboard/test";
    private static final int POLLS = 200;
    private static final int POLL_MILLIS = 50;

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static DashboardPeople.Seat developer;

    private MerchantReceiver receiver;
    private String endpoint;
    private String session;
    private UUID event;
    private UUID delivery;
    private int tries;

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

    /** To somebody who will not have it. */
    @BeforeEach
    void aPaymentIsTold() {
        gateway.owner()
                .query("UPDATE webhook_endpoint SET deleted_at = now() WHERE deleted_at IS NULL")
                .await();
        receiver = MerchantReceiver.start(gateway.vertx());
        receiver.answerFromNowOn(500);
        endpoint = gateway.post("/api/webhook-endpoints", gateway.testKey, new JsonObject().put("url", receiver.url()))
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("id");
        session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        new Payer(gateway, session).pay("approve");
        receiver.until(all -> !all.isEmpty()).await();
        Row row = parked();
        event = row.getUUID("event_id");
        delivery = row.getUUID("id");
        tries = row.getInteger("tries");
    }

    @Test
    void showsWhatWasSentWhatCameBackAndWhenItIsTriedAgain() {
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(TEST + "/deliveries/" + PublicId.DELIVERY.format(delivery)));
            assertThat(visit.text())
                    .contains("Trying again", "Next try", "Try " + tries, "500", receiver.url())
                    .contains("x-webhook-signature: "
                            + receiver.all().get(tries - 1).headers().get("x-webhook-signature"))
                    .contains("\"amount\": 2500");
            assertThat(visit.button("Copy the exact bytes").getAttribute("data-copy"))
                    .isEqualTo(receiver.all().get(0).body());
            visit.picture("delivery-failing");
            assertThat(visit.barriers()).isEmpty();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("delivery-failing-dark");
            assertThat(visit.barriersOfColour()).isEmpty();

            receiver.answerFromNowOn(200);
            visit.press("Resend");
            visit.page().getByText("Delivered").waitFor();
            assertThat(visit.text()).contains("Try " + (tries + 1), (tries + 1) + " in all");
            assertThat(receiver.all()).hasSize(tries + 1);
            visit.follow(PublicId.EVENT.format(event));
            assertThat(visit.heading()).isEqualTo("payment.succeeded");
            assertThat(visit.text()).contains("A payer has paid.", "$25.00", session, receiver.url(), "Delivered");
            visit.picture("event");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
        }
        assertThat(lastDeed().getString("action")).isEqualTo("webhook.resend");
        assertThat(lastDeed().getString("detail")).contains(PublicId.EVENT.format(event));
    }

    @Test
    void sendsAgainAllThatFailedSinceATime() {
        gateway.owner()
                .query(
                        "UPDATE delivery SET state = 'failed', ended_at = now() - interval '2 hours' WHERE id = $1",
                        delivery)
                .await();
        receiver.answerFromNowOn(200);
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(TEST + "/webhooks/" + endpoint + "?show=failed"));
            assertThat(visit.text()).contains("payment.succeeded", "Failed");
            visit.picture("endpoint-failed");
            assertThat(visit.barriers()).isEmpty();
            visit.follow("Resend all failed");
            visit.page().getByLabel("In the last hour").check();
            visit.press("Resend");
            assertThat(visit.text()).contains("Nothing has failed since then");
            assertThat(receiver.all()).hasSize(tries);
            visit.follow("Resend all failed");
            visit.page().getByLabel("Since a time").check();
            visit.press("Resend");
            assertThat(visit.status()).isEqualTo(422);
            assertThat(visit.text()).contains("Write the time as");
            visit.picture("resend");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.page().getByLabel("In the last 24 hours").check();
            visit.press("Resend");
            assertThat(visit.text()).contains("One event is sent again.");
        }
        receiver.until(all -> all.size() == tries + 1).await();
        assertThat(lastDeed().getString("action")).isEqualTo("webhook.resend_failed");
        assertThat(lastDeed().getString("detail")).contains("\"count\":1");
    }

    @Test
    void aDisabledEndpointIsNotSentToAndItIsSaidWhy() {
        gateway.owner()
                .query("UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = 'answered_410'"
                        + " WHERE deleted_at IS NULL")
                .await();
        String path = TEST + "/deliveries/" + PublicId.DELIVERY.format(delivery);
        assertThat(developer.get(path).bodyAsString()).doesNotContain("/resend");
        assertThat(developer.get(TEST + "/webhooks/" + endpoint).bodyAsString()).contains("It answered 410 Gone");
        HttpResponse<Buffer> refused = developer.post(path + "/resend");
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.getHeader("Location")).isEqualTo(path);
        assertThat(developer.post(TEST + "/webhooks/" + endpoint + "/test").getHeader("Location"))
                .isEqualTo(TEST + "/webhooks/" + endpoint);
        assertThat(receiver.all()).hasSize(tries);
    }

    @Test
    void eventsAreFoundByTypeAndDay() {
        String list = TEST + "/events";
        String id = PublicId.EVENT.format(event);
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        assertThat(developer.get(list).bodyAsString()).contains(id, session, "$25.00");
        assertThat(developer
                        .get(list + "?type=payment.succeeded&from=" + yesterday)
                        .bodyAsString())
                .contains(id);
        assertThat(developer.get(list + "?type=refund.created").bodyAsString())
                .doesNotContain(id)
                .contains("No event is like that");
        assertThat(developer.get(list + "?to=" + yesterday).bodyAsString()).doesNotContain(id);
        HttpResponse<Buffer> wrong = developer.get(list + "?from=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString())
                .contains("Write the day as year-month-day")
                .contains("value=\"yesterday\"");
        try (Visit visit = developer.visit()) {
            visit.open(developer.url(list));
            visit.picture("events");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(320)).isZero();
            visit.lookAt(ColorScheme.DARK);
            visit.picture("events-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    @Test
    void whatHappenedToOthersIsNotThere() {
        DashboardPeople.Seat stranger = people.member(gateway.otherMerchant, MemberRole.OWNER);
        String eventPath = "/events/" + PublicId.EVENT.format(event);
        String deliveryPath = "/deliveries/" + PublicId.DELIVERY.format(delivery);
        assertThat(stranger.get(TEST + "/events").bodyAsString()).contains("Nothing has happened yet");
        assertThat(stranger.get(TEST + eventPath).statusCode()).isEqualTo(404);
        assertThat(stranger.get(TEST + deliveryPath).statusCode()).isEqualTo(404);
        assertThat(stranger.post(TEST + deliveryPath + "/resend").statusCode()).isEqualTo(404);
        assertThat(developer.get("/dashboard/live" + eventPath).statusCode()).isEqualTo(404);
        assertThat(developer.get("/dashboard/live" + deliveryPath).statusCode()).isEqualTo(404);
        try (Visit visit = stranger.visit()) {
            visit.open(stranger.url(TEST + "/events"));
            visit.picture("events-none");
            assertThat(visit.barriers()).isEmpty();
        }
    }

    /** The delivery once it was tried, and nobody will try it again by himself. */
    private Row parked() {
        UUID id = PublicId.WEBHOOK_ENDPOINT.parse(endpoint).orElseThrow();
        for (int i = 0; i < POLLS; i++) {
            for (Row row : gateway.owner().query("""
                            UPDATE delivery SET due_at = now() + interval '1 hour'
                             WHERE endpoint_id = $1 AND tries > 0 AND NOT leased RETURNING id, event_id, tries""", id).await()) {
                return row;
            }
            gateway.vertx().timer(POLL_MILLIS, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("never tried");
    }

    private static Row lastDeed() {
        return gateway.owner()
                .query("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
                .await()
                .iterator()
                .next();
    }
}
