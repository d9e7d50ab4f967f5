package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How much was captured, day by day. Reads a stretch of the index of a merchant's transactions. */
public final class Volumes {
    private static final String BY_DAY = """
            SELECT currency, (created_at AT TIME ZONE 'UTC')::date AS day, sum(amount)::bigint AS amount, count(*) AS payments
              FROM payment_transaction WHERE merchant_id = $1 AND livemode = $2 AND id >= $3
             GROUP BY 1, 2 ORDER BY 1, 2""";

    private final Database database;

    /**
     * What was captured on one day.
     *
     * @param day in UTC
     * @param amount in the currency's minor unit, before fees and refunds
     */
    public record Day(LocalDate day, String currency, long amount, long payments) {}

    public Volumes(Database database) {
        this.database = database;
    }

    /**
     * By currency and day; days without a payment are left out.
     *
     * @param from the first day, in UTC
     */
    public Future<List<Day>> since(UUID merchantId, Mode mode, LocalDate from) {
        UUID floor = TimeOrderedUuid.floor(from.atStartOfDay(ZoneOffset.UTC).toInstant());
        return database.query(BY_DAY, merchantId, mode.livemode(), floor)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Day(
                                row.getLocalDate("day"),
                                row.getString("currency"),
                                row.getLong("amount"),
                                row.getLong("payments")))
                        .toList());
    }
}
