package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.util.UUID;

/** What a merchant of a gateway earned and lost, written by statements alone. */
public final class Earnings {
    private static final String CONNECTOR = "sandbox";

    private final GatewayFixture gateway;
    private final Merchant merchant;
    private final Mode mode;

    /** A payment that was captured. */
    public record Captured(UUID session, UUID transaction) {}

    public Earnings(GatewayFixture gateway, Merchant merchant, Mode mode) {
        this.gateway = gateway;
        this.merchant = merchant;
        this.mode = mode;
    }

    public Captured capture(Money amount) {
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        UUID transaction = TimeOrderedUuid.next();
        sql("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata, status, completed_at)
                VALUES ($1, $2, $3, $4, $5, 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant.id(), mode.livemode(), amount.minor(), amount.currency());
        sql("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state, ended_at)
                VALUES ($1, $2, $3, 1, $4, $5, 'test', false, 'succeeded', now())""", attempt, session, mode.livemode(), CONNECTOR, session + "_1");
        sql("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, fee, captured_at)
                SELECT $1, $2, livemode, session_id, id, connector, 'cap-' || id, $4, $5,
                       fee_of($2, connector, $5, $4), now()
                  FROM attempt WHERE id = $3""", transaction, merchant.id(), attempt, amount.minor(), amount.currency());
        return new Captured(session, transaction);
    }

    /** Captured, and available. */
    public Captured settled(Money amount) {
        Captured captured = capture(amount);
        sql(
                "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE id = $1",
                captured.transaction());
        return captured;
    }

    /** The processor gave it back without asking, whatever the merchant has. */
    public UUID lose(Captured captured, long minor) {
        UUID refund = TimeOrderedUuid.next();
        sql("""
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, origin, state, ended_at,
                                    processor_ref)
                SELECT $1, livemode, 'merchant', id, amount, $3, currency, 'processor', 'succeeded', now(), 're-' || $1::uuid
                  FROM payment_transaction WHERE id = $2""", refund, captured.transaction(), minor);
        return refund;
    }

    /** A payer disputed it, and the processor took the money. */
    public void dispute(Captured captured, long minor) {
        sql("""
                INSERT INTO dispute (id, livemode, transaction_id, captured, amount, currency, processor_ref, state, funds,
                                     reason, opened_at)
                SELECT $1, livemode, id, amount, $3, currency, 'dp-' || $1::uuid, 'open', 'withdrawn', 'fraudulent', now()
                  FROM payment_transaction WHERE id = $2""", TimeOrderedUuid.next(), captured.transaction(), minor);
    }

    /** As if every account had been named long ago. */
    public void trustAccounts() {
        sql("""
                UPDATE payout_destination SET created_at = now() - interval '9 days', usable_from = now() - interval '8 days'
                 WHERE merchant_id = $1 AND livemode = $2""", merchant.id(), mode.livemode());
    }

    private void sql(String statement, Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }
}
