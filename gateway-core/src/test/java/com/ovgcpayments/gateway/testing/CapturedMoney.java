package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A merchant whose money was captured at scripted connectors, written by statements alone. */
public final class CapturedMoney {
    public final Database database;
    public final Database owner;
    public final Connectors connectors;
    public final UUID merchant = TimeOrderedUuid.next();

    public CapturedMoney(Vertx vertx, TestDatabase postgres, ScriptedConnector... scripted) {
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        connectors = new Connectors(
                vertx, Arrays.stream(scripted).map(c -> c.descriptor().name()).toList());
        for (ScriptedConnector connector : scripted) {
            vertx.deployVerticle(new ConnectorVerticle(connector)).await();
        }
        connectors.discover(Duration.ofSeconds(5)).await();
        database.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
    }

    /** A payment that is due to be settled; the processor's id of it is {@code cap-<id>}. */
    public UUID payment(String connector, long amount, String currency, Instant capturedAt) {
        UUID transaction = TimeOrderedUuid.next();
        UUID attempt = attempt(connector, "succeeded", amount, currency);
        database.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, captured_at, next_check_at)
                SELECT $1, $2, livemode, session_id, id, connector, 'cap-' || $1::uuid, $4, $5, $6, now()
                  FROM attempt WHERE id = $3""", transaction, merchant, attempt, amount, currency, capturedAt.atOffset(ZoneOffset.UTC))
                .await();
        return transaction;
    }

    public UUID surplus(String connector, long amount, String currency, Instant capturedAt) {
        UUID surplus = TimeOrderedUuid.next();
        UUID attempt = attempt(connector, "closed", amount, currency);
        database.query("""
                INSERT INTO surplus_capture (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency,
                                             captured_at)
                SELECT $1, livemode, id, 'late', connector, 'cap-' || $1::uuid, $3, $4, $5 FROM attempt WHERE id = $2""", surplus, attempt, amount, currency, capturedAt.atOffset(ZoneOffset.UTC))
                .await();
        return surplus;
    }

    /** A merchant's refund that succeeded; the processor's id of it is {@code re-<id>}. */
    public UUID refund(UUID transaction, long amount, Instant endedAt) {
        UUID refund = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, state, processor_ref,
                                    ended_at)
                SELECT $1, livemode, 'merchant', id, amount, $3, currency, 'succeeded', 're-' || $1::uuid, $4
                  FROM payment_transaction WHERE id = $2""", refund, transaction, amount, endedAt.atOffset(ZoneOffset.UTC))
                .await();
        return refund;
    }

    /** Credits less debits of all accounts of a kind. */
    public long balance(String kind, String currency) {
        return owner.query("""
                SELECT coalesce(sum(ledger_balance(id)), 0)::bigint AS balance FROM account
                 WHERE kind = $1::text::account_kind AND currency = $2""", kind, currency).await().iterator().next().getLong("balance");
    }

    /** The first column of what a statement gives. */
    public List<String> strings(String sql, Object... parameters) {
        return StreamSupport.stream(owner.query(sql, parameters).await().spliterator(), false)
                .map((Row row) -> String.valueOf(row.getValue(0)))
                .toList();
    }

    private UUID attempt(String connector, String state, long amount, String currency) {
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata, status, completed_at)
                VALUES ($1, $2, false, $3, $4, 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant, amount, currency).await();
        database.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, false, 1, $3, $4, 'test', false, $5::text::attempt_state)""", attempt, session, connector, session + "_1", state).await();
        return attempt;
    }
}
