package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.merchant.Brand;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Reads what a payer's page shows, in one statement. */
public final class PayerViews {
    private static final String FIND = "SELECT " + SessionRows.COLUMNS + ", " + Attempt.COLUMNS + ", " + Brand.COLUMNS
            + """
            , clock_timestamp() AS read_at,
            (SELECT count(*) FROM attempt counted WHERE counted.session_id = s.id) AS attempts,
            (SELECT ended.decline_reason FROM attempt ended
              WHERE ended.session_id = s.id AND ended.ended_at IS NOT NULL
              ORDER BY ended.number DESC LIMIT 1) AS last_refusal,
            (SELECT ended.state = 'closed' AND ended.redirect_url IS NOT NULL FROM attempt ended
              WHERE ended.session_id = s.id AND ended.ended_at IS NOT NULL
              ORDER BY ended.number DESC LIMIT 1) AS last_closed,
            ARRAY(SELECT left_open.connector FROM attempt left_open
                   WHERE left_open.session_id = s.id AND left_open.state = 'superseded'
                     AND left_open.redirect_url IS NOT NULL
                   ORDER BY left_open.number) AS left_open,
            """ + RoutingPlans.CURRENT + """

             FROM checkout_session s
             JOIN merchant m ON m.id = s.merchant_id
             LEFT JOIN merchant_branding b ON b.merchant_id = m.id
             LEFT JOIN payment_transaction t ON t.session_id = s.id
             LEFT JOIN attempt a ON a.session_id = s.id AND a.state IN ('sending', 'open', 'processing', 'unknown')
            WHERE s.id = $1 AND s.erased_at IS NULL""";

    private final Database database;

    public PayerViews(Database database) {
        this.database = database;
    }

    public Future<Optional<PayerView>> find(UUID sessionId) {
        return database.query(FIND, sessionId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(of(rows.iterator().next())));
    }

    private static PayerView of(Row row) {
        Optional<Attempt> live = row.getUUID("a_id") == null ? Optional.empty() : Optional.of(Attempt.of(row));
        return new PayerView(
                SessionRows.view(row),
                Brand.of(row),
                RoutingPlan.ofStored(row.getString("routing_plan")),
                live,
                Optional.ofNullable(row.getString("last_refusal")).map(DeclineReason::valueOf),
                Boolean.TRUE.equals(row.getBoolean("last_closed")),
                Arrays.stream(row.getArrayOfStrings("left_open")).distinct().toList(),
                row.getLong("attempts").intValue(),
                SessionRows.instant(row, "read_at").orElseThrow());
    }
}
