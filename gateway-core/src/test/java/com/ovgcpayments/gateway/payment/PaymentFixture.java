package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.session.NewSession;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The payment engine on a real database, with scripted connectors on the bus. */
final class PaymentFixture {
    static final Money PRICE = new Money(2500, "USD");

    private final Vertx vertx;
    final Database database;
    final Database owner;
    final Connectors connectors;
    final Payments payments;
    final Health health;
    final Checks checks;
    final Transitions transitions;
    final Notifications notifications;
    final Sessions sessions;
    final PaymentSignals signals;
    final UUID merchant = TimeOrderedUuid.next();

    PaymentFixture(Vertx vertx, TestDatabase postgres, ScriptedConnector... scripted) {
        this.vertx = vertx;
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        connectors = new Connectors(
                vertx, Arrays.stream(scripted).map(c -> c.descriptor().name()).toList());
        for (ScriptedConnector connector : scripted) {
            vertx.deployVerticle(new ConnectorVerticle(connector)).await();
        }
        connectors.discover(Duration.ofSeconds(5)).await();
        PaymentOptions options =
                new PaymentOptions(URI.create("http://localhost"), Duration.ofSeconds(2), Duration.ofSeconds(2));
        signals = new PaymentSignals(vertx);
        transitions = new Transitions(
                database, new Outbox(vertx), signals, LatePayments.REFUND, new SettlementTimes(connectors, Map.of()));
        health = new Health(database);
        payments = new Payments(database, connectors, new Router(connectors, health), health, transitions, options);
        checks = new Checks(database, connectors, transitions, signals, options);
        notifications = new Notifications(database, connectors, checks);
        sessions = new Sessions(database);
        database.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
    }

    UUID session() {
        UUID id = TimeOrderedUuid.next();
        NewSession session = new NewSession(
                id,
                merchant,
                Mode.TEST,
                PRICE,
                "payer@example.com",
                Optional.empty(),
                "https://shop.example/ok",
                "https://shop.example/no",
                "{}");
        sessions.create(session).await();
        return id;
    }

    /** Waits until a session's first attempt is committed. */
    void untilAttempt(UUID session) {
        for (int i = 0; states(session).isEmpty(); i++) {
            if (i == 200) {
                throw new AssertionError("no attempt was begun");
            }
            vertx.timer(10, java.util.concurrent.TimeUnit.MILLISECONDS).await();
        }
    }

    BeginResult pay(UUID session) {
        return payments.begin(session, Optional.empty()).await();
    }

    SessionView view(UUID session) {
        return sessions.find(session).await().orElseThrow();
    }

    /** Makes whatever is scheduled due now, as if the time had passed, and asks until nothing is due. */
    void sweepAll() {
        owner.query("UPDATE attempt SET next_check_at = now() WHERE next_check_at IS NOT NULL")
                .await();
        List<Future<Void>> found = checks.sweep(100).await();
        Future.join(found).await();
    }

    /** Moves a session's end by so much into the past. */
    void expireSince(UUID session, Duration ago) {
        owner.query(
                        "UPDATE checkout_session SET expires_at = now() - $2 * interval '1 second' WHERE id = $1",
                        session,
                        ago.toSeconds())
                .await();
    }

    List<String> strings(String sql, Object... parameters) {
        return StreamSupport.stream(owner.query(sql, parameters).await().spliterator(), false)
                .map((Row row) -> String.valueOf(row.getValue(0)))
                .toList();
    }

    List<String> states(UUID session) {
        return strings("SELECT state::text FROM attempt WHERE session_id = $1 ORDER BY number", session);
    }

    List<String> events(UUID session) {
        return strings(
                "SELECT e.type FROM event e JOIN attempt a ON a.id = e.subject WHERE a.session_id = $1 ORDER BY e.id",
                session);
    }

    List<String> surplus(UUID session) {
        return strings(
                "SELECT c.kind::text FROM surplus_capture c JOIN attempt a ON a.id = c.attempt_id WHERE a.session_id = $1"
                        + " ORDER BY c.id",
                session);
    }

    List<String> refunds() {
        return strings("SELECT state::text FROM refund ORDER BY id");
    }

    long transactions(UUID session) {
        return strings("SELECT id FROM payment_transaction WHERE session_id = $1", session)
                .size();
    }
}
