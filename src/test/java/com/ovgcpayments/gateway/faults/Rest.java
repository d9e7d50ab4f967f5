package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeRefund;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Waits until nothing is under way any more: everything was asked about once more, and everything is told. */
final class Rest {
    private static final int MOST_LOOKS = 300;
    private static final long PAUSE_MILLIS = 500;

    private static final String NOT_ASKED_SINCE = """
            SELECT reference || ' ' || state AS what FROM attempt
             WHERE next_check_at IS NOT NULL AND operator_since IS NULL
               AND (COALESCE(checked_at, '-infinity') <= $1 OR leased_until IS NOT NULL)""";

    private static final String UNDER_WAY = """
            SELECT 'attempt ' || reference || ' ' || state AS what FROM attempt
             WHERE (state IN ('sending', 'open', 'processing', 'unknown') AND operator_since IS NULL)
                OR (state = 'superseded' AND accepted_at IS NOT NULL)
            UNION ALL SELECT 'refund ' || id || ' ' || state FROM refund
             WHERE state IN ('pending', 'sending', 'pending_at_processor') OR (state = 'operator' AND kind = 'merchant')
                OR (state = 'succeeded' AND next_check_at IS NOT NULL)
            UNION ALL SELECT 'payout ' || id || ' ' || state FROM payout
             WHERE state NOT IN ('completed', 'failed', 'cancelled')
            UNION ALL SELECT 'delivery ' || id FROM delivery WHERE state = 'pending'""";

    private final Vertx vertx;
    private final Database owner;
    private final Ageing ageing;
    private final StripeDouble stripe;
    private final Operator operator;

    Rest(Vertx vertx, Database owner, Ageing ageing, StripeDouble stripe, Operator operator) {
        this.vertx = vertx;
        this.owner = owner;
        this.ageing = ageing;
        this.stripe = stripe;
        this.operator = operator;
    }

    /** What still is under way when patience ends; empty if all is at rest. */
    List<String> await() throws InterruptedException {
        List<String> unasked = awaitAllAsked();
        if (!unasked.isEmpty()) {
            return unasked;
        }
        ageing.endAllSessions();
        List<String> underWay = List.of();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            ageing.hurryUnderWay();
            succeedRefunds();
            operator.look();
            vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).await();
            underWay = read(UNDER_WAY);
            if (underWay.isEmpty()) {
                // What was paid on a page until it was closed is learned by one more look at those that were left.
                return awaitAllAsked();
            }
        }
        return underWay;
    }

    private List<String> awaitAllAsked() {
        OffsetDateTime since = owner.query("SELECT clock_timestamp() AS now")
                .await()
                .iterator()
                .next()
                .getOffsetDateTime("now");
        List<String> unasked = List.of();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            ageing.hurryUnasked(since);
            vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).await();
            unasked = read(NOT_ASKED_SINCE, since);
            if (unasked.isEmpty()) {
                return List.of();
            }
        }
        return unasked;
    }

    private void succeedRefunds() {
        stripe.refunds().stream()
                .filter(refund -> refund.status() == StripeRefund.Status.PENDING)
                .forEach(refund -> stripe.succeedRefund(refund.id()));
    }

    private List<String> read(String sql, Object... parameters) {
        return StreamSupport.stream(owner.query(sql, parameters).await().spliterator(), false)
                .map(row -> "not at rest: " + row.getString("what"))
                .toList();
    }
}
