package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PaymentRaceTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final int ROUNDS = Integer.getInteger("gateway.race.rounds", 100);
    private static final long SEED = Long.getLong("gateway.race.seed", System.nanoTime());

    private final ScriptedConnector processor = new ScriptedConnector("first", false, true);
    private final Random random = new Random(SEED);
    private PaymentFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new PaymentFixture(vertx, POSTGRES, processor);
    }

    /** The payer's return, the processor's notification and the poll all learn of the capture, all at once. */
    @Test
    void returnNotificationAndPollMakeOneTransaction() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID session = gateway.session();
            gateway.pay(session);
            processor.fetchAnswers(PaymentTest.captured("cap-" + session));
            String reference = session + "_1";
            UUID attempt = UUID.fromString(gateway.strings("SELECT id FROM attempt WHERE session_id = $1", session)
                    .get(0));
            Fact fact = new Fact.Answered(Ask.FETCH, PaymentTest.captured("cap-" + session), false);
            List<Supplier<Future<?>>> sides = new ArrayList<>(List.of(
                    () -> gateway.checks.lookAtSession(session).compose(looked -> sweep()),
                    () -> notified("evt-" + session, reference).compose(kept -> sweep()),
                    () -> notified("evt2-" + session, reference).compose(kept -> sweep()),
                    this::sweep,
                    // whoever was slow comes with the same fact again
                    () -> gateway.transitions.apply(session, attempt, fact),
                    () -> gateway.transitions.apply(session, attempt, fact),
                    () -> gateway.payments.begin(session, Optional.empty())));
            Collections.shuffle(sides, random);
            Future.join(sides.stream().map(Supplier::get).toList()).await();
            assertOnePayment(session, round);
        }
    }

    /** Two processors capture for one session at the same moment: one counts, the other is kept apart. */
    @Test
    void twoCapturesAtOnceCountOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID session = gateway.session();
            processor.beginAnswers(new Outcome.Unknown("timeout"));
            gateway.pay(session);
            processor.onBegin(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
            gateway.pay(session);
            assertThat(gateway.states(session)).containsExactly("superseded", "open");
            List<UUID> attempts =
                    gateway.strings("SELECT id FROM attempt WHERE session_id = $1 ORDER BY number", session).stream()
                            .map(UUID::fromString)
                            .toList();
            List<Supplier<Future<?>>> sides = new ArrayList<>();
            for (UUID attempt : attempts) {
                Outcome outcome = new Outcome.Succeeded(
                        List.of(new Outcome.Capture("cap-" + attempt, PaymentFixture.PRICE, Instant.now())));
                for (int i = 0; i < 2; i++) {
                    sides.add(() ->
                            gateway.transitions.apply(session, attempt, new Fact.Answered(Ask.FETCH, outcome, false)));
                }
            }
            Collections.shuffle(sides, random);
            Future.join(sides.stream().map(Supplier::get).toList()).await();
            assertThat(gateway.surplus(session))
                    .as("seed %d round %d", SEED, round)
                    .containsExactly("duplicate");
            assertOnePayment(session, round);
        }
    }

    /** Many clicks at once: one attempt begins. */
    @Test
    void manyClicksBeginOneAttempt() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            UUID session = gateway.session();
            List<Future<BeginResult>> clicks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clicks.add(gateway.payments.begin(session, Optional.empty()));
            }
            Future.join(clicks).await();
            assertThat(gateway.states(session))
                    .as("seed %d round %d", SEED, round)
                    .containsExactly("open");
        }
        assertThat(processor.asked())
                .filteredOn(ConnectorRequest.Begin.class::isInstance)
                .hasSize(ROUNDS / 4);
    }

    private void assertOnePayment(UUID session, int round) {
        String where = "seed " + SEED + " round " + round;
        assertThat(gateway.transactions(session)).as(where).isEqualTo(1);
        assertThat(gateway.events(session)).as(where).containsExactly("payment.succeeded");
        assertThat(gateway.view(session).shownStatus()).as(where).isEqualTo(ShownStatus.COMPLETED);
        assertThat(gateway.states(session)).as(where).containsOnlyOnce("succeeded");
    }

    private Future<?> notified(String event, String reference) {
        return gateway.notifications.receive(
                "first",
                new ConnectorRequest.Notification(Map.of(), "", Buffer.buffer(event + " " + reference), Instant.now()));
    }

    private Future<?> sweep() {
        return gateway.checks.sweep(10).compose(Future::join);
    }
}
