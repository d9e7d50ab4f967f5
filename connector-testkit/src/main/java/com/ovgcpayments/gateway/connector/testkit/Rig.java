package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One connector as a gateway runs it, asked over the event bus, with a {@link FaultProxy} before its processor. */
final class Rig implements AutoCloseable {
    /** So long that only a connector's own time limits end a question. */
    private static final Duration BUDGET = Duration.ofMinutes(10);

    private static final int PATIENCE_SECONDS = 45;
    private static final URI NOTIFICATIONS = URI.create("http://127.0.0.1:9/notifications/contract");

    private final Vertx vertx;
    private final ConnectorProvider provider;
    private final ProcessorDouble processor;
    private final FaultProxy proxy;
    private final LogCapture log;
    private final Connectors connectors;

    private Rig(ConnectorProvider provider, ProcessorDouble processor) {
        this.vertx = Vertx.vertx();
        this.provider = provider;
        this.processor = processor;
        this.proxy = new FaultProxy(processor::api);
        this.log = new LogCapture();
        this.connectors = new Connectors(vertx, List.of(provider.name()));
    }

    /** With the settings that the processor gives for the proxy's address. */
    static Rig start(ConnectorProvider provider, ProcessorDouble processor) {
        return start(provider, processor, processor::settings);
    }

    static Rig start(
            ConnectorProvider provider, ProcessorDouble processor, Function<URI, Map<String, Object>> settings) {
        Rig rig = new Rig(provider, processor);
        Connector connector = provider.create(rig.context(settings.apply(rig.proxy.url())));
        await(rig.vertx.deployVerticle(new ConnectorVerticle(connector)));
        await(rig.connectors.discover(BUDGET));
        return rig;
    }

    private ConnectorContext context(Map<String, Object> settings) {
        return new ConnectorContext(
                vertx,
                Settings.read(provider.settings(), settings),
                Set.of(Mode.TEST),
                "Contract",
                NOTIFICATIONS,
                new ProcessorHttp(vertx),
                new MemoryBook(),
                connectors.noticeBoard(provider.name()),
                Clock.systemUTC());
    }

    ConnectorProvider provider() {
        return provider;
    }

    ProcessorDouble processor() {
        return processor;
    }

    FaultProxy proxy() {
        return proxy;
    }

    Connectors connectors() {
        return connectors;
    }

    ConnectorDescriptor descriptor() {
        return connectors
                .find(provider.name())
                .orElseThrow(() -> new AssertionError("the connector did not answer a ping"));
    }

    Capabilities can() {
        return descriptor().capabilities();
    }

    Duration budget() {
        return BUDGET;
    }

    /** A fresh attempt at a usual price. */
    Attempt attempt() {
        return attempt(prices().findFirst().orElseThrow(() -> new AssertionError("the connector takes no amount")));
    }

    Attempt attempt(Money price) {
        return new Attempt(this, price);
    }

    /** An amount near to 25 of each currency that the connector takes, the most usual currencies first. */
    Stream<Money> prices() {
        return Stream.concat(
                        Stream.of("USD", "EUR", "JPY", "KWD"),
                        can().currencies().stream().sorted())
                .distinct()
                .filter(can()::serves)
                .flatMap(currency -> fitting(new Money(2520, currency)).stream());
    }

    /** The nearest amount that the connector takes, upwards where one must be rounded. */
    Optional<Money> fitting(Money wanted) {
        return Optional.ofNullable(can().amounts().get(wanted.currency()))
                .map(rule -> {
                    long within = Math.max(rule.least(), Math.min(rule.most(), wanted.minor()));
                    long steps = (within + rule.step() - 1) / rule.step();
                    return new Money(steps * rule.step(), wanted.currency());
                })
                .or(() -> Optional.of(wanted))
                .filter(amount -> can().refusal(amount).isEmpty());
    }

    MovementsReading movements(Instant from, Instant to, Optional<String> cursor) {
        return await(connectors.movements(
                provider.name(), new ConnectorRequest.Movements(Mode.TEST, from, to, cursor), BUDGET));
    }

    ConnectorReply.Pong ping() {
        return await(connectors.ping(provider.name(), BUDGET));
    }

    /** What the connector makes of a message that comes in now. */
    NotificationReading read(Buffer body, Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return await(connectors.notification(
                provider.name(), new ConnectorRequest.Notification(lower, "", body, Instant.now()), BUDGET));
    }

    /** Every try and repetition of what is sent under an idempotency key brought the same key and the same bytes. */
    void assertSameRequestEachTime() {
        List<FaultProxy.Sent> keyed = keyed();
        assertThat(keyed)
                .as("requests with an idempotency key in %s", processor.idempotencyHeader())
                .isNotEmpty();
        Map<String, Set<List<Object>>> byPlace = keyed.stream()
                .collect(Collectors.groupingBy(
                        sent -> sent.method() + " " + sent.path(),
                        Collectors.mapping(sent -> List.of(key(sent), sent.body()), Collectors.toSet())));
        assertThat(byPlace)
                .allSatisfy((place, requests) -> assertThat(requests)
                        .as("keys and bodies sent to %s", place)
                        .hasSize(1));
    }

    Set<String> keys() {
        return keyed().stream().map(this::key).collect(Collectors.toSet());
    }

    private List<FaultProxy.Sent> keyed() {
        return proxy.sent().stream().filter(sent -> !key(sent).isEmpty()).toList();
    }

    private String key(FaultProxy.Sent sent) {
        return sent.headers().getOrDefault(processor.idempotencyHeader().toLowerCase(Locale.ROOT), "");
    }

    /** What holds after every case, whatever it was. */
    void assertNothingLeaked() {
        Set<String> hidden = new HashSet<>(processor.secrets());
        hidden.add(Attempt.EMAIL);
        hidden.add(Attempt.CANARY);
        hidden.add(PayoutContract.IBAN);
        List<LogCapture.Line> lines = log.drain();
        assertThat(lines).as("log lines with a secret or with a payer's data").noneMatch(line -> line.mentions(hidden));
        assertThat(lines).as("exceptions and failed futures of the connector").noneMatch(LogCapture.Line::mistake);
        assertThat(proxy.trapped()).as("redirects that were followed").isZero();
    }

    void reset() {
        proxy.heal();
        proxy.forget();
    }

    @Override
    public void close() {
        await(vertx.close());
        proxy.close();
        log.close();
    }

    static <T> T await(Future<T> answer) {
        return answer.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? new AssertionError("no answer: does the connector bound how long a call may take?")
                                : failure))
                .await();
    }
}
