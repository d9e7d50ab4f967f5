package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund of a merchant's transaction.
 *
 * @param origin {@code gateway}: asked for here; {@code processor}: made at the processor and heard of later
 * @param note why, in the merchant's own words
 * @param refusal the word for why it failed
 */
public record RefundView(
        UUID id,
        UUID sessionId,
        UUID transactionId,
        UUID merchantId,
        Mode mode,
        Money amount,
        RefundState state,
        String origin,
        Optional<String> note,
        Optional<String> refusal,
        Instant createdAt,
        Optional<Instant> endedAt) {
    static final String SELECT = """
            SELECT r.id, t.session_id, r.transaction_id, t.merchant_id, r.livemode, r.amount, r.currency,
                   r.state::text AS state, r.origin::text AS origin, r.note, r.refusal, r.created_at, r.ended_at
              FROM refund r JOIN payment_transaction t ON t.id = r.transaction_id\040""";

    static RefundView of(Row row) {
        return new RefundView(
                row.getUUID("id"),
                row.getUUID("session_id"),
                row.getUUID("transaction_id"),
                row.getUUID("merchant_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                new Money(row.getLong("amount"), row.getString("currency")),
                RefundState.of(row.getString("state")),
                row.getString("origin"),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("refusal")),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "ended_at"));
    }

    public RefundStatus status() {
        return RefundStatus.of(state);
    }
}
