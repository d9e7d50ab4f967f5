package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** When merchants are paid out without asking, one schedule for each currency and mode at the most. */
public final class Schedules {
    /** In UTC: late enough that yesterday is settled everywhere, early enough for a bank's day in Europe. */
    private static final LocalTime TIME_OF_DAY = LocalTime.of(4, 0);

    private static final String LIST = "SELECT " + Schedule.COLUMNS + """
             FROM payout_schedule WHERE merchant_id = $1 AND livemode = $2 ORDER BY currency""";

    // What is the same already keeps its day: else a merchant who writes it daily would never be paid.
    private static final String PUT = """
            INSERT INTO payout_schedule (id, merchant_id, livemode, currency, every, weekday, minimum, slot, next_check_at)
            VALUES ($1, $2, $3, $4, $5::text::payout_interval, $6, $7, $8, $9)
            ON CONFLICT (merchant_id, livemode, currency) DO UPDATE
               SET every = excluded.every, weekday = excluded.weekday, minimum = excluded.minimum, note = NULL,
                   changed_at = now(), leased_until = NULL,
                   slot = CASE WHEN (payout_schedule.every, payout_schedule.weekday)
                                    IS NOT DISTINCT FROM (excluded.every, excluded.weekday)
                               THEN payout_schedule.slot ELSE excluded.slot END,
                   next_check_at = CASE WHEN (payout_schedule.every, payout_schedule.weekday)
                                             IS NOT DISTINCT FROM (excluded.every, excluded.weekday)
                                        THEN payout_schedule.next_check_at ELSE excluded.next_check_at END
            RETURNING\040""" + Schedule.COLUMNS;

    private static final String REMOVE =
            "DELETE FROM payout_schedule WHERE merchant_id = $1 AND livemode = $2 AND currency = $3";

    private static final String TODAY = "SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date AS today";

    private final Database database;

    public Schedules(Database database) {
        this.database = database;
    }

    /** By their currencies' codes. */
    public Future<List<Schedule>> list(UUID merchantId, Mode mode) {
        return database.query(LIST, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Schedule::of)
                        .toList());
    }

    /** @param minimum in minor units, at least 1 */
    public Future<Schedule> put(UUID merchantId, Mode mode, String currency, Interval interval, long minimum) {
        return database.transaction(transaction -> put(transaction, merchantId, mode, currency, interval, minimum));
    }

    /** The same by one of the merchant's people, which is audited. */
    public Future<Schedule> put(
            UUID merchantId, Mode mode, String currency, Interval interval, long minimum, Deed deed) {
        return database.transaction(transaction -> put(transaction, merchantId, mode, currency, interval, minimum)
                .compose(now -> Audit.write(
                                transaction,
                                deed.entry("payout_schedule.set", PublicId.MERCHANT.format(merchantId), json -> {
                                    json.writeStartObject();
                                    json.writeStringField("currency", currency);
                                    json.writeStringField("interval", interval.word());
                                    json.writeStringField(
                                            "weekday",
                                            interval.weekday()
                                                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                                                    .orElse(null));
                                    json.writeNumberField("minimum", minimum);
                                    json.writeBooleanField("livemode", mode.livemode());
                                    json.writeEndObject();
                                }))
                        .map(now)));
    }

    /** False if there was none. */
    public Future<Boolean> remove(UUID merchantId, Mode mode, String currency) {
        return database.transaction(transaction -> remove(transaction, merchantId, mode, currency));
    }

    /** The same by one of the merchant's people, which is audited if there was one. */
    public Future<Boolean> remove(UUID merchantId, Mode mode, String currency, Deed deed) {
        return database.transaction(transaction -> remove(transaction, merchantId, mode, currency)
                .compose(removed -> !removed
                        ? Future.succeededFuture(false)
                        : Audit.write(
                                        transaction,
                                        deed.entry(
                                                "payout_schedule.remove",
                                                PublicId.MERCHANT.format(merchantId),
                                                json -> {
                                                    json.writeStartObject();
                                                    json.writeStringField("currency", currency);
                                                    json.writeBooleanField("livemode", mode.livemode());
                                                    json.writeEndObject();
                                                }))
                                .map(true)));
    }

    private static Future<Schedule> put(
            SqlClient transaction, UUID merchantId, Mode mode, String currency, Interval interval, long minimum) {
        return transaction
                .query(TODAY)
                .execute()
                .map(rows -> interval.after(rows.iterator().next().getLocalDate("today")))
                .compose(slot -> transaction.preparedQuery(PUT).execute(Tuple.from(new Object[] {
                    TimeOrderedUuid.next(),
                    merchantId,
                    mode.livemode(),
                    currency,
                    interval.word(),
                    interval.weekday().map(DayOfWeek::getValue).orElse(null),
                    minimum,
                    slot,
                    due(slot)
                })))
                .map(rows -> Schedule.of(rows.iterator().next()));
    }

    private static Future<Boolean> remove(SqlClient transaction, UUID merchantId, Mode mode, String currency) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(merchantId, mode.livemode(), currency))
                .map(removed -> removed.rowCount() > 0);
    }

    static OffsetDateTime due(LocalDate slot) {
        return slot.atTime(TIME_OF_DAY).atOffset(ZoneOffset.UTC);
    }
}
