package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One day (UTC) of one mode at one processor.
 *
 * @param movements how many the processor told of
 * @param open how many differences nobody has resolved
 * @param reason why the processor could not be asked last, while it is pending
 * @param endedAt when it was compared last
 */
public record Reconciliation(
        UUID id,
        String connector,
        Mode mode,
        LocalDate day,
        State state,
        int movements,
        long open,
        Optional<String> reason,
        Optional<Instant> endedAt) {
    static final String SELECT = """
            SELECT r.id, r.connector, r.livemode, r.day, r.state::text AS state, r.movements, r.reason, r.ended_at,
                   (SELECT count(*) FROM reconciliation_difference d
                     WHERE d.reconciliation_id = r.id AND d.resolved_at IS NULL) AS open
              FROM reconciliation r
            """;

    /** How far it is. */
    public enum State {
        PENDING,
        /** The processor told all of the day. */
        COMPARED,
        /** The processor lists nothing: it is not known whether anything differs. */
        NOT_OFFERED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Reconciliation of(Row row) {
        return new Reconciliation(
                row.getUUID("id"),
                row.getString("connector"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getLocalDate("day"),
                State.of(row.getString("state")),
                row.getInteger("movements"),
                row.getLong("open"),
                Optional.ofNullable(row.getString("reason")),
                SessionRows.instant(row, "ended_at"));
    }
}
