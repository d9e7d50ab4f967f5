package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever goes wrong between engine and processor is an outcome. */
@ExtendWith(VertxExtension.class)
class ConnectorBusTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final ConnectorRequest.Fetch FETCH =
            new ConnectorRequest.Fetch("r", Mode.TEST, new Money(1, "USD"), Instant.EPOCH, Optional.empty());

    private static final Money PRICE = new Money(1, "USD");
    private static final ConnectorRequest.Refund REFUND =
            new ConnectorRequest.Refund("re_1", "r", Mode.TEST, "c", PRICE, PRICE, Instant.EPOCH);
    private static final ConnectorRequest.FetchRefund FETCH_REFUND =
            new ConnectorRequest.FetchRefund(REFUND, Optional.empty());
    private static final ConnectorRequest.Settlement SETTLEMENT =
            new ConnectorRequest.Settlement("r", Mode.TEST, "c", PRICE);

    private final AtomicLong now = new AtomicLong();
    private final ScriptedConnector connector = new ScriptedConnector("there", false, true);
    private Vertx vertx;
    private Connectors connectors;

    @BeforeEach
    void deploy(Vertx given) {
        vertx = given;
        connectors = new Connectors(vertx, List.of("missing", "there"), now::get, Observer.NONE);
        vertx.deployVerticle(new ConnectorVerticle(connector)).await();
    }

    @Test
    void answersPassThrough() {
        Outcome outcome = new Outcome.Closed("x");
        connector.fetchAnswers(outcome);
        assertThat(connectors.fetch("there", FETCH, LONG).await()).isSameAs(outcome);
    }

    @Test
    void nobodyOnTheBusMeansNotSent() {
        assertThat(connectors.fetch("missing", FETCH, LONG).await()).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void silenceMeansUnknown() {
        connector.onFetch(request -> Promise.<Outcome>promise().future());
        assertThat(connectors.fetch("there", FETCH, SHORT).await()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void failedFutureMeansUnknown() {
        connector.onFetch(request -> Future.failedFuture("broken"));
        assertThat(connectors.fetch("there", FETCH, LONG).await()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void exceptionMeansUnknown() {
        connector.onFetch(request -> {
            throw new IllegalStateException("bug");
        });
        assertThat(connectors.fetch("there", FETCH, LONG).await()).isInstanceOf(Outcome.Unknown.class);
    }

    /** A processor takes a "no" for final, and would not send it again. */
    @Test
    void notificationThatCouldNotBeReadIsNotRefused() {
        vertx.deployVerticle(new ConnectorVerticle(new Failing("missing"))).await();
        ConnectorRequest.Notification notification =
                new ConnectorRequest.Notification(Map.of(), "", Buffer.buffer("e r"), Instant.EPOCH);
        assertThatThrownBy(() ->
                        connectors.notification("missing", notification, LONG).await())
                .isInstanceOf(ReplyException.class);
    }

    @Test
    void deadHandlerMeansUnknown() {
        vertx.eventBus().localConsumer(Connectors.address("missing"), message -> message.fail(1, "no"));
        assertThat(connectors.fetch("missing", FETCH, LONG).await()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void onlyWhoAnswersIsOffered() {
        connectors
                .discover(LONG)
                .recover(someMissing -> Future.succeededFuture())
                .await();
        assertThat(connectors.serving(Mode.TEST, "USD"))
                .extracting(ConnectorDescriptor::name)
                .containsExactly("there");
    }

    @Test
    void nobodyOnTheBusMeansThatNoRefundWasSent() {
        assertThat(connectors.refund("missing", REFUND, LONG).await()).isInstanceOf(RefundOutcome.NotSent.class);
    }

    /** An earlier request may have arrived: only a processor can say that there is no such refund. */
    @Test
    void nobodyOnTheBusTellsNothingOfARefund() {
        assertThat(connectors.fetchRefund("missing", FETCH_REFUND, LONG).await())
                .isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(connectors.settlement("missing", SETTLEMENT, LONG).await())
                .isInstanceOf(SettlementReading.Unknown.class);
    }

    @Test
    void aQuestionThatWasNotSentTellsNothingOfARefund() {
        vertx.deployVerticle(new ConnectorVerticle(new Failing("missing") {
                    @Override
                    public Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
                        return Future.succeededFuture(new RefundOutcome.NotSent("refused"));
                    }
                }))
                .await();
        assertThat(connectors.fetchRefund("missing", FETCH_REFUND, LONG).await())
                .isEqualTo(new RefundOutcome.Unknown("refused"));
    }

    @Test
    void failureIsUnknownInTheWordsOfTheQuestion() {
        vertx.deployVerticle(new ConnectorVerticle(new Failing("missing"))).await();
        assertThat(connectors.refund("missing", REFUND, LONG).await())
                .isEqualTo(new RefundOutcome.Unknown("connector failure"));
        assertThat(connectors.fetchRefund("missing", FETCH_REFUND, LONG).await())
                .isEqualTo(new RefundOutcome.Unknown("connector failure"));
        assertThat(connectors.settlement("missing", SETTLEMENT, LONG).await())
                .isEqualTo(new SettlementReading.Unknown("connector failure"));
        assertThat(connectors.ping("missing", LONG).await().standings())
                .extracting(Standing::state)
                .containsOnly(Standing.State.UNREACHABLE);
    }

    @Test
    void whoSaysNothingOfRefundsSendsNone() {
        vertx.deployVerticle(new ConnectorVerticle(new Plain("missing"))).await();
        assertThat(connectors.refund("missing", REFUND, LONG).await()).isInstanceOf(RefundOutcome.NotSent.class);
        assertThat(connectors.fetchRefund("missing", FETCH_REFUND, LONG).await())
                .isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(connectors.settlement("missing", SETTLEMENT, LONG).await())
                .isInstanceOf(SettlementReading.Unknown.class);
    }

    @Test
    void whoIsRefusedStaysConfiguredAndIsNotOffered() {
        assertThat(connectors.isReady("there", Mode.TEST)).as("not known yet").isFalse();
        connectors.discover(LONG).await();
        assertThat(ready(Mode.TEST)).containsExactly("there");
        refuse(Mode.TEST);
        assertThat(ready(Mode.TEST)).isEmpty();
        assertThat(connectors.isReady("there", Mode.TEST)).isFalse();
        assertThat(ready(Mode.LIVE)).containsExactly("there");
        assertThat(connectors.isReady("there", Mode.LIVE)).isTrue();
        assertThat(connectors.serving(Mode.TEST, "USD"))
                .extracting(ConnectorDescriptor::name)
                .containsExactly("there");

        connectors.ping("there", LONG).await();
        assertThat(ready(Mode.TEST)).containsExactly("there");
    }

    @Test
    void whoIsRefusedIsAskedAgainAfterAWhile() {
        connectors.discover(LONG).await();
        refuse(Mode.TEST);
        connectors.discover(LONG).await();
        assertThat(ready(Mode.TEST)).as("asked too soon").isEmpty();

        now.addAndGet(Duration.ofSeconds(11).toNanos());
        connector.stands(Standing.State.UNREACHABLE);
        connectors.discover(LONG).await();
        assertThat(ready(Mode.TEST))
                .as("a processor that is down has not changed its mind")
                .isEmpty();
        connector.stands(Standing.State.READY);
        connectors.discover(LONG).await();
        assertThat(ready(Mode.TEST)).containsExactly("there");
    }

    @Test
    void whoIsRefusedFromTheStartIsNotOffered() {
        connector.stands(Standing.State.REFUSED);
        connectors.discover(LONG).await();
        assertThat(ready(Mode.LIVE)).isEmpty();
        assertThat(connectors.serving(Mode.LIVE, "USD")).hasSize(1);
    }

    /** Tells it as a connector does, and waits until it is known. */
    private void refuse(Mode mode) {
        connectors.noticeBoard("there").accept(new Standing(mode, Standing.State.REFUSED, "401"));
        for (int i = 0; !connectors.isRefused("there", mode); i++) {
            assertThat(i).as("looks for the notice").isLessThan(500);
            vertx.timer(10, TimeUnit.MILLISECONDS).await();
        }
    }

    private List<String> ready(Mode mode) {
        return connectors.serving(mode, "USD").stream()
                .filter(gateway -> !connectors.isRefused(gateway.name(), mode))
                .map(ConnectorDescriptor::name)
                .toList();
    }

    /** Says who it is, and can do nothing. */
    private static class Plain implements Connector {
        private final ConnectorDescriptor descriptor;

        Plain(String name) {
            this.descriptor = new ScriptedConnector(name, false, true).descriptor();
        }

        @Override
        public ConnectorDescriptor descriptor() {
            return descriptor;
        }

        @Override
        public Future<Outcome> begin(ConnectorRequest.Begin request) {
            return Future.failedFuture("no database");
        }

        @Override
        public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
            return Future.failedFuture("no database");
        }

        @Override
        public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
            return Future.failedFuture("no database");
        }

        @Override
        public Future<ConnectorReply.Pong> ping() {
            return Future.failedFuture("no database");
        }
    }

    /** The same of refunds and settlement, which it has, too. */
    private static class Failing extends Plain {
        Failing(String name) {
            super(name);
        }

        @Override
        public Future<RefundOutcome> refund(ConnectorRequest.Refund request) {
            throw new IllegalStateException("no database");
        }

        @Override
        public Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
            return Future.failedFuture("no database");
        }

        @Override
        public Future<SettlementReading> settlement(ConnectorRequest.Settlement request) {
            return Future.failedFuture("no database");
        }
    }
}
