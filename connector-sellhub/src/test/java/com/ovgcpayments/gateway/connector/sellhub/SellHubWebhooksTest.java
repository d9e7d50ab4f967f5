package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubFault;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSigning;
import com.ovgcpayments.gateway.connector.sellhub.testing.SignedNotification;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which webhooks are believed, in whatever form they come, and what they make us look at. */
class SellHubWebhooksTest {
    private static final String INVOICES = "GET /api/sellhub/invoices";

    private final SellHubRig rig = SellHubRig.start();
    private final String session = rig.open(rig.order());
    private final SellHubInvoice invoice = rig.sellhub().pay(session);

    @BeforeEach
    void forget() {
        rig.sellhub().forgetRequests();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private SellHubSigning usual() {
        return SellHubSigning.by(rig.sellhub().webhookSecret());
    }

    private SignedNotification signed(SellHubSigning signing) {
        rig.sellhub().sign(signing);
        return rig.event(invoice);
    }

    private SignedNotification unsigned(String body) {
        return new SignedNotification(Map.of(), body);
    }

    private String body() {
        return rig.event(invoice).body();
    }

    private void assertBelieved(NotificationReading reading) {
        assertThat(reading)
                .isEqualTo(new NotificationReading.Verified(
                        new JsonObject(body()).getString("event_id"),
                        "order:completed",
                        Optional.empty(),
                        Optional.of(session)));
    }

    @Test
    void whatIsSignedTheUsualWayIsBelieved() {
        assertBelieved(rig.read(signed(usual())));
        assertBelieved(rig.read(signed(usual().withoutTimestamp())));
    }

    @Test
    void theFormIsConfigured() {
        SellHubRig base64 = rig.beside(Map.of("webhook.encoding", "base64"));
        assertBelieved(base64.read(signed(usual().base64())));
        assertRejected(base64.read(signed(usual())));

        SellHubRig header = rig.beside(Map.of("webhook.signatureHeader", "X-Webhook-Signature"));
        assertBelieved(header.read(signed(usual().in("x-webhook-signature"))));
        assertRejected(header.read(signed(usual())));

        SellHubRig bare = rig.beside(Map.of("webhook.prefix", "none"));
        assertBelieved(bare.read(signed(usual().withoutPrefix())));
        assertRejected(bare.read(signed(usual())));
        assertRejected(rig.read(signed(usual().withoutPrefix())));
    }

    @Test
    void whileASecretIsRolledBothAreBelieved() {
        SellHubRig rolling =
                rig.beside(Map.of("webhook.secrets", "shs_new," + rig.sellhub().webhookSecret()));
        assertBelieved(rolling.read(signed(usual())));
        assertBelieved(rolling.read(signed(SellHubSigning.by("shs_new"))));
        assertRejected(rolling.read(signed(SellHubSigning.by("shs_older"))));
        assertThat(rig.read(unsigned(body()))).isEqualTo(new NotificationReading.Rejected("no signature"));
    }

    @ParameterizedTest
    @CsvSource({"-299, true", "299, true", "-301, false", "301, false", "-86400, false", "864000000, false"})
    void theTimeIsLookedAtIfThereIsToBeOne(long seconds, boolean believed) {
        SellHubRig timed = rig.beside(Map.of("webhook.timestampHeader", "X-Sellhub-Timestamp"));
        SignedNotification other = SellHubDouble.signed(body(), rig.now().plusSeconds(seconds), usual());
        assertThat(timed.read(other))
                .isInstanceOf(believed ? NotificationReading.Verified.class : NotificationReading.Rejected.class);
        assertBelieved(rig.read(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1.5", "99999999999999999999"})
    void aTimeThatIsNoneIsRejected(String time) {
        SellHubRig timed = rig.beside(Map.of("webhook.timestampHeader", "X-Sellhub-Timestamp"));
        assertRejected(timed.read(signed(usual().withoutTimestamp())));
        Map<String, String> headers = new HashMap<>(signed(usual()).headers());
        headers.put("X-Sellhub-Timestamp", time);
        assertRejected(timed.read(new SignedNotification(headers, body())));
    }

    @Test
    void theIdMayStandElsewhere() {
        SellHubRig other = rig.beside(Map.of(
                "webhook.invoiceIdPointer", "/data/invoice/id",
                "webhook.eventIdPointer", "/id",
                "webhook.eventPointer", "/type"));
        JsonObject body = new JsonObject()
                .put("id", 17)
                .put("type", "payment.completed")
                .put("data", new JsonObject().put("invoice", new JsonObject().put("id", invoice.id())));
        assertThat(other.read(SellHubDouble.signed(body.encode(), rig.now(), usual())))
                .isEqualTo(new NotificationReading.Verified(
                        "17", "payment.completed", Optional.empty(), Optional.of(session)));
    }

    /** An id that cannot be kept counts as none: the bytes are the event then. */
    @Test
    void anEventWithoutAUsableIdIsKnownByItsBytes() {
        for (String id : new String[] {"", " ", "x".repeat(300), "a\nb"}) {
            JsonObject body = new JsonObject(body()).put("event_id", id);
            SignedNotification event = SellHubDouble.signed(body.encode(), rig.now(), usual());
            NotificationReading reading = rig.read(event);
            assertThat(reading).isInstanceOf(NotificationReading.Verified.class).isEqualTo(rig.read(event));
            assertThat(((NotificationReading.Verified) reading).eventId()).hasSize(64);
        }
    }

    @Test
    void whatNamesNoInvoiceCostsNoQuestion() {
        for (String id : new String[] {"", "a b", "x".repeat(100_000)}) {
            JsonObject body = new JsonObject(body());
            body.getJsonObject("order").put("id", id);
            assertThat(rig.read(SellHubDouble.signed(body.encode(), rig.now(), usual())))
                    .isInstanceOf(NotificationReading.Ignored.class);
        }
        assertThat(rig.sellhub().requests()).isEmpty();
    }

    @Test
    void anInvoiceThatSellHubDoesNotKnowIsNotHeard() {
        JsonObject body = new JsonObject(body());
        body.getJsonObject("order").put("id", "another");
        assertThat(rig.read(SellHubDouble.signed(body.encode(), rig.now(), usual())))
                .isInstanceOf(NotificationReading.Ignored.class);
    }

    /** Neither believed nor refused: SellHub is to send it again. */
    @ParameterizedTest
    @CsvSource({"ERROR", "BLOCKED", "HTML_OK", "HANG"})
    void aProvenWebhookThatCannotBeLookedUpFails(SellHubFault fault) {
        rig.sellhub().fail(INVOICES, fault, 1);
        assertThatThrownBy(() -> rig.read(signed(usual()))).isNotNull();
        assertBelieved(rig.read(signed(usual())));
    }

    // ---- without a secret ----

    @Test
    void withoutASecretEveryWebhookOnlyMakesUsLook() {
        SellHubRig open = rig.beside(Map.of("webhook.secrets", ""));
        assertThat(open.read(unsigned(body()))).isEqualTo(new NotificationReading.Unproven(session));
        assertThat(open.read(signed(usual()))).isEqualTo(new NotificationReading.Unproven(session));
    }

    @Test
    void aFloodMakesUsLookAFewTimesASecond() {
        SellHubRig open = rig.beside(Map.of("webhook.secrets", ""));
        for (int i = 0; i < 100; i++) {
            open.read(unsigned("{\"order\":{\"id\":7}"));
            open.read(unsigned("{}"));
        }
        assertThat(rig.sellhub().requests()).isEmpty();
        for (int i = 0; i < 100; i++) {
            open.read(unsigned(body()));
        }
        assertThat(rig.sellhub().requests()).hasSize(SellHubWebhooks.MOST_UNPROVEN);
        rig.passes(Duration.ofSeconds(1));
        assertThat(open.read(unsigned(body()))).isEqualTo(new NotificationReading.Unproven(session));
    }

    /** While SellHub hangs, a flood does not take up its connections. */
    @Test
    void aFloodWaitsForAFewAnswersOnly() {
        SellHubRig open = rig.beside(Map.of("webhook.secrets", "", "timeout", "PT1S"));
        rig.sellhub().fail(INVOICES, SellHubFault.HANG, 1000);
        List<Future<NotificationReading>> readings = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                readings.add(open.reading(unsigned(body())));
            }
            rig.passes(Duration.ofSeconds(1));
        }
        Future.all(readings).await();
        assertThat(rig.sellhub().requests()).hasSize(SellHubWebhooks.MOST_UNPROVEN);
        assertThat(readings).allMatch(reading -> reading.result() instanceof NotificationReading.Ignored);
        rig.sellhub().recover();
        assertThat(open.read(unsigned(body()))).isEqualTo(new NotificationReading.Unproven(session));
    }

    private static void assertRejected(NotificationReading reading) {
        assertThat(reading).isInstanceOf(NotificationReading.Rejected.class);
    }
}
