package com.ovgcpayments.gateway.connector.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import com.ovgcpayments.gateway.connector.testkit.Fault;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import com.ovgcpayments.gateway.settings.Setting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connectors that are wrong in one way each, and the case that finds it. */
class ContractStrictnessTest {
    private static final Logger LOG = LoggerFactory.getLogger(ContractStrictnessTest.class);

    /** Acme's connector, wrong where a subclass says so. */
    private static class Wrong implements Connector {
        final AcmeConnector right;
        final ConnectorContext context;

        Wrong(ConnectorContext context) {
            this.context = context;
            this.right = new AcmeConnector(context);
        }

        @Override
        public ConnectorDescriptor descriptor() {
            return right.descriptor();
        }

        @Override
        public Future<Outcome> begin(ConnectorRequest.Begin request) {
            return right.begin(request);
        }

        @Override
        public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
            return right.fetch(request);
        }

        @Override
        public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
            return right.notification(request);
        }

        @Override
        public Future<ConnectorReply.Pong> ping() {
            return right.ping();
        }
    }

    private abstract static class WrongContract extends ConnectorContract {
        abstract Connector wrong(ConnectorContext context);

        @Override
        protected ProcessorDouble startProcessor(Vertx vertx) {
            return new AcmeDouble(vertx);
        }

        @Override
        protected ConnectorProvider provider() {
            return new ConnectorProvider() {
                @Override
                public String name() {
                    return AcmeProvider.NAME;
                }

                @Override
                public List<Setting<?>> settings() {
                    return new AcmeProvider().settings();
                }

                @Override
                public Connector create(ConnectorContext context) {
                    return wrong(context);
                }
            };
        }
    }

    static class AnotherKeyEachTime extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<Outcome> begin(ConnectorRequest.Begin asked) {
                    return right.begin(new ConnectorRequest.Begin(
                            asked.sessionId(),
                            UUID.randomUUID().toString(),
                            asked.mode(),
                            asked.price(),
                            asked.email(),
                            asked.title(),
                            asked.startedAt(),
                            asked.sessionExpiresAt(),
                            asked.returnUrl(),
                            asked.cancelUrl()));
                }
            };
        }
    }

    @Test
    void aKeyThatChangesIsFound() {
        assertThat(failing(AnotherKeyEachTime.class))
                .contains("beginAgainGivesTheSamePage()", "beginTwiceAtOnceOpensOnePage()");
    }

    static class TakesDoubtForNo extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<Outcome> begin(ConnectorRequest.Begin request) {
                    return super.begin(request)
                            .map(outcome -> outcome instanceof Outcome.Unknown unknown
                                    ? new Outcome.NotSent(unknown.reason())
                                    : outcome);
                }

                @Override
                public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
                    return super.fetch(request)
                            .map(outcome -> outcome instanceof Outcome.Unknown unknown
                                    ? new Outcome.Declined(unknown.reason(), DeclineReason.GENERIC, true)
                                    : outcome);
                }
            };
        }
    }

    @Test
    void aFaultThatIsTakenForAnAnswerIsFound() {
        assertThat(failing(TakesDoubtForNo.class, "aFaultAtBeginIsNeverTakenForAnAnswer", Fault.class))
                .hasSize(Fault.values().length - 3);
        assertThat(failing(TakesDoubtForNo.class, "aFaultAtFetchIsNeverTakenForAnAnswer", Fault.class))
                .hasSizeGreaterThanOrEqualTo(Fault.values().length - 3);
        assertThat(failing(TakesDoubtForNo.class, "nothingIsClaimedOfWhatWasNeverBegun"))
                .hasSize(1);
    }

    static class TellsWhatWasAsked extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
                    return super.fetch(request)
                            .map(outcome -> outcome instanceof Outcome.Succeeded succeeded
                                    ? new Outcome.Succeeded(succeeded.captures().stream()
                                            .map(capture -> new Outcome.Capture(
                                                    capture.processorRef(), request.price(), capture.capturedAt()))
                                            .toList())
                                    : outcome);
                }
            };
        }
    }

    @Test
    void anAmountThatWasNotCapturedIsFound() {
        assertThat(failing(TellsWhatWasAsked.class, "anotherAmountIsToldAsItIs"))
                .hasSize(1);
        assertThat(failing(TellsWhatWasAsked.class, "anotherCurrencyIsToldAsItIs"))
                .hasSize(1);
    }

    static class BelievesAnybody extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
                    return Future.succeededFuture(
                            new NotificationReading.Verified("evt_1", "paid", Optional.empty(), Optional.empty()));
                }
            };
        }
    }

    @Test
    void aSignatureThatIsNotCheckedIsFound() {
        for (String name : List.of(
                "anotherSecretIsRejected",
                "noSignatureIsRejected",
                "anAlteredSignatureIsRejected",
                "aPaymentIsNotified",
                "aRepetitionIsTheSameEvent")) {
            assertThat(failing(BelievesAnybody.class, name)).as(name).hasSize(1);
        }
        assertThat(failing(BelievesAnybody.class, "anAlteredBodyIsRejected", int.class))
                .hasSize(6);
        assertThat(failing(BelievesAnybody.class, "anOldOrFutureSignatureIsRejected", int.class))
                .hasSize(4);
        assertThat(failing(BelievesAnybody.class, "whatIsSignedButNoEventIsNotHeard", String.class))
                .hasSize(7);
    }

    static class Talks extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<Outcome> begin(ConnectorRequest.Begin request) {
                    LOG.debug("beginning {}", request);
                    return super.begin(request);
                }

                @Override
                public Future<ConnectorReply.Pong> ping() {
                    LOG.atDebug()
                            .addKeyValue("key", context.settings().get(AcmeProvider.KEY))
                            .log("asking");
                    return super.ping();
                }
            };
        }
    }

    @Test
    void aLogThatTellsTooMuchIsFound() {
        assertThat(failing(Talks.class, "beginOpensOnePage")).hasSize(1);
        assertThat(failing(Talks.class, "isReadyWhenItsProcessorAnswers")).hasSize(1);
    }

    static class Throws extends WrongContract {
        @Override
        Connector wrong(ConnectorContext context) {
            return new Wrong(context) {
                @Override
                public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
                    return super.fetch(request)
                            .compose(outcome -> outcome instanceof Outcome.Unknown
                                    ? Future.failedFuture("broken")
                                    : Future.succeededFuture(outcome));
                }
            };
        }
    }

    @Test
    void anExceptionIsFoundThoughTheBusMakesAnUnknownOfIt() {
        assertThat(failing(Throws.class, "nothingIsClaimedOfWhatWasNeverBegun")).hasSize(1);
    }

    private static List<String> failing(Class<? extends ConnectorContract> contract) {
        return run(selectClass(contract));
    }

    private static List<String> failing(
            Class<? extends ConnectorContract> contract, String name, Class<?>... parameters) {
        return run(selectMethod(contract, name, parameters));
    }

    private static List<String> run(DiscoverySelector what) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(what).build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isPositive();
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
