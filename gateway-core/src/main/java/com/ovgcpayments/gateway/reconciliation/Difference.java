package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.SessionRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of which a processor and we say different things.
 *
 * @param movement what moved, as in {@link com.ovgcpayments.gateway.connector.Movement.Kind#word}
 * @param subject the processor's id of it
 * @param ours empty if it is missing here
 * @param theirs empty if it is missing there
 * @param resolution by whom or what, and why
 */
public record Difference(
        UUID id,
        UUID reconciliationId,
        String connector,
        Mode mode,
        LocalDate day,
        Kind kind,
        String movement,
        String subject,
        Optional<Money> ours,
        Optional<Money> theirs,
        Instant foundAt,
        Optional<Instant> resolvedAt,
        Optional<String> resolution) {
    static final String SELECT = """
            SELECT d.id, d.reconciliation_id, r.connector, r.livemode, r.day, d.kind::text AS kind,
                   d.movement::text AS movement, d.subject, d.our_amount, d.our_currency, d.their_amount, d.their_currency,
                   d.found_at, d.resolved_at, d.resolution
              FROM reconciliation_difference d JOIN reconciliation r ON r.id = d.reconciliation_id
            """;

    /** In which way it differs. */
    public enum Kind {
        /** The processor has it, and we do not. */
        MISSING_HERE,
        /** We have it, and the processor does not. */
        MISSING_THERE,
        AMOUNT_DIFFERS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Difference of(Row row) {
        return new Difference(
                row.getUUID("id"),
                row.getUUID("reconciliation_id"),
                row.getString("connector"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getLocalDate("day"),
                Kind.of(row.getString("kind")),
                row.getString("movement"),
                row.getString("subject"),
                money(row.getLong("our_amount"), row.getString("our_currency")),
                money(row.getLong("their_amount"), row.getString("their_currency")),
                SessionRows.instant(row, "found_at").orElseThrow(),
                SessionRows.instant(row, "resolved_at"),
                Optional.ofNullable(row.getString("resolution")));
    }

    private static Optional<Money> money(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null ? Optional.empty() : Optional.of(new Money(minor, currency));
    }
}
