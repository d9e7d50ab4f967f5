package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Refunds on a real database, with scripted connectors on the bus. */
final class RefundFixture {
    static final Money MONEY = new Money(2500, "USD");

    final Database database;
    final Database owner;
    final Connectors connectors;
    final RefundJob job;
    final SurplusCaptures surplus;
    private final UUID merchant = TimeOrderedUuid.next();

    RefundFixture(Vertx vertx, TestDatabase postgres, ScriptedConnector... scripted) {
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        connectors = new Connectors(
                vertx, Arrays.stream(scripted).map(c -> c.descriptor().name()).toList());
        for (ScriptedConnector connector : scripted) {
            vertx.deployVerticle(new ConnectorVerticle(connector)).await();
        }
        connectors.discover(Duration.ofSeconds(5)).await();
        job = new RefundJob(
                database,
                connectors,
                new Outbox(vertx),
                new RefundOptions(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        surplus = new SurplusCaptures(database);
        owner.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
    }

    UUID merchant() {
        return merchant;
    }

    /** A late capture at a connector, and its refund; answers the capture's id. */
    UUID late(String connector, Optional<String> byHand) {
        UUID id = TimeOrderedUuid.next();
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        owner.query("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata)
                VALUES ($1, $2, false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}')""", session, merchant).await();
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, false, 1, $3, $4, 'test', false, 'closed')""", attempt, session, connector, session + "_1").await();
        owner.query("""
                INSERT INTO surplus_capture (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency,
                                             captured_at)
                VALUES ($1, false, $2, 'late', $3, $4, 2500, 'USD', now())""", id, attempt, connector, "cap-" + id).await();
        database.transaction(transaction -> Refunds.ofSurplus(transaction, id, Mode.TEST, MONEY, byHand)
                        .<Object>mapEmpty())
                .await();
        return id;
    }

    /** A completed session that was paid with 2500 USD, by its id. */
    UUID paid(String connector, long fee) {
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        owner.query("""
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at)
                VALUES ($1, $2, false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant).await();
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, false, 1, $3, $4, 'test', false, 'succeeded')""", attempt, session, connector, session + "_1").await();
        owner.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, fee, captured_at)
                VALUES ($1, $2, false, $3, $4, $5, $6, 2500, 'USD', $7, now())""", TimeOrderedUuid.next(), merchant, session, attempt, connector, "cap-" + session, fee)
                .await();
        return session;
    }

    Future<?> settle(UUID session) {
        return database.query(
                "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE session_id = $1",
                session);
    }

    /** What the merchant has, pending and available. */
    List<Long> balance() {
        return new Balances(database)
                .of(merchant, Mode.TEST).await().stream()
                        .flatMap(each -> Stream.of(each.pending(), each.available()))
                        .toList();
    }

    List<String> events() {
        return StreamSupport.stream(
                        owner.query("SELECT type FROM event ORDER BY id")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString("type"))
                .toList();
    }

    UUID late(String connector) {
        return late(connector, Optional.empty());
    }

    /** Makes whatever is scheduled due now, as if the time had passed and every lease run out, and sees to it. */
    void sweepAll() {
        owner.query("UPDATE refund SET next_check_at = now(), leased_until = NULL WHERE next_check_at IS NOT NULL")
                .await();
        Future.join(job.sweep(100).await()).await();
    }

    void sentSince(UUID surplusId, Duration ago) {
        owner.query(
                        "UPDATE refund SET sent_at = now() - $2 * interval '1 second' WHERE surplus_id = $1",
                        surplusId,
                        ago.toSeconds())
                .await();
    }

    SurplusCapture.Refund refund(UUID surplusId) {
        return surplus.list(Optional.empty(), Optional.empty(), 100).await().items().stream()
                .filter(capture -> capture.id().equals(surplusId))
                .findFirst()
                .orElseThrow()
                .refund();
    }

    Optional<Instant> nextCheck(UUID surplusId) {
        return StreamSupport.stream(
                        owner.query(
                                        "SELECT next_check_at FROM refund WHERE surplus_id = $1 AND next_check_at IS NOT NULL",
                                        surplusId)
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getOffsetDateTime("next_check_at").toInstant())
                .findFirst();
    }

    static List<String> questions(ScriptedConnector connector) {
        return connector.asked().stream().map(ConnectorRequest::op).toList();
    }
}
