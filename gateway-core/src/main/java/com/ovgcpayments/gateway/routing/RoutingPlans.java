package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.UUID;

/** Every version of every merchant's plan; none is ever changed, so that it can be told how a payment was routed. */
public final class RoutingPlans {
    /** The current plan of the merchant and mode of {@code checkout_session s}, as a column. */
    public static final String CURRENT = """
            (SELECT r.plan FROM routing_plan r WHERE r.merchant_id = s.merchant_id AND r.livemode = s.livemode
              ORDER BY r.version DESC LIMIT 1) AS routing_plan""";

    private static final String FIND = """
            SELECT plan FROM routing_plan WHERE merchant_id = $1 AND livemode = $2 ORDER BY version DESC LIMIT 1""";

    private static final String INSERT = """
            INSERT INTO routing_plan (merchant_id, livemode, version, plan)
            SELECT $1, $2, $3, $4
             WHERE $3 = 1 + COALESCE((SELECT max(version) FROM routing_plan WHERE merchant_id = $1 AND livemode = $2), 0)
            ON CONFLICT DO NOTHING""";

    private final Database database;

    public RoutingPlans(Database database) {
        this.database = database;
    }

    public Future<RoutingPlan> find(UUID merchantId, Mode mode) {
        return database.query(FIND, merchantId, mode.livemode())
                .map(rows -> RoutingPlan.ofStored(
                        rows.size() == 0 ? null : rows.iterator().next().getString("plan")));
    }

    /**
     * Makes a plan the current one.
     *
     * @param plan whose version is one more than the current plan's
     * @return false if it is not: somebody else has changed it meanwhile
     */
    public Future<Boolean> add(UUID merchantId, Mode mode, RoutingPlan plan) {
        return database.query(INSERT, merchantId, mode.livemode(), plan.version(), plan.toJson())
                .map(rows -> rows.rowCount() == 1);
    }
}
