package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The balances of accounts: what was counted at the last snapshot, and whatever came since. Exact at the instant of the
 * question, and as fast as there are few transfers since the snapshot.
 */
public final class Balances {
    private static final String OF_MERCHANT = """
            SELECT currency,
                   coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'pending'), 0)::bigint AS pending,
                   coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'available'), 0)::bigint AS available,
                   coalesce(sum(ledger_balance(id)) FILTER (WHERE kind = 'in_transit'), 0)::bigint AS in_transit
              FROM account WHERE merchant_id = $1 AND livemode = $2
             GROUP BY currency ORDER BY currency""";

    private static final String SNAPSHOT = "SELECT take_balance_snapshots() AS counted";

    private final Database database;

    public Balances(Database database) {
        this.database = database;
    }

    /** One for each currency in which the merchant ever had money, by its code. */
    public Future<List<MerchantBalance>> of(UUID merchantId, Mode mode) {
        return database.query(OF_MERCHANT, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MerchantBalance(
                                row.getString("currency"),
                                row.getLong("pending"),
                                row.getLong("available"),
                                row.getLong("in_transit")))
                        .toList());
    }

    /**
     * Counts anew what was touched since the last snapshot, so that the tails stay short. Instances that do it at once do
     * it once.
     *
     * @return how many accounts were counted
     */
    public Future<Integer> takeSnapshots() {
        return database.query(SNAPSHOT).map(rows -> rows.iterator().next().getInteger("counted"));
    }
}
