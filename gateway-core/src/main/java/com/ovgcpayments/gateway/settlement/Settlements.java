package com.ovgcpayments.gateway.settlement;

import com.ovgcpayments.gateway.connector.SettlementTimes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Lets a test payment be settled without waiting. */
public final class Settlements {
    private static final String FIND = """
            SELECT t.id, t.connector FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
             WHERE s.id = $1 AND s.merchant_id = $2 AND NOT s.livemode""";

    // A processor that tells what it took is still asked for that.
    private static final String SETTLE = """
            UPDATE payment_transaction
               SET status = 'settled', available_on = now(), next_check_at = CASE WHEN $2 THEN now() END,
                   leased_until = NULL, checks = 0
             WHERE id = $1 AND NOT livemode AND status = 'paid'""";

    private final SettlementTimes times;

    public Settlements(SettlementTimes times) {
        this.times = times;
    }

    /** What there is to settle of a session. */
    public sealed interface Settled {
        /** @param transactionId of the payment, which is settled now, if it was not before */
        record Payment(UUID transactionId) implements Settled {}

        /** The session is there, and nothing was captured. */
        record NothingCaptured() implements Settled {}
    }

    /** Settles the payment of a session in test mode; empty if the merchant has no such session. */
    public Future<Optional<Settled>> settleNow(SqlClient transaction, UUID merchantId, UUID sessionId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(sessionId, merchantId))
                .compose(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    if (!found.hasNext()) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    Row row = found.next();
                    UUID payment = row.getUUID("id");
                    if (payment == null) {
                        return Future.succeededFuture(Optional.of(new Settled.NothingCaptured()));
                    }
                    return transaction
                            .preparedQuery(SETTLE)
                            .execute(Tuple.of(payment, times.asks(row.getString("connector"))))
                            .map(Optional.of(new Settled.Payment(payment)));
                });
    }
}
