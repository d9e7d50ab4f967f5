package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.observation.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts what the engine tells of. {@code gateway_connector_answers_seconds}: how long connectors take and what they
 * answer. {@code gateway_attempts_total}, {@code gateway_refunds_total}: the states that were entered.
 * {@code gateway_deliveries_total}: tries to deliver events.
 * {@code gateway_requests_unlogged_total}: what is missing in the log of requests. Each instance counts what it did itself.
 */
public final class EngineMeters implements Observer {
    private static final Duration[] STEPS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;

    public EngineMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(String connector, String question, String outcome, Duration latency) {
        Timer.builder("gateway.connector.answers")
                .description("How long connectors take to answer, by what they were asked and what it came to.")
                .tag("connector", connector)
                .tag("question", question)
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(latency);
    }

    @Override
    public void attempt(String connector, Mode mode, String state) {
        entered("gateway.attempts", "Attempts by the states that they entered.", connector, mode, state);
    }

    @Override
    public void refund(String connector, Mode mode, String state) {
        entered("gateway.refunds", "Refunds by the states that they entered.", connector, mode, state);
    }

    @Override
    public void delivery(String outcome) {
        Counter.builder("gateway.deliveries")
                .description("Tries to deliver events to merchants.")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    @Override
    public void unlogged(int requests) {
        Counter.builder("gateway.requests.unlogged")
                .description("Requests of merchants that do not stand in the log of requests.")
                .register(registry)
                .increment(requests);
    }

    @Override
    public void passedBy(int requests) {
        Counter.builder("gateway.requests.passed.by")
                .description("Requests that succeeded and are left out of the log of requests, by http.requestLogRate.")
                .register(registry)
                .increment(requests);
    }

    private void entered(String name, String description, String connector, Mode mode, String state) {
        Counter.builder(name)
                .description(description)
                .tag("connector", connector)
                .tag("mode", mode.word())
                .tag("state", state)
                .register(registry)
                .increment();
    }
}
