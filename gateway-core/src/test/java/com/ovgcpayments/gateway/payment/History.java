package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What happens to one session, step by step. A step means something in every state, so that any step can be left out and
 * the rest still is a history.
 *
 * @param connectors those of the merchant, best first
 */
record History(long seed, List<ConnectorDescriptor> connectors, List<Step> steps) {
    static final List<ConnectorDescriptor> ALL = List.of(
            connector("first", capabilities().withCancel()),
            connector("second", capabilities()),
            connector("direct", capabilities().withCancel().withBeginCanCapture()),
            connector("nameless", capabilities().withBeginCanCapture().withoutReference()));

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(300),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            Duration.ofMinutes(3),
            Duration.ofMinutes(9),
            Duration.ofMinutes(28),
            Duration.ofHours(7));

    enum Kind {
        /** The payer clicks; the choice says on which connector, if on one. */
        PAY(12),
        /** A request gets to its processor. */
        ARRIVE(14),
        /** The engine hears the answer to a request, or hears none. */
        ANSWER(22),
        /** The processor, or the payer there, does something. */
        PROCESSOR(16),
        /** Checks that are due begin. */
        SWEEP(10),
        /** Time passes. */
        CLOCK(10),
        /** The payer returns. */
        RETURN(4),
        NOTIFICATION(8),
        /** Somebody slow comes with a fact that is known. */
        REPEAT(6),
        /** The engine forgets what it was asking. */
        CRASH(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** @param choice among whatever there is to choose from */
    record Step(Kind kind, int choice) {
        Duration pause() {
            return PAUSES.get(choice % PAUSES.size());
        }

        ModelProcessor.Event event() {
            ModelProcessor.Event[] events = ModelProcessor.Event.values();
            int which = choice % (events.length + 4); // mostly, payers pay
            return which < events.length ? events[which] : ModelProcessor.Event.PAYS;
        }

        /** Another choice, independent of the first. */
        int second() {
            return choice / 64;
        }

        int third() {
            return choice / 4096;
        }
    }

    private static final int WEIGHTS = weights();

    static History of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ConnectorDescriptor> connectors = new ArrayList<>(ALL);
        int count = 1 + random.nextInt(3);
        while (connectors.size() > count) {
            connectors.remove(random.nextInt(connectors.size()));
        }
        if (random.nextBoolean()) {
            connectors.add(connectors.remove(0));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Kind.PAY, 0));
        for (int i = 6 + random.nextInt(30); i > 0; i--) {
            steps.add(new Step(kind(random.nextInt(WEIGHTS)), random.nextInt(1 << 20)));
        }
        return new History(seed, List.copyOf(connectors), List.copyOf(steps));
    }

    /** The shortest history that still fails, found by leaving out steps. */
    History shrunk(Predicate<History> fails) {
        History shortest = this;
        for (int size = steps.size() / 2; size > 0; size = size > 1 ? size / 2 : 0) {
            boolean shorter = true;
            while (shorter) {
                shorter = false;
                for (int from = 0; from + size <= shortest.steps.size(); from++) {
                    List<Step> rest = new ArrayList<>(shortest.steps);
                    rest.subList(from, from + size).clear();
                    History candidate = new History(seed, connectors, List.copyOf(rest));
                    if (fails.test(candidate)) {
                        shortest = candidate;
                        shorter = true;
                        break;
                    }
                }
            }
        }
        return shortest;
    }

    private static Kind kind(int number) {
        int left = number;
        for (Kind kind : Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of step for " + number);
    }

    private static int weights() {
        int sum = 0;
        for (Kind kind : Kind.values()) {
            sum += kind.weight;
        }
        return sum;
    }

    private static Capabilities capabilities() {
        return Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));
    }

    private static ConnectorDescriptor connector(String name, Capabilities capabilities) {
        return new ConnectorDescriptor(name, name, Set.of(Mode.TEST), false, capabilities);
    }
}
