package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WebhookVerticleTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Vertx vertx;
    private WebhookFixture fixture;
    private final List<Receiver> hanging = new ArrayList<>();

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        fixture = WebhookFixture.empty(vertx, DATABASE);
    }

    @AfterEach
    void stop() {
        Future<?> stopped =
                Future.all(vertx.deploymentIDs().stream().map(vertx::undeploy).toList());
        hanging.forEach(Receiver::letGo);
        stopped.await();
    }

    @Test
    void deliversWithBothSignatures() {
        Receiver receiver = Receiver.answering(vertx, 200);
        WebhookEndpoints.Created created = fixture.endpoint(receiver.url());
        UUID event = fixture.event();
        UUID delivery = fixture.delivery(event, created.endpoint().id());
        start();
        awaitState(delivery, "succeeded");
        Receiver.Received received = receiver.received().get(0);
        MultiMap headers = received.headers();
        assertThat(received.body().toString()).isEqualTo(WebhookFixture.BODY);
        assertThat(headers.get("content-type")).isEqualTo("application/json");
        assertThat(headers.get("user-agent")).isEqualTo("OVGC-Webhooks/1");
        MultiMap expected = WebhookSignature.headers(
                SigningSecrets.only(created.secret()),
                PublicId.EVENT.format(event),
                Long.parseLong(headers.get("x-webhook-timestamp")),
                received.body().getBytes());
        assertThat(expected)
                .allSatisfy(header -> assertThat(headers.get(header.getKey())).isEqualTo(header.getValue()));
    }

    @Test
    void aMessageWakesIt() {
        start(options(Duration.ofHours(1), 64));
        Receiver receiver = Receiver.answering(vertx, 200);
        UUID delivery =
                fixture.delivery(fixture.endpoint(receiver.url()).endpoint().id());
        vertx.eventBus().publish(Outbox.WAKE_ADDRESS, "anything");
        awaitState(delivery, "succeeded");
    }

    @Test
    void triesAgainWithTheSameIdAndBody() {
        Receiver receiver = Receiver.answering(vertx, 500);
        UUID delivery =
                fixture.delivery(fixture.endpoint(receiver.url()).endpoint().id());
        start();
        awaitTries(delivery, 1);
        assertThat(fixture.state(delivery)).isEqualTo("pending");
        receiver.answerFromNowOn(Receiver.status(201));
        fixture.makeDue(delivery);
        awaitState(delivery, "succeeded");
        assertThat(receiver.received()).hasSize(2);
        Receiver.Received first = receiver.received().get(0);
        Receiver.Received second = receiver.received().get(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(fixture.count("SELECT count(*) FROM delivery_try WHERE delivery_id = $1", delivery))
                .isEqualTo(2);
    }

    @Test
    void endpointsThatHangHoldUpNobody() {
        Receiver deaf = hanging();
        Receiver healthy = Receiver.answering(vertx, 200);
        List<UUID> deliveries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean hangs = i % 10 == 0;
            List<UUID> ofEndpoint = fixture.deliveries(fixture.endpointRow(hangs ? deaf.url() : healthy.url()), 20);
            deliveries.addAll(hangs ? List.of() : ofEndpoint);
        }
        start(options(Duration.ofMillis(500), 32));
        fixture.await("the healthy ones have everything", () -> succeeded() == deliveries.size());
        fixture.await("the others hang", () -> deaf.received().size() == 2 * DeliveryClaims.AT_ONCE_PER_ENDPOINT);
        assertThat(fixture.count("SELECT count(*) FROM delivery_try WHERE status IS NULL"))
                .isZero();
    }

    @Test
    void failingEndpointsLeaveHalfOfTheRoomToTheOthers() {
        Receiver deaf = hanging();
        for (int i = 0; i < 10; i++) {
            fixture.deliveries(fixture.endpointRow(deaf.url()), 4);
        }
        fixture.sql("UPDATE webhook_endpoint SET failing_since = now()");
        start(options(Duration.ofMillis(50), 16));
        fixture.await("their half is taken", () -> deaf.received().size() == 8);
        Receiver healthy = Receiver.answering(vertx, 200);
        List<UUID> deliveries = fixture.deliveries(fixture.endpointRow(healthy.url()), 10);
        fixture.await("the healthy one has everything", () -> succeeded() == deliveries.size());
        assertThat(deaf.received()).hasSize(8);
    }

    @Test
    void twoInstancesDeliverEverythingExactlyOnce() {
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        Receiver receiver = Receiver.answering(vertx, request -> {
            ids.add(request.getHeader("webhook-id"));
            request.response().end();
        });
        for (int i = 0; i < 10; i++) {
            fixture.deliveries(fixture.endpointRow(receiver.url()), 30);
        }
        Vertx other = Vertx.vertx();
        try {
            Database otherPool = Database.open(other, DATABASE.application(), 8);
            WebhookOptions options = options(Duration.ofMillis(20), 16);
            Future.all(
                            vertx.deployVerticle(verticle(fixture.database, options)),
                            other.deployVerticle(verticle(otherPool, options)))
                    .await();
            fixture.await("all are delivered", () -> fixture.pending() == 0);
            assertThat(ids).hasSize(300).doesNotHaveDuplicates();
            assertThat(fixture.count("SELECT count(*) FROM delivery_try WHERE number = 1"))
                    .isEqualTo(300);
        } finally {
            other.close().await();
        }
    }

    @Test
    void takesOverWhatADeadInstanceHeld() {
        Receiver receiver = Receiver.answering(vertx, 200);
        UUID delivery = fixture.delivery(fixture.endpointRow(receiver.url()));
        new DeliveryClaims(fixture.database, Duration.ofSeconds(60))
                .claim(10, false)
                .await();
        start();
        UUID witness = fixture.delivery(fixture.endpointRow(receiver.url()));
        awaitState(witness, "succeeded");
        assertThat(fixture.state(delivery)).isEqualTo("pending");
        fixture.makeDue(delivery);
        awaitState(delivery, "succeeded");
    }

    @Test
    void aBreakerKeepsDeliveriesBackUntilAProbeSucceeds() {
        Receiver receiver = Receiver.answering(vertx, 500);
        UUID endpoint = fixture.endpointRow(receiver.url());
        fixture.deliveries(endpoint, 30);
        start();
        fixture.await("the breaker opens", () -> breakerPause(endpoint) != null);
        fixture.await("nothing is in flight", () -> fixture.count("SELECT count(*) FROM delivery WHERE leased") == 0);
        int before = receiver.received().size();
        assertThat(before).isBetween(10, 13);
        receiver.answerFromNowOn(Receiver.status(200));
        UUID witness = fixture.delivery(fixture.endpointRow(receiver.url()));
        awaitState(witness, "succeeded");
        assertThat(receiver.received()).hasSize(before + 1);
        assertThat(fixture.count("SELECT count(*) FROM delivery WHERE endpoint_id = $1 AND tries = 0", endpoint))
                .isEqualTo(30 - before);

        fixture.sql("UPDATE webhook_endpoint SET breaker_until = now() WHERE id = $1", endpoint);
        fixture.await("what waited is delivered", () -> succeeded() == 1 + 30 - before);
        assertThat(breakerPause(endpoint)).isNull();
    }

    @Test
    void stopsForGoodWhenAnEndpointIsGone() {
        Receiver receiver = Receiver.answering(vertx, 410);
        List<UUID> deliveries = fixture.deliveries(fixture.endpointRow(receiver.url()), 12);
        start();
        fixture.await("all have ended", () -> fixture.pending() == 0);
        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(fixture.state(delivery)).isEqualTo("failed"));
        assertThat(receiver.received()).hasSizeLessThanOrEqualTo(DeliveryClaims.AT_ONCE_PER_ENDPOINT);
    }

    @Test
    void aDeletedEndpointGetsNothingMore() {
        Receiver receiver = Receiver.answering(vertx, 500);
        WebhookEndpoint endpoint = fixture.endpoint(receiver.url()).endpoint();
        UUID delivery = fixture.delivery(endpoint.id());
        start();
        awaitTries(delivery, 1);
        fixture.endpoints().delete(fixture.merchant, Mode.TEST, endpoint.id()).await();
        UUID late = fixture.delivery(endpoint.id());
        awaitState(delivery, "failed");
        awaitState(late, "failed");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void waitsAsLongAsItIsAsked() {
        Receiver receiver = Receiver.answering(
                vertx,
                Receiver.answer(response -> response.setStatusCode(429)
                        .putHeader("retry-after", "7200")
                        .end()));
        UUID delivery = fixture.delivery(fixture.endpointRow(receiver.url()));
        start();
        awaitTries(delivery, 1);
        assertThat(fixture.row(
                                "SELECT next_try_at - now() > interval '1 hour 59 minutes' FROM delivery_try WHERE delivery_id = $1",
                                delivery)
                        .getBoolean(0))
                .isTrue();
    }

    @Test
    void aNameThatTurnsPrivateIsNotDialled() {
        Receiver receiver = Receiver.answering(vertx, 200);
        AtomicInteger asked = new AtomicInteger();
        AddressResolver rebinding = host -> Future.succeededFuture(
                List.of(WebhookFixture.address(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")));
        WebhookOptions closed = WebhookOptions.defaults();
        WebhookEndpoints endpoints = new WebhookEndpoints(
                fixture.database, WebhookFixture.SEALER, new Destinations(rebinding, new PublicAddresses(List.of())));
        WebhookEndpoint endpoint = endpoints
                .check(Mode.TEST, "https://rebind.example:" + receiver.port() + "/", "", List.of())
                .compose(checked -> fixture.database.transaction(tx -> endpoints.create(tx, fixture.merchant, checked)))
                .await()
                .endpoint();
        UUID delivery = fixture.delivery(endpoint.id());
        vertx.deployVerticle(
                        new WebhookVerticle(fixture.database, WebhookFixture.SEALER, closed, rebinding, Observer.NONE))
                .await();
        awaitTries(delivery, 1);
        Row logged = fixture.row("SELECT error FROM delivery_try WHERE delivery_id = $1", delivery);
        assertThat(logged.getString("error"))
                .isEqualTo("address_refused: rebind.example leads to 127.0.0.1, which is not a public address");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void finishesWhatIsInFlightBeforeItStops() {
        Queue<HttpServerRequest> waiting = new ConcurrentLinkedQueue<>();
        Receiver receiver = Receiver.answering(vertx, waiting::add);
        List<UUID> deliveries = fixture.deliveries(fixture.endpointRow(receiver.url()), 6);
        String deployment = start();
        fixture.await("four are in flight", () -> waiting.size() == 4);
        Future<Void> stopped = vertx.undeploy(deployment);
        waiting.stream().map(HttpServerRequest::response).forEach(HttpServerResponse::end);
        stopped.await();
        assertThat(deliveries.stream()
                        .filter(delivery -> fixture.state(delivery).equals("succeeded")))
                .hasSize(4);
        assertThat(fixture.count("SELECT count(*) FROM delivery WHERE leased")).isZero();
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void outlivesATimeWithoutDatabase() {
        Receiver receiver = Receiver.answering(vertx, 200);
        UUID endpoint = fixture.endpointRow(receiver.url());
        start(options(Duration.ofMillis(20), 16));
        fixture.sql("ALTER ROLE gateway_app CONNECTION LIMIT 0");
        try {
            UUID delivery = fixture.delivery(endpoint);
            fixture.await("nobody is connected", this::endConnections);
            assertThat(fixture.state(delivery)).isEqualTo("pending");
            fixture.sql("ALTER ROLE gateway_app CONNECTION LIMIT -1");
            awaitState(delivery, "succeeded");
        } finally {
            fixture.sql("ALTER ROLE gateway_app CONNECTION LIMIT -1");
        }
    }

    @Test
    void aSecretThatDoesNotOpenCostsNoTry() {
        Receiver receiver = Receiver.answering(vertx, 200);
        UUID broken = fixture.endpointRow(receiver.url());
        fixture.sql("UPDATE webhook_endpoint SET secret = '\\x00' WHERE id = $1", broken);
        UUID delivery = fixture.delivery(broken);
        start();
        fixture.await("it was put off", () -> fixture.row("""
                SELECT due_at > now() + interval '4 minutes' AND NOT leased FROM delivery WHERE id = $1""", delivery).getBoolean(0));
        assertThat(fixture.count("SELECT tries::bigint FROM delivery WHERE id = $1", delivery))
                .isZero();
        assertThat(receiver.received()).isEmpty();
    }

    /**
     * Ends every connection of the application, and tells whether none was left. A connection that was already past the check of the limit when
     * the limit fell shows up a moment later, so that once is not enough.
     */
    private boolean endConnections() {
        return fixture.count("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE usename = 'gateway_app' AND datname = current_database()""") == 0;
    }

    private Receiver hanging() {
        Receiver receiver = Receiver.hanging(vertx);
        hanging.add(receiver);
        return receiver;
    }

    private String start() {
        return start(WebhookFixture.OPTIONS);
    }

    private String start(WebhookOptions options) {
        return vertx.deployVerticle(verticle(fixture.database, options)).await();
    }

    private static WebhookVerticle verticle(Database database, WebhookOptions options) {
        return new WebhookVerticle(database, WebhookFixture.SEALER, options);
    }

    private static WebhookOptions options(Duration pollInterval, int maxInFlight) {
        WebhookOptions usual = WebhookFixture.OPTIONS;
        return new WebhookOptions(
                usual.allowedCidrs(),
                pollInterval,
                usual.lease(),
                usual.connectTimeout(),
                usual.totalTimeout(),
                maxInFlight);
    }

    private void awaitState(UUID delivery, String state) {
        fixture.await("delivery is " + state, () -> fixture.state(delivery).equals(state));
    }

    private void awaitTries(UUID delivery, int tries) {
        fixture.await(
                tries + " tries were made",
                () -> fixture.count("SELECT tries::bigint FROM delivery WHERE id = $1", delivery) == tries);
    }

    private long succeeded() {
        return fixture.count("SELECT count(*) FROM delivery WHERE state = 'succeeded'");
    }

    private Integer breakerPause(UUID endpoint) {
        return fixture.row("SELECT breaker_pause_seconds FROM webhook_endpoint WHERE id = $1", endpoint)
                .getInteger(0);
    }
}
