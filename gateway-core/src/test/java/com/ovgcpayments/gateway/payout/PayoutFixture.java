package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A merchant with money, on a real database, with scripted connectors on the bus. */
final class PayoutFixture {
    static final String IBAN = "DE89370400440532013000";
    static final Debtor DEBTOR = new Debtor("Gateway Ltd", "GB82WEST12345698765432", Optional.of("WESTGB22"));
    static final Deed DEED = new Deed("test", "because", "");

    final Database database;
    final Database owner;
    final Payouts payouts;
    final Destinations destinations;
    final Schedules schedules;
    final ScheduleJob scheduleJob;
    final PayoutJob job;
    final PayoutBatches batches;
    final OperatorPayouts operator;
    final PayoutHalt halt;
    final UUID merchant = TimeOrderedUuid.next();

    PayoutFixture(Vertx vertx, TestDatabase postgres, ScriptedConnector... scripted) {
        database = Database.open(vertx, postgres.application(), 16);
        owner = Database.open(vertx, postgres.admin(), 2);
        Sealer sealer = Sealer.of(List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes())));
        Outbox outbox = new Outbox(vertx);
        Connectors connectors = new Connectors(
                vertx, Arrays.stream(scripted).map(c -> c.descriptor().name()).toList());
        for (ScriptedConnector connector : scripted) {
            vertx.deployVerticle(new ConnectorVerticle(connector)).await();
        }
        connectors.discover(Duration.ofSeconds(5)).await();
        payouts = new Payouts(database);
        destinations = new Destinations(database, sealer, Duration.ofDays(1));
        schedules = new Schedules(database);
        scheduleJob = new ScheduleJob(database);
        job = new PayoutJob(
                database, connectors, sealer, outbox, new PayoutOptions(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        batches = new PayoutBatches(database, sealer);
        operator = new OperatorPayouts(database, outbox);
        halt = new PayoutHalt(database);
        database.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
    }

    static BankAccount account(String number) {
        return new BankAccount(BankAccount.Kind.IBAN, "Müller & Söhne", number, Optional.empty(), Optional.empty());
    }

    void close() {
        database.close().await();
        owner.close().await();
    }

    /** A destination that may be used at once, and so much available. */
    void earned(Mode mode, long amount) {
        if (amount > 0) {
            settle(capture(mode, amount));
        }
        destinations.put(merchant, mode, "EUR", account(IBAN)).await();
        owner.query(
                        "UPDATE payout_destination SET created_at = now() - interval '2 days', usable_from = now() - interval '1 day' WHERE merchant_id = $1",
                        merchant)
                .await();
    }

    UUID capture(Mode mode, long amount) {
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        UUID transaction = TimeOrderedUuid.next();
        owner.query("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata, status, completed_at)
                VALUES ($1, $2, $3, $4, 'EUR', 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant, mode.livemode(), amount).await();
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, $3, 1, 'stripe', $4, 'test', false, 'succeeded')""", attempt, session, mode.livemode(), session + "_1").await();
        owner.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, fee, captured_at)
                SELECT $1, $2, livemode, session_id, id, connector, 'cap-' || id, $4, 'EUR',
                       fee_of($2, connector, 'EUR', $4), now()
                  FROM attempt WHERE id = $3""", transaction, merchant, attempt, amount).await();
        return transaction;
    }

    void settle(UUID transaction) {
        owner.query(
                        "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = $1",
                        transaction)
                .await();
    }

    Future<?> refund(UUID transaction, long amount, String origin) {
        return database.query("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, next_check_at, origin)
                SELECT $1, livemode, 'merchant', id, amount, $3, currency, now(), $4::text::refund_origin
                  FROM payment_transaction WHERE id = $2""", TimeOrderedUuid.next(), transaction, amount, origin);
    }

    Future<Payout> requesting(Mode mode, long amount) {
        return database.transaction(
                transaction -> payouts.request(transaction, merchant, mode, new Money(amount, "EUR")));
    }

    Payout request(Mode mode, long amount) {
        return requesting(mode, amount).await();
    }

    Future<Optional<Payout>> cancelling(Payout payout) {
        return database.transaction(transaction -> payouts.cancel(transaction, merchant, payout.mode(), payout.id()));
    }

    Payout read(Payout payout) {
        return payouts.find(merchant, payout.mode(), payout.id()).await().orElseThrow();
    }

    Optional<PayoutBatches.Batch> export() {
        return batches.export(DEBTOR, 100, DEED).await();
    }

    MerchantBalance balance(Mode mode) {
        return new Balances(database)
                .of(merchant, mode).await().stream().findFirst().orElse(new MerchantBalance("EUR", 0, 0, 0));
    }

    /** Credits less debits of an account of nobody. */
    long platform(String kind) {
        return database.query(
                        "SELECT coalesce(sum(ledger_balance(id)), 0)::bigint AS sum FROM account WHERE kind = $1::text::account_kind",
                        kind)
                .await()
                .iterator()
                .next()
                .getLong("sum");
    }

    /** Makes whatever is scheduled due now, as if the time had passed and every lease run out, and sees to it. */
    void sweepAll() {
        owner.query("UPDATE payout SET next_check_at = now(), leased_until = NULL WHERE next_check_at IS NOT NULL")
                .await();
        Future.join(job.sweep(100).await()).await();
    }

    /** As if the schedule's day had come. */
    void dayComes() {
        owner.query("""
                UPDATE payout_schedule SET slot = (now() AT TIME ZONE 'UTC')::date, next_check_at = now() - interval '1 second',
                                           leased_until = NULL WHERE merchant_id = $1""", merchant).await();
    }

    void runSchedules() {
        Future.join(scheduleJob.sweep(100).await()).await();
    }

    List<String> events() {
        return StreamSupport.stream(
                        owner.query("SELECT type, body FROM event WHERE merchant_id = $1 ORDER BY id", merchant)
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString("type") + " " + row.getString("body"))
                .toList();
    }

    static String refusal(Future<?> refused) {
        return refused.transform(done -> Future.succeededFuture(
                        done.failed() ? String.valueOf(done.cause().getMessage()) : "it was done"))
                .await();
    }
}
