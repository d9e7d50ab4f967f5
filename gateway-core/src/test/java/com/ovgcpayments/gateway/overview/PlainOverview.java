package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The same overview, counted from all there is without any cleverness, to compare with. */
final class PlainOverview {
    private static final int MOST_CAUSES = 10;

    private static final String BEGUN = """
            WITH begun AS (
                SELECT a.*, s.currency, (made_at(a.id) AT TIME ZONE 'UTC')::date AS day
                  FROM attempt a JOIN checkout_session s ON s.id = a.session_id
                 WHERE s.merchant_id = $1 AND s.livemode = $2)""";

    private static final String DAYS = BEGUN + """
            , captured AS (
                SELECT t.*, (made_at(id) AT TIME ZONE 'UTC')::date AS day FROM payment_transaction t
                 WHERE merchant_id = $1 AND livemode = $2),
            refunded AS (
                SELECT r.*, (made_at(r.id) AT TIME ZONE 'UTC')::date AS day
                  FROM refund r JOIN payment_transaction t ON t.id = r.transaction_id
                 WHERE t.merchant_id = $1 AND t.livemode = $2 AND r.state <> 'failed')
            SELECT c.currency, d::date AS day,
                   (SELECT count(DISTINCT session_id) FROM begun b WHERE b.number = 1 AND b.day = d AND b.currency = c.currency),
                   (SELECT count(ended_at) FROM begun b WHERE b.day = d AND b.currency = c.currency),
                   (SELECT count(*) FROM begun b WHERE b.day = d AND b.currency = c.currency AND state = 'succeeded'),
                   (SELECT count(*) FROM begun b WHERE b.day = d AND b.currency = c.currency AND state = 'declined'),
                   (SELECT count(*) FROM captured t WHERE t.day = d AND t.currency = c.currency),
                   (SELECT coalesce(sum(amount), 0)::bigint FROM captured t WHERE t.day = d AND t.currency = c.currency),
                   (SELECT coalesce(sum(amount), 0)::bigint FROM refunded r WHERE r.day = d AND r.currency = c.currency)
              FROM (SELECT DISTINCT currency FROM begun WHERE day BETWEEN $3 AND $4) c
             CROSS JOIN generate_series($3::date, $4::date, interval '1 day') AS d
             ORDER BY c.currency, d""";

    private static final String CAUSES = BEGUN + """
            SELECT coalesce(decline_reason, 'GENERIC') AS reason, coalesce(decline_code, '') AS code, count(*) AS number
              FROM begun WHERE state = 'declined' AND day BETWEEN $3 AND $4 AND currency = $5
             GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT $6""";

    private PlainOverview() {}

    static List<CurrencyOverview> of(Database owner, UUID merchant, Mode mode, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(Overviews.DAYS - 1L);
        List<CurrencyOverview> currencies = new ArrayList<>();
        List<DayActivity> days = new ArrayList<>();
        owner.query(DAYS, merchant, mode.livemode(), first, today).await().forEach(row -> {
            days.add(new DayActivity(
                    row.getLocalDate("day"),
                    new Activity(
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8))));
            if (days.size() == Overviews.DAYS) {
                String currency = row.getString("currency");
                currencies.add(
                        new CurrencyOverview(currency, days, causes(owner, merchant, mode, first, today, currency)));
                days.clear();
            }
        });
        return currencies;
    }

    private static List<DeclineCount> causes(
            Database owner, UUID merchant, Mode mode, LocalDate first, LocalDate today, String currency) {
        List<DeclineCount> causes = new ArrayList<>();
        owner.query(CAUSES, merchant, mode.livemode(), first, today, currency, MOST_CAUSES)
                .await()
                .forEach(row -> causes.add(new DeclineCount(
                        DeclineReason.valueOf(row.getString("reason")), row.getString("code"), row.getLong("number"))));
        return causes;
    }
}
