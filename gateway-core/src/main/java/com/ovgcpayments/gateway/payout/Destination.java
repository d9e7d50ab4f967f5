package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a merchant's money of one currency goes, as far as it may be shown.
 *
 * @param usableFrom not before
 * @param usable whether that time has come, by the database's clock at reading
 */
public record Destination(
        UUID id,
        String currency,
        BankAccount.Kind kind,
        String holder,
        String last4,
        Instant createdAt,
        Instant usableFrom,
        boolean usable) {
    static final String COLUMNS = """
            id, currency, kind::text AS kind, holder, details, last4, created_at, usable_from,
            usable_from <= clock_timestamp() AS usable\040""";

    static Destination of(Row row) {
        return new Destination(
                row.getUUID("id"),
                row.getString("currency"),
                BankAccount.Kind.of(row.getString("kind")),
                row.getString("holder"),
                row.getString("last4"),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "usable_from").orElseThrow(),
                row.getBoolean("usable"));
    }
}
