package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DeliveryLogTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String URL = "https://shop.example/hook";

    private WebhookFixture fixture;
    private DeliveryLog log;
    private UUID endpoint;

    @BeforeEach
    void open(Vertx vertx) {
        fixture = WebhookFixture.empty(vertx, DATABASE);
        log = new DeliveryLog(fixture.database);
        endpoint = fixture.endpointRow(URL);
    }

    @Test
    void showsEachTryWithAllThatWasSentAndAnswered() {
        UUID delivery = fixture.delivery(endpoint);
        String longAnswer = "x".repeat(16_000);
        tried(delivery, 1, null, null, "timeout: no answer within 15000 ms");
        tried(delivery, 2, 500, longAnswer, null);
        tried(delivery, 3, 200, "ok", null);
        DeliveryRecord found = find(delivery, OptionalInt.empty(), 2);
        assertThat(found.body()).isEqualTo(WebhookFixture.BODY);
        assertThat(found.endpoint()).isEqualTo(new DeliveryRecord.Destination(endpoint, URL, false, false));
        assertThat(found.tries()).extracting(each -> each.tried().number()).containsExactly(3, 2);
        assertThat(found.tries().get(1).tried().answer()).isEqualTo(longAnswer);
        assertThat(found.tries().get(0).requestHeaders())
                .containsExactly(Map.entry("webhook-id", "evt_1"), Map.entry("a", "3"));
        assertThat(found.earlier()).isTrue();
        DeliveryRecord earlier = find(delivery, OptionalInt.of(2), 2);
        assertThat(earlier.earlier()).isFalse();
        assertThat(earlier.tries())
                .singleElement()
                .satisfies(each -> assertThat(each.tried().failure())
                        .contains(new Delivery.Failure("timeout", "no answer within 15000 ms")));
    }

    @Test
    void showsNothingToAnybodyElse() {
        UUID delivery = fixture.delivery(endpoint);
        assertThat(log.find(TimeOrderedUuid.next(), Mode.TEST, delivery, OptionalInt.empty(), 10)
                        .await())
                .isEmpty();
        assertThat(log.find(fixture.merchant, Mode.LIVE, delivery, OptionalInt.empty(), 10)
                        .await())
                .isEmpty();
    }

    @Test
    void anEndpointThatWasDeletedKeepsItsLog() {
        UUID delivery = fixture.delivery(endpoint);
        fixture.sql("UPDATE webhook_endpoint SET deleted_at = now()");
        assertThat(find(delivery, OptionalInt.empty(), 10).endpoint().deleted()).isTrue();
    }

    @Test
    void tellsWhereAnEventWentAndHowItStands() {
        UUID event = fixture.event();
        UUID quiet = fixture.event();
        UUID other = fixture.endpointRow("https://other.example/");
        UUID done = fixture.delivery(event, endpoint);
        UUID waiting = fixture.delivery(event, other);
        fixture.sql("UPDATE delivery SET state = 'succeeded', ended_at = now() WHERE id = $1", done);
        assertThat(log.ofEvent(fixture.merchant, Mode.TEST, event).await())
                .extracting(
                        each -> each.delivery().id(), each -> each.endpoint().url())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(done, URL),
                        org.assertj.core.groups.Tuple.tuple(waiting, "https://other.example/"));
        assertThat(log.outcomes(fixture.merchant, Mode.TEST, List.of(event, quiet))
                        .await())
                .isEqualTo(Map.of(event, new DeliveryOutcomes(1, 1, 0)));
        assertThat(log.outcomes(fixture.merchant, Mode.LIVE, List.of(event)).await())
                .isEmpty();
    }

    @Test
    void tellsHowTheLastTriesWent() {
        UUID delivery = fixture.delivery(endpoint);
        assertThat(log.recent(fixture.merchant, Mode.TEST, endpoint).await())
                .isEqualTo(new RecentTries(0, 0, OptionalInt.empty()));
        tried(delivery, 1, 500, "", null);
        tried(delivery, 2, 204, "", null);
        tried(delivery, 3, 200, "", null);
        assertThat(log.recent(fixture.merchant, Mode.TEST, endpoint).await())
                .isEqualTo(new RecentTries(3, 2, OptionalInt.of(20)));
        assertThat(log.recent(TimeOrderedUuid.next(), Mode.TEST, endpoint).await())
                .isEqualTo(new RecentTries(0, 0, OptionalInt.empty()));
    }

    private DeliveryRecord find(UUID delivery, OptionalInt before, int tries) {
        return log.find(fixture.merchant, Mode.TEST, delivery, before, tries)
                .await()
                .orElseThrow();
    }

    /** Took ten milliseconds more than the one before. */
    private void tried(
            UUID delivery, int number, @Nullable Integer status, @Nullable String answer, @Nullable String error) {
        fixture.sql(
                """
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status,
                                          answer, error, latency_ms)
                VALUES ($1, $2, $3, now(), $4, $5, $6, $7, $8, $2 * 10)""",
                delivery,
                number,
                endpoint,
                URL,
                new JsonObject().put("webhook-id", "evt_1").put("a", String.valueOf(number)),
                status,
                answer == null ? null : Buffer.buffer(answer),
                error);
    }
}
