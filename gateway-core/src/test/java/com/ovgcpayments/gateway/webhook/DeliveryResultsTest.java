package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DeliveryResultsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private WebhookFixture fixture;
    private DeliveryClaims claims;
    private DeliveryResults results;
    private UUID endpoint;

    @BeforeEach
    void open(Vertx vertx) {
        fixture = WebhookFixture.empty(vertx, DATABASE);
        claims = new DeliveryClaims(fixture.database, Duration.ofSeconds(60));
        results = new DeliveryResults(fixture.database, Observer.NONE);
        endpoint = fixture.endpointRow("https://shop.example/hook");
    }

    @Test
    void logsASuccess() {
        UUID delivery = fixture.delivery(endpoint);
        assertThat(record(claim(), answered(204))).isTrue();
        Row row = fixture.row("SELECT state::text, tries, leased, ended_at FROM delivery WHERE id = $1", delivery);
        assertThat(row.getString("state")).isEqualTo("succeeded");
        assertThat(row.getInteger("tries")).isOne();
        assertThat(row.getBoolean("leased")).isFalse();
        assertThat(row.getOffsetDateTime("ended_at")).isNotNull();
        Row logged = fixture.row("SELECT * FROM delivery_try WHERE delivery_id = $1", delivery);
        assertThat(logged.getInteger("number")).isOne();
        assertThat(logged.getUUID("endpoint_id")).isEqualTo(endpoint);
        assertThat(logged.getString("url")).isEqualTo("https://shop.example/hook");
        assertThat(logged.getJsonObject("request_headers").getString("webhook-id"))
                .isEqualTo("evt_x");
        assertThat(logged.getInteger("status")).isEqualTo(204);
        assertThat(logged.getBuffer("answer")).isEqualTo(Buffer.buffer("thanks"));
        assertThat(logged.getString("error")).isNull();
        assertThat(logged.getInteger("latency_ms")).isEqualTo(120);
        assertThat(logged.getOffsetDateTime("next_try_at")).isNull();
    }

    /** Those that end while the first is written are written together, to the second endpoint as well. */
    @Test
    void writesDownManySuccessesAtOnceAndNotWhatIsLost(Vertx vertx) {
        UUID second = fixture.endpointRow("https://other.example/hook");
        fixture.sql("UPDATE webhook_endpoint SET failing_since = now()");
        for (int i = 0; i < 3; i++) {
            fixture.delivery(endpoint);
            fixture.delivery(second);
        }
        List<ClaimedDelivery> held = claims.claim(10, false).await().deliveries();
        assertThat(held).hasSize(6);
        ClaimedDelivery lost = held.get(4);
        fixture.database
                .query("UPDATE delivery SET due_at = due_at + interval '1 second' WHERE id = $1", lost.id())
                .await();

        Promise<List<Boolean>> written = Promise.promise();
        vertx.runOnContext(now -> Future.all(held.stream()
                        .map(each -> results.record(
                                each, new DeliveryResults.Try(headers(), answered(200), Duration.ofMillis(5))))
                        .toList())
                .map(CompositeFuture::<Boolean>list)
                .onComplete(written));

        assertThat(written.future().await()).containsExactly(true, true, true, true, false, true);
        assertThat(fixture.row("SELECT count(*) AS n FROM delivery_try").getInteger("n"))
                .isEqualTo(5);
        assertThat(fixture.row("SELECT count(*) AS n FROM delivery WHERE state = 'succeeded'")
                        .getInteger("n"))
                .isEqualTo(5);
        assertThat(fixture.row("SELECT count(failing_since) AS n FROM webhook_endpoint")
                        .getInteger("n"))
                .isZero();
    }

    /** As when the connection broke before anybody heard that it was committed. */
    @Test
    void whatIsWrittenTwiceIsOursAndStandsOnce() {
        fixture.delivery(endpoint);
        ClaimedDelivery held = claim();
        assertThat(record(held, answered(204))).isTrue();
        assertThat(record(held, answered(204))).isTrue();
        assertThat(fixture.row("SELECT count(*) AS n FROM delivery_try").getInteger("n"))
                .isOne();
    }

    @Test
    void aFailureIsTriedAgainLater() {
        UUID delivery = fixture.delivery(endpoint);
        assertThat(record(claim(), timedOut())).isTrue();
        Row row = fixture.row("""
                SELECT d.state::text, d.leased, d.due_at, t.next_try_at, t.error, t.status,
                       d.due_at - now() BETWEEN interval '2 seconds' AND interval '7 seconds' AS soon
                FROM delivery d JOIN delivery_try t ON t.delivery_id = d.id WHERE d.id = $1""", delivery);
        assertThat(row.getString("state")).isEqualTo("pending");
        assertThat(row.getBoolean("leased")).isFalse();
        assertThat(row.getBoolean("soon")).isTrue();
        assertThat(row.getOffsetDateTime("next_try_at")).isEqualTo(row.getOffsetDateTime("due_at"));
        assertThat(row.getString("error")).isEqualTo("timeout: no answer");
        assertThat(row.getInteger("status")).isNull();
    }

    @Test
    void theTenthFailureIsTheLast() {
        UUID delivery = fixture.delivery(endpoint);
        fixture.sql("UPDATE delivery SET tries = 9");
        record(claim(), timedOut());
        Row row = fixture.row("SELECT state::text, tries, ended_at FROM delivery WHERE id = $1", delivery);
        assertThat(row.getString("state")).isEqualTo("failed");
        assertThat(row.getInteger("tries")).isEqualTo(10);
        assertThat(row.getOffsetDateTime("ended_at")).isNotNull();
    }

    @Test
    void whatIsAskedForAgainHasTenMoreTries() {
        UUID delivery = fixture.delivery(endpoint);
        fixture.sql("UPDATE delivery SET tries = 10, tries_before = 10");
        record(claim(), timedOut());
        assertThat(fixture.state(delivery)).isEqualTo("pending");
        fixture.sql("UPDATE delivery SET tries = 19, due_at = now()");
        record(claim(), timedOut());
        assertThat(fixture.state(delivery)).isEqualTo("failed");
        assertThat(fixture.count("SELECT tries FROM delivery")).isEqualTo(20);
    }

    @Test
    void aFailureAtAnAddressThatWasLeftSaysNothing() {
        UUID delivery = fixture.delivery(endpoint);
        ClaimedDelivery claimed = claim();
        fixture.sql("UPDATE webhook_endpoint SET url = 'https://shop.example/new'");
        assertThat(record(claimed, answered(410))).isTrue();
        assertThat(fixture.state(delivery)).isEqualTo("failed");
        assertThat(endpointRow().getOffsetDateTime("disabled_at")).isNull();
        assertThat(endpointRow().getOffsetDateTime("failing_since")).isNull();
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        UUID delivery = fixture.delivery(endpoint);
        record(claim(), new SendResult.Answered(503, Buffer.buffer(), Optional.of(Duration.ofHours(3))));
        assertThat(fixture.row("""
                                SELECT due_at - now() BETWEEN interval '2 hours 59 minutes' AND interval '3 hours'
                                FROM delivery WHERE id = $1""", delivery).getBoolean(0)).isTrue();
    }

    @Test
    void onlyOneOfTwoCompletionsCounts() {
        fixture.delivery(endpoint);
        ClaimedDelivery claimed = claim();
        assertThat(record(claimed, answered(200))).isTrue();
        assertThat(record(claimed, timedOut())).isFalse();
        assertThat(fixture.state(claimed.id())).isEqualTo("succeeded");
        assertThat(fixture.count("SELECT count(*) FROM delivery_try")).isOne();
        assertThat(endpointRow().getOffsetDateTime("failing_since")).isNull();
    }

    @Test
    void whoLostTheLeaseChangesNothing() {
        UUID delivery = fixture.delivery(endpoint);
        ClaimedDelivery late = claim();
        fixture.makeDue(delivery);
        ClaimedDelivery current = claim();
        assertThat(record(late, timedOut())).isFalse();
        assertThat(record(late, answered(200))).isFalse();
        assertThat(fixture.state(delivery)).isEqualTo("pending");
        assertThat(fixture.count("SELECT count(*) FROM delivery_try")).isZero();
        assertThat(record(current, answered(200))).isTrue();
        assertThat(fixture.state(delivery)).isEqualTo("succeeded");
    }

    @Test
    void anEndpointThatSaysGoneIsDisabled() {
        UUID delivery = fixture.delivery(endpoint);
        record(claim(), answered(410));
        assertThat(fixture.state(delivery)).isEqualTo("failed");
        assertThat(endpointRow().getOffsetDateTime("disabled_at")).isNotNull();
        assertThat(endpointRow().getString("disabled_reason")).isEqualTo("answered_410");
    }

    @Test
    void fiveDaysOfNothingButFailuresDisable() {
        fixture.deliveries(endpoint, 3);
        record(claim(), timedOut());
        ageFailing("4 days 23 hours");
        record(claim(), timedOut());
        assertThat(endpointRow().getOffsetDateTime("disabled_at")).isNull();
        ageFailing("5 days 1 minute");
        record(claim(), timedOut());
        assertThat(endpointRow().getString("disabled_reason")).isEqualTo("only_failures_for_5_days");
    }

    @Test
    void aSuccessBeginsTheFiveDaysAnew() {
        fixture.deliveries(endpoint, 3);
        record(claim(), timedOut());
        ageFailing("6 days");
        record(claim(), answered(200));
        assertThat(endpointRow().getOffsetDateTime("failing_since")).isNull();
        record(claim(), timedOut());
        assertThat(endpointRow().getOffsetDateTime("disabled_at")).isNull();
    }

    @Test
    void aTimeWithoutTriesIsNoTimeOfFailures() {
        fixture.deliveries(endpoint, 2);
        record(claim(), timedOut());
        ageFailing("20 days");
        fixture.sql("UPDATE delivery_try SET started_at = started_at - interval '17 days'");
        record(claim(), timedOut());
        assertThat(endpointRow().getOffsetDateTime("disabled_at")).isNull();
        assertThat(fixture.row("SELECT failing_since > now() - interval '1 minute' FROM webhook_endpoint")
                        .getBoolean(0))
                .isTrue();
    }

    @Test
    void theBreakerOpensProbesAndCloses() {
        fixture.deliveries(endpoint, 16);
        for (int i = 0; i < 9; i++) {
            record(claim(), timedOut());
        }
        assertThat(breakerPause()).isNull();
        record(claim(), timedOut());
        assertThat(breakerPause()).isEqualTo(30);
        assertThat(claims.claim(10, false).await().deliveries()).isEmpty();

        passBreakerPause();
        ClaimedDelivery probe = claim();
        assertThat(probe.probe()).isTrue();
        record(probe, timedOut());
        assertThat(breakerPause()).isEqualTo(60);

        passBreakerPause();
        record(claim(), answered(200));
        assertThat(breakerPause()).isNull();
        // What failed before it closed does not open it again.
        record(claim(), timedOut());
        assertThat(breakerPause()).isNull();
        assertThat(fixture.count("SELECT count(*) FROM delivery WHERE state = 'pending' AND tries = 0"))
                .isEqualTo(3);
    }

    @Test
    void failuresAmongEnoughSuccessesLeaveTheBreakerClosed() {
        fixture.deliveries(endpoint, 12);
        for (int i = 0; i < 4; i++) {
            record(claim(), answered(200));
        }
        for (int i = 0; i < 8; i++) {
            record(claim(), timedOut());
        }
        assertThat(breakerPause()).isNull();
    }

    @Test
    void oldFailuresDoNotCount() {
        fixture.deliveries(endpoint, 10);
        for (int i = 0; i < 9; i++) {
            record(claim(), timedOut());
        }
        fixture.sql("UPDATE delivery_try SET started_at = started_at - interval '6 minutes'");
        record(claim(), timedOut());
        assertThat(breakerPause()).isNull();
    }

    /** One that was never tried, as all others wait for their next try. */
    private ClaimedDelivery claim() {
        List<ClaimedDelivery> claimed = claims.claim(1, false).await().deliveries();
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private boolean record(ClaimedDelivery delivery, SendResult.Tried result) {
        return results.record(delivery, new DeliveryResults.Try(headers(), result, Duration.ofMillis(120)))
                .await();
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap().set("webhook-id", "evt_x");
    }

    private static SendResult.Tried answered(int status) {
        return new SendResult.Answered(status, Buffer.buffer("thanks"), Optional.empty());
    }

    private static SendResult.Tried timedOut() {
        return new SendResult.Failed(SendResult.Failure.TIMEOUT, "no answer");
    }

    private Row endpointRow() {
        return fixture.row("SELECT * FROM webhook_endpoint WHERE id = $1", endpoint);
    }

    private Integer breakerPause() {
        return endpointRow().getInteger("breaker_pause_seconds");
    }

    private void passBreakerPause() {
        fixture.sql("UPDATE webhook_endpoint SET breaker_until = now()");
    }

    private void ageFailing(String time) {
        fixture.sql("UPDATE webhook_endpoint SET failing_since = now() - $1::text::interval", time);
    }
}
