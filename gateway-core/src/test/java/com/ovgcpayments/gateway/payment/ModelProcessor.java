package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What really happened at the processors to the attempts of one session. Nobody tells the engine but its answers. */
final class ModelProcessor {
    static final Money WRONG = new Money(1, "USD");

    enum State {
        OPEN,
        PROCESSING,
        CAPTURED,
        DECLINED,
        CLOSED
    }

    /** What a processor, or the payer there, does by itself. */
    enum Event {
        PAYS,
        PAYS_ANOTHER_AMOUNT,
        FINISHES,
        SETTLES,
        REFUSES,
        REFUSES_SOFTLY,
        CLOSES,
        CAPTURES_AGAIN,
        CAPTURES_AFTER_THE_END,
        NAMES_THE_CAPTURE_OF_ANOTHER
    }

    /** An attempt as its processor has it. */
    static final class Payment {
        final String reference;
        final String connector;
        final boolean tellsTime;
        final List<Outcome.Capture> captures = new ArrayList<>();
        final List<Outcome.Capture> named = new ArrayList<>();
        State state = State.OPEN;
        boolean soft;
        boolean everRefused;
        boolean everClosed;
        Optional<Instant> acceptedAt = Optional.empty();

        Payment(String reference, String connector, boolean tellsTime) {
            this.reference = reference;
            this.connector = connector;
            this.tellsTime = tellsTime;
        }

        void capture(Money money, Instant now) {
            Outcome.Capture capture = new Outcome.Capture("cap-" + reference + "-" + (captures.size() + 1), money, now);
            captures.add(capture);
            named.add(capture);
            state = State.CAPTURED;
        }

        private void refuse(boolean softly) {
            state = State.DECLINED;
            soft = softly;
            everRefused = true;
        }

        void close() {
            state = State.CLOSED;
            everClosed = true;
        }

        private void finish(Instant now) {
            state = State.PROCESSING;
            acceptedAt = Optional.of(now);
        }
    }

    private final Money price;
    private final Map<String, Payment> payments = new LinkedHashMap<>();

    ModelProcessor(Money price) {
        this.price = price;
    }

    List<Payment> payments() {
        return List.copyOf(payments.values());
    }

    Optional<Payment> find(String reference) {
        return Optional.ofNullable(payments.get(reference));
    }

    /** A begin arrives; what comes of the first is chosen by {@code luck}, and a repetition makes nothing new. */
    void begin(String reference, String connector, Capabilities capabilities, int luck, Instant now) {
        if (payments.containsKey(reference)) {
            return;
        }
        Payment payment = new Payment(reference, connector, capabilities.cancel());
        payments.put(reference, payment);
        switch (luck % 8) {
            case 0 -> payment.refuse(false);
            case 1 -> payment.refuse(true);
            case 2, 3, 4 -> {
                if (capabilities.beginCanCapture()) {
                    payment.capture(price, now);
                }
            }
            case 5 -> {
                if (capabilities.beginCanCapture()) {
                    payment.finish(now);
                }
            }
            default -> {} // its page is open
        }
    }

    void cancel(String reference) {
        find(reference).filter(payment -> payment.state == State.OPEN).ifPresent(Payment::close);
    }

    /** Whether that could happen. */
    boolean happens(Event event, Payment payment, Instant now) {
        boolean open = payment.state == State.OPEN;
        boolean undecided = open || payment.state == State.PROCESSING;
        switch (event) {
            case PAYS, PAYS_ANOTHER_AMOUNT -> {
                if (!open) {
                    return false;
                }
                payment.capture(event == Event.PAYS ? price : WRONG, now);
            }
            case FINISHES -> {
                if (!open) {
                    return false;
                }
                payment.finish(now);
            }
            case SETTLES -> {
                if (payment.state != State.PROCESSING) {
                    return false;
                }
                payment.capture(price, now);
            }
            case REFUSES, REFUSES_SOFTLY -> {
                if (!undecided) {
                    return false;
                }
                payment.refuse(event == Event.REFUSES_SOFTLY);
            }
            case CLOSES -> {
                if (!undecided) {
                    return false;
                }
                payment.close();
            }
            case CAPTURES_AGAIN -> {
                if (payment.state != State.CAPTURED) {
                    return false;
                }
                payment.capture(price, now);
            }
            case CAPTURES_AFTER_THE_END -> {
                if (payment.state != State.DECLINED && payment.state != State.CLOSED) {
                    return false;
                }
                payment.capture(price, now);
            }
            case NAMES_THE_CAPTURE_OF_ANOTHER -> {
                return namesAnother(payment);
            }
        }
        return true;
    }

    private boolean namesAnother(Payment payment) {
        for (Payment other : payments.values()) {
            boolean same = other.reference.equals(payment.reference) || !other.connector.equals(payment.connector);
            if (!same && !other.captures.isEmpty() && !payment.named.contains(other.captures.get(0))) {
                payment.named.add(other.captures.get(0));
                payment.state = State.CAPTURED;
                return true;
            }
        }
        return false;
    }

    /** @param ahead by how much the processor's clock of the model is ahead of that of the engine */
    Outcome outcome(String reference, Duration ahead) {
        Payment payment = payments.get(reference);
        if (payment == null) {
            return new Outcome.Unknown("no such payment");
        }
        return switch (payment.state) {
            case OPEN ->
                new Outcome.Redirect(URI.create(ScriptedConnector.ORIGIN + "/pay/" + reference), "ref-" + reference);
            case PROCESSING ->
                new Outcome.Pending(
                        "ref-" + reference,
                        payment.acceptedAt.filter(known -> payment.tellsTime).map(time -> time.minus(ahead)));
            case CAPTURED ->
                new Outcome.Succeeded(payment.named.stream()
                        .sorted(Comparator.comparing(Outcome.Capture::capturedAt))
                        .map(capture -> new Outcome.Capture(
                                capture.processorRef(),
                                capture.money(),
                                capture.capturedAt().minus(ahead)))
                        .toList());
            case DECLINED -> new Outcome.Declined("refused", DeclineReason.GENERIC, payment.soft);
            case CLOSED -> new Outcome.Closed("closed");
        };
    }
}
