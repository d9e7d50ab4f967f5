package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant whose payments are captured, settled and refunded by statements alone, as the role of a running gateway. */
final class LedgerFixture {
    final Database database;
    final Database owner;
    final Balances balances;
    final UUID merchant = TimeOrderedUuid.next();

    LedgerFixture(Vertx vertx, TestDatabase postgres) {
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        balances = new Balances(database);
        database.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                .await();
    }

    void close() {
        database.close().await();
        owner.close().await();
    }

    void fee(String connector, String currency, int basisPoints, long fixed) {
        database.query("""
                INSERT INTO fee_terms (merchant_id, connector, currency, basis_points, fixed)
                VALUES ($1, $2, $3, $4, $5)""", merchant, connector, currency, basisPoints, fixed).await();
    }

    void terms(String currency, long negativeLimit, boolean returnFees) {
        database.query(
                        "INSERT INTO merchant_terms (merchant_id, currency, negative_limit, return_fees) VALUES ($1, $2, $3, $4)",
                        merchant,
                        currency,
                        negativeLimit,
                        returnFees)
                .await();
    }

    UUID capture(long amount, String currency) {
        return capture("stripe", amount, currency);
    }

    /** A completed session with its captured transaction, whose id it answers. */
    UUID capture(String connector, long amount, String currency) {
        UUID transaction = TimeOrderedUuid.next();
        UUID attempt = attempt(connector, "succeeded", amount, currency);
        database.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, fee, captured_at)
                SELECT $1, $2, livemode, session_id, id, connector, 'cap-' || id, $4, $5, fee_of($2, connector, $5, $4), now()
                  FROM attempt WHERE id = $3""", transaction, merchant, attempt, amount, currency).await();
        return transaction;
    }

    UUID surplus(String connector, long amount, String currency) {
        UUID surplus = TimeOrderedUuid.next();
        UUID attempt = attempt(connector, "closed", amount, currency);
        database.query("""
                INSERT INTO surplus_capture (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency,
                                             captured_at)
                SELECT $1, livemode, id, 'late', connector, 'cap-' || id, $3, $4, now() FROM attempt WHERE id = $2""", surplus, attempt, amount, currency).await();
        return surplus;
    }

    void settle(UUID transaction) {
        database.query(
                        "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = $1 AND status = 'paid'",
                        transaction)
                .await();
    }

    /** A merchant's refund, whose id it answers. */
    UUID refund(UUID transaction, long amount) {
        UUID refund = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, next_check_at)
                SELECT $1, livemode, 'merchant', id, amount, $3, currency, now() FROM payment_transaction WHERE id = $2""", refund, transaction, amount).await();
        return refund;
    }

    UUID refundSurplus(UUID surplus) {
        UUID refund = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO refund (id, livemode, kind, surplus_id, captured, amount, currency, next_check_at)
                SELECT $1, livemode, 'surplus', id, amount, amount, currency, now() FROM surplus_capture WHERE id = $2""", refund, surplus).await();
        return refund;
    }

    void refundBecomes(UUID refund, String state) {
        database.query("UPDATE refund SET state = $2::text::refund_state WHERE id = $1", refund, state)
                .await();
    }

    void destination(String currency) {
        database.query("""
                INSERT INTO payout_destination (id, merchant_id, livemode, currency, kind, holder, details, last4, usable_from)
                VALUES ($1, $2, false, $3, 'account', 'Shop', '', '1234', now())""", TimeOrderedUuid.next(), merchant, currency).await();
    }

    /** A payout to the destination of that currency, whose id it answers. */
    UUID payout(long amount, String currency) {
        UUID payout = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin)
                SELECT $1, merchant_id, livemode, currency, $3, id, 'request' FROM payout_destination
                 WHERE merchant_id = $2 AND currency = $4""", payout, merchant, amount, currency).await();
        return payout;
    }

    /** @param connector who sent it; null for our bank */
    void payoutEnds(UUID payout, String state, @Nullable String connector) {
        database.query(
                        "UPDATE payout SET state = $2::text::payout_state, connector = $3, ended_at = now() WHERE id = $1",
                        payout,
                        state,
                        connector)
                .await();
    }

    /** A dispute whose money was taken, and whose id it answers. */
    UUID dispute(UUID transaction, long amount) {
        UUID dispute = TimeOrderedUuid.next();
        database.query("""
                INSERT INTO dispute (id, livemode, transaction_id, captured, amount, currency, processor_ref, state, funds,
                                     reason, opened_at)
                SELECT $1, livemode, id, amount, $3, currency, 'dp-' || $1, 'open', 'withdrawn', 'fraudulent', now()
                  FROM payment_transaction WHERE id = $2""", dispute, transaction, amount).await();
        return dispute;
    }

    void disputeWon(UUID dispute) {
        database.query(
                        "UPDATE dispute SET state = 'won', funds = 'reinstated', closed_at = now() WHERE id = $1",
                        dispute)
                .await();
    }

    MerchantBalance balance(String currency) {
        return balances.of(merchant, Mode.TEST).await().stream()
                .filter(each -> each.currency().equals(currency))
                .findFirst()
                .orElse(new MerchantBalance(currency, 0, 0, 0));
    }

    /** Credits less debits of an account that is no merchant's. */
    long platform(String kind, String connector, String currency) {
        return database.query("""
                SELECT coalesce(sum(ledger_balance(id)), 0)::bigint AS balance FROM account
                 WHERE kind = $1::text::account_kind AND connector IS NOT DISTINCT FROM $2 AND currency = $3""", kind, connector, currency)
                .await()
                .iterator()
                .next()
                .getLong("balance");
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
