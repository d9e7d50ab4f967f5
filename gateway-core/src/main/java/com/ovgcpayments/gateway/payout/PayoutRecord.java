package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A payout that somebody has claimed to see to.
 *
 * @param connector who was, or may have been, asked
 * @param halted whether payouts are halted
 * @param checks how often it was asked in vain since the state last changed
 * @param leasedUntil of whoever claimed it
 * @param now the database's clock at reading
 */
record PayoutRecord(
        UUID id,
        PayoutState state,
        Mode mode,
        Money amount,
        BankAccount to,
        Optional<String> connector,
        boolean halted,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<String> processorRef,
        int checks,
        Instant leasedUntil,
        Instant now) {
    static final String BY_IDS = """
            SELECT p.id, p.state::text AS state, p.livemode, p.amount, p.currency, p.connector, p.created_at, p.sent_at,
                   p.processor_ref, p.checks, p.leased_until, clock_timestamp() AS read_at,
                   p.destination_id, d.kind::text AS kind, d.holder, d.details,
                   EXISTS (SELECT FROM payout_halt WHERE lifted_at IS NULL) AS halted
              FROM payout p JOIN payout_destination d ON d.id = p.destination_id
             WHERE p.id = ANY ($1)""";

    static PayoutRecord of(Row row, SealedAccounts accounts) {
        return new PayoutRecord(
                row.getUUID("id"),
                PayoutState.of(row.getString("state")),
                Mode.ofLivemode(row.getBoolean("livemode")),
                new Money(row.getLong("amount"), row.getString("currency")),
                accounts.open(row.getUUID("destination_id"), row),
                Optional.ofNullable(row.getString("connector")),
                row.getBoolean("halted"),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "sent_at"),
                Optional.ofNullable(row.getString("processor_ref")),
                row.getInteger("checks"),
                SessionRows.instant(row, "leased_until").orElseThrow(),
                SessionRows.instant(row, "read_at").orElseThrow());
    }

    /** The same for every repetition: all of it is stored. */
    ConnectorRequest.Payout request() {
        return new ConnectorRequest.Payout(PublicId.PAYOUT.format(id), mode, amount, to, createdAt);
    }

    ConnectorRequest.FetchPayout fetchRequest() {
        return new ConnectorRequest.FetchPayout(request(), processorRef);
    }
}
