package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
}
