package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Accepts refunds, in the transaction of what makes them due; {@link RefundJob} then sends them. */
public final class Refunds {
    private static final String INSERT_OF_SURPLUS = """
            INSERT INTO refund
                (id, livemode, kind, surplus_id, captured, amount, currency, state, reason, next_check_at, operator_since)
            VALUES ($1, $2, 'surplus', $3, $4, $4, $5,
                    CASE WHEN $6::text IS NULL THEN 'pending' ELSE 'operator' END::refund_state, $6,
                    CASE WHEN $6::text IS NULL THEN now() END, CASE WHEN $6::text IS NOT NULL THEN now() END)""";

    private Refunds() {}

    /**
     * The whole of a surplus capture goes back.
     *
     * @param byHand why a person must first look at it; empty if nobody need
     */
    public static Future<?> ofSurplus(
            SqlClient transaction, UUID surplusId, Mode mode, Money captured, Optional<String> byHand) {
        return transaction
                .preparedQuery(INSERT_OF_SURPLUS)
                .execute(Tuple.of(
                        TimeOrderedUuid.next(),
                        mode.livemode(),
                        surplusId,
                        captured.minor(),
                        captured.currency(),
                        byHand.orElse(null)));
    }
}
