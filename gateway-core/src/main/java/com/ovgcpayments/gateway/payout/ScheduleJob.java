package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the payouts that schedules ask for: all that is available, once a day that is due, whoever is awake. A day that
 * was missed is made up for once. Where nothing can be paid, the schedule says why.
 */
public final class ScheduleJob {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration WHILE_HALTED = Duration.ofMinutes(10);

    private static final String BY_IDS = "SELECT id, leased_until FROM payout_schedule WHERE id = ANY ($1)";

    private static final String LOCK =
            "SELECT FROM payout_schedule WHERE id = $1 AND leased_until = $2 FOR NO KEY UPDATE";

    // The same rule as the database's when a payout is made, which alone counts.
    private static final String LOOK = """
            SELECT s.merchant_id, s.livemode, s.currency, s.every::text AS every, s.weekday, s.minimum, s.slot,
                   (clock_timestamp() AT TIME ZONE 'UTC')::date AS today, clock_timestamp() AS read_at,
                   EXISTS (SELECT FROM payout_halt WHERE lifted_at IS NULL) AS halted,
                   EXISTS (SELECT FROM payout p WHERE p.merchant_id = s.merchant_id AND p.livemode = s.livemode
                              AND p.currency = s.currency AND p.slot = s.slot) AS made,
                   d.id AS destination, d.usable_from,
                   coalesce((SELECT ledger_balance(id) FROM account WHERE kind = 'pending'
                       AND merchant_id = s.merchant_id AND currency = s.currency AND livemode = s.livemode), 0) AS pending,
                   coalesce((SELECT ledger_balance(id) FROM account WHERE kind = 'available'
                       AND merchant_id = s.merchant_id AND currency = s.currency AND livemode = s.livemode), 0) AS available
              FROM payout_schedule s
              LEFT JOIN payout_destination d ON d.merchant_id = s.merchant_id AND d.livemode = s.livemode
                    AND d.currency = s.currency AND d.replaced_at IS NULL
             WHERE s.id = $1""";

    private static final String INSERT = """
            INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin, slot)
            VALUES ($1, $2, $3, $4, $5, $6, 'schedule', $7)""";

    private static final String GO_ON = """
            UPDATE payout_schedule SET slot = $2, next_check_at = $3, note = $4, leased_until = NULL WHERE id = $1""";

    private final Database database;
    private final DueRows due;

    public ScheduleJob(Database database) {
        this.database = database;
        this.due = new DueRows(database, "payout_schedule", BY_IDS);
    }

    /** As {@link PayoutJob#sweep}. */
    public Future<List<Future<Void>>> sweep(int limit) {
        return due.sweep(LEASE, limit, this::seeTo);
    }

    private Future<Void> seeTo(Row claimed) {
        UUID id = claimed.getUUID("id");
        return database.transaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(id, claimed.getOffsetDateTime("leased_until")))
                        .compose(locked -> locked.rowCount() == 0
                                ? Future.<Void>succeededFuture()
                                : look(transaction, id).compose(row -> decide(transaction, id, row))))
                .recover(failure -> {
                    // The lease runs out and it is tried again, with the same slot.
                    LOG.atWarn()
                            .addKeyValue("schedule", id)
                            .setCause(failure)
                            .log("could not make a scheduled payout; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private static Future<Row> look(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(LOOK).execute(Tuple.of(id)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.next();
        });
    }

    private static Future<Void> decide(SqlConnection transaction, UUID id, Row row) {
        long pending = row.getLong("pending");
        long available = row.getLong("available");
        long payable = available + Math.min(pending, 0);
        String currency = row.getString("currency");
        if (row.getBoolean("made")) {
            return goOn(transaction, id, row, Optional.empty());
        } else if (row.getUUID("destination") == null) {
            return goOn(transaction, id, row, Optional.of("There is no account to pay out " + currency + " to."));
        } else if (pending + available < 0) {
            return goOn(
                    transaction, id, row, Optional.of("The balance is negative: payouts wait until it no longer is."));
        } else if (payable < row.getLong("minimum")) {
            return goOn(transaction, id, row, Optional.of(belowMinimum(payable, row.getLong("minimum"), currency)));
        } else if (row.getBoolean("halted")) {
            OffsetDateTime later = row.getOffsetDateTime("read_at").plus(WHILE_HALTED);
            return postpone(transaction, id, row, later, "Payouts are halted for the moment by who runs this gateway.");
        } else if (row.getOffsetDateTime("usable_from").isAfter(row.getOffsetDateTime("read_at"))) {
            return postpone(
                    transaction,
                    id,
                    row,
                    row.getOffsetDateTime("usable_from"),
                    "The account was changed; nothing is paid out to it before "
                            + SessionRows.instant(row, "usable_from").orElseThrow() + ".");
        }
        UUID payout = TimeOrderedUuid.next();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        payout,
                        row.getUUID("merchant_id"),
                        row.getBoolean("livemode"),
                        currency,
                        payable,
                        row.getUUID("destination"),
                        row.getLocalDate("slot")))
                .compose(inserted -> goOn(transaction, id, row, Optional.empty()))
                .onSuccess(made -> LOG.atInfo()
                        .addKeyValue("payout", PublicId.PAYOUT.format(payout))
                        .addKeyValue("slot", row.getLocalDate("slot"))
                        .log("a scheduled payout was made"));
    }

    private static String belowMinimum(long payable, long minimum, String currency) {
        return "On the last day that was due " + major(payable, currency) + " " + currency
                + " could be paid out, less than the minimum of " + major(minimum, currency) + ".";
    }

    private static String major(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currencies.exponent(currency).orElseThrow())
                .toPlainString();
    }

    /** To the next day that is still to come. */
    private static Future<Void> goOn(SqlConnection transaction, UUID id, Row row, Optional<String> note) {
        LocalDate today = row.getLocalDate("today");
        LocalDate slot = row.getLocalDate("slot");
        LocalDate next = Schedule.interval(row).after(slot.isAfter(today) ? slot : today);
        return transaction
                .preparedQuery(GO_ON)
                .execute(Tuple.of(id, next, Schedules.due(next), note.orElse(null)))
                .mapEmpty();
    }

    private static Future<Void> postpone(
            SqlConnection transaction, UUID id, Row row, OffsetDateTime until, String note) {
        return transaction
                .preparedQuery(GO_ON)
                .execute(Tuple.of(id, row.getLocalDate("slot"), until, note))
                .mapEmpty();
    }
}
