package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A merchant's money on its way to his account.
 *
 * @param origin request or schedule
 * @param destination where it goes, as far as it may be shown
 * @param connector who executes it, or may have been asked to; empty for one that goes through our bank
 * @param batch the file in which it was written for our bank
 * @param reason what was last learned of it, or what a person said
 * @param processorRef the processor's name for it, if it ever told one
 * @param refusal the processor's word for its no
 * @param sentAt when somebody outside heard, or may have heard, of it
 */
public record Payout(
        UUID id,
        Merchant merchant,
        Mode mode,
        Money amount,
        String origin,
        Shown destination,
        PayoutState state,
        Optional<String> connector,
        Optional<String> batch,
        Optional<String> reason,
        Optional<String> processorRef,
        Optional<String> refusal,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<Instant> endedAt,
        Optional<Instant> operatorSince) {
    /** What may be shown of an account. */
    public record Shown(BankAccount.Kind kind, String holder, String last4) {}

    static final String SELECT = """
            SELECT p.id, p.merchant_id, m.name AS merchant_name, p.livemode, p.amount, p.currency, p.origin::text AS origin,
                   p.state::text AS state, p.connector, b.name AS batch, p.reason, p.processor_ref, p.refusal,
                   p.created_at, p.sent_at, p.ended_at, p.operator_since,
                   d.kind::text AS kind, d.holder, d.last4
              FROM payout p
              JOIN payout_destination d ON d.id = p.destination_id
              JOIN merchant m ON m.id = p.merchant_id
              LEFT JOIN payout_batch b ON b.id = p.batch_id\040""";

    static Payout of(Row row) {
        return new Payout(
                row.getUUID("id"),
                new Merchant(row.getUUID("merchant_id"), row.getString("merchant_name")),
                Mode.ofLivemode(row.getBoolean("livemode")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("origin"),
                new Shown(BankAccount.Kind.of(row.getString("kind")), row.getString("holder"), row.getString("last4")),
                PayoutState.of(row.getString("state")),
                Optional.ofNullable(row.getString("connector")),
                Optional.ofNullable(row.getString("batch")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("processor_ref")),
                Optional.ofNullable(row.getString("refusal")),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "sent_at"),
                SessionRows.instant(row, "ended_at"),
                SessionRows.instant(row, "operator_since"));
    }
}
