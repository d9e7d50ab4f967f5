package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
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

    private final ScriptedConnector connector = new ScriptedConnector("there", false, true);
    private Connectors connectors;

    @BeforeEach
    void deploy(Vertx vertx) {
        connectors = new Connectors(vertx, List.of("missing", "there"));
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
    void notificationThatCouldNotBeReadIsNotRefused(Vertx vertx) {
        vertx.deployVerticle(new ConnectorVerticle(new Unreading())).await();
        ConnectorRequest.Notification notification =
                new ConnectorRequest.Notification(Map.of(), "", Buffer.buffer("e r"), Instant.EPOCH);
        assertThatThrownBy(() ->
                        connectors.notification("missing", notification, LONG).await())
                .isInstanceOf(ReplyException.class);
    }

    @Test
    void deadHandlerMeansUnknown(Vertx vertx) {
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

    /** Cannot get at its book. */
    private static final class Unreading implements Connector {
        private final ScriptedConnector scripted = new ScriptedConnector("missing", false, true);

        @Override
        public ConnectorDescriptor descriptor() {
            return scripted.descriptor();
        }

        @Override
        public Future<Outcome> begin(ConnectorRequest.Begin request) {
            return scripted.begin(request);
        }

        @Override
        public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
            return scripted.fetch(request);
        }

        @Override
        public Future<Outcome> cancel(ConnectorRequest.Cancel request) {
            return scripted.cancel(request);
        }

        @Override
        public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
            return Future.failedFuture("no database");
        }

        @Override
        public Future<ConnectorReply.Pong> ping() {
            return scripted.ping();
        }
    }
}
