package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One attempt to be paid, as the engine would make it: what it asks, it asks with the same words each time. */
final class Attempt {
    static final String CANARY = "Canary-4711";
    static final String EMAIL = "canary.payer@example.com";
    static final String TITLE = "A book: " + CANARY;

    private final Rig rig;
    private final ConnectorRequest.Begin order;
    private Optional<String> processorRef = Optional.empty();

    Attempt(Rig rig, Money price) {
        this(rig, price, TITLE);
    }

    Attempt(Rig rig, Money price, String title) {
        UUID session = UUID.randomUUID();
        Instant now = Instant.now();
        this.rig = rig;
        this.order = new ConnectorRequest.Begin(
                session,
                session + "_1",
                Mode.TEST,
                price,
                EMAIL,
                title,
                now,
                now.plus(Duration.ofMinutes(40)),
                URI.create("https://gateway.example/checkout/" + session + "/return"),
                URI.create("https://gateway.example/checkout/" + session + "/cancel?a=1&b=2"));
    }

    String reference() {
        return order.reference();
    }

    Money price() {
        return order.price();
    }

    /** The processor's name for it, from {@link #open} on. */
    Optional<String> processorRef() {
        return processorRef;
    }

    Outcome begin() {
        return Rig.await(beginning());
    }

    Future<Outcome> beginning() {
        return rig.connectors().begin(name(), order, rig.budget());
    }

    /** Begins and expects the page. */
    Outcome.Redirect open() {
        Outcome begun = begin();
        assertThat(begun).as("begin").isInstanceOf(Outcome.Redirect.class);
        Outcome.Redirect page = (Outcome.Redirect) begun;
        processorRef = Optional.of(page.processorRef());
        return page;
    }

    /** Opens the page and lets the payer pay. */
    Outcome.Capture pay() {
        rig.processor().pay(open().url());
        return captured();
    }

    /** Expects to be told of the one capture that the processor's book has, and of the price. */
    Outcome.Capture captured() {
        List<ProcessorDouble.Booked> booked = rig.processor().captures(reference());
        assertThat(booked).as("captures in the processor's book").hasSize(1);
        Outcome fetched = fetch();
        assertThat(fetched).as("fetch of what was paid").isInstanceOf(Outcome.Succeeded.class);
        assertThat(((Outcome.Succeeded) fetched).captures()).hasSize(1);
        Outcome.Capture capture = ((Outcome.Succeeded) fetched).captures().get(0);
        assertThat(capture.processorRef()).isEqualTo(booked.get(0).id());
        assertThat(capture.money()).isEqualTo(price()).isEqualTo(booked.get(0).money());
        return capture;
    }

    Outcome fetch() {
        return fetch(price(), processorRef);
    }

    Outcome fetch(Money asked, Optional<String> ref) {
        return Rig.await(rig.connectors()
                .fetch(
                        name(),
                        new ConnectorRequest.Fetch(reference(), Mode.TEST, asked, order.startedAt(), ref),
                        rig.budget()));
    }

    Outcome cancel() {
        return cancel(processorRef);
    }

    Outcome cancel(Optional<String> ref) {
        return Rig.await(rig.connectors()
                .cancel(
                        name(),
                        new ConnectorRequest.Cancel(reference(), Mode.TEST, price(), order.startedAt(), ref),
                        rig.budget()));
    }

    /** A fresh refund of a capture. */
    Repayment repayment(Outcome.Capture capture, Money amount) {
        return new Repayment(
                rig,
                new ConnectorRequest.Refund(
                        "rf_test_" + UUID.randomUUID().toString().replace("-", ""),
                        reference(),
                        Mode.TEST,
                        capture.processorRef(),
                        capture.money(),
                        amount,
                        Instant.now()));
    }

    SettlementReading settlement(Outcome.Capture capture) {
        return settlement(capture.processorRef(), capture.money());
    }

    SettlementReading settlement(String captureRef, Money captured) {
        return Rig.await(rig.connectors()
                .settlement(
                        name(),
                        new ConnectorRequest.Settlement(reference(), Mode.TEST, captureRef, captured),
                        rig.budget()));
    }

    ReversalsReading reversals(Outcome.Capture capture) {
        return Rig.await(rig.connectors()
                .reversals(
                        name(),
                        new ConnectorRequest.Reversals(reference(), Mode.TEST, capture.processorRef(), capture.money()),
                        rig.budget()));
    }

    private String name() {
        return rig.provider().name();
    }

    /** One refund, asked for with the same words each time. */
    record Repayment(Rig rig, ConnectorRequest.Refund request) {
        RefundOutcome ask() {
            return Rig.await(asking());
        }

        Future<RefundOutcome> asking() {
            return rig.connectors().refund(rig.provider().name(), request, rig.budget());
        }

        /** Asks and expects that the processor takes it; its name for the refund. */
        String made() {
            return taken(ask());
        }

        RefundOutcome fetch(Optional<String> ref) {
            return Rig.await(rig.connectors()
                    .fetchRefund(rig.provider().name(), new ConnectorRequest.FetchRefund(request, ref), rig.budget()));
        }

        /** What the processor's book has of it. */
        List<ProcessorDouble.Booked> booked() {
            return rig.processor().refunds(request.id());
        }

        /** The processor's name for a refund that must have been taken. */
        static String taken(RefundOutcome outcome) {
            assertThat(outcome).isInstanceOfAny(RefundOutcome.Succeeded.class, RefundOutcome.Pending.class);
            return outcome instanceof RefundOutcome.Succeeded succeeded
                    ? succeeded.processorRef()
                    : ((RefundOutcome.Pending) outcome).processorRef();
        }
    }
}
