package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every version of every merchant's plan; none is ever changed, so that it can be told how a payment was routed. */
public final class RoutingPlans {
    /** The current plan of the merchant and mode of {@code checkout_session s}, as a column. */
    public static final String CURRENT = """
            (SELECT r.plan FROM routing_plan r WHERE r.merchant_id = s.merchant_id AND r.livemode = s.livemode
              ORDER BY r.version DESC LIMIT 1) AS routing_plan""";

    private static final String VERSIONS = """
            SELECT version, plan, created_at, changed_by, restores FROM routing_plan
             WHERE merchant_id = $1 AND livemode = $2\s""";

    private static final String FIND = """
            SELECT plan FROM routing_plan WHERE merchant_id = $1 AND livemode = $2 ORDER BY version DESC LIMIT 1""";

    private static final String FIND_VERSION = VERSIONS + "AND version = $3";

    private static final String LATEST = VERSIONS + "AND version < $3 ORDER BY version DESC LIMIT $4";

    private static final String INSERT = """
            INSERT INTO routing_plan (merchant_id, livemode, version, plan, changed_by, restores)
            SELECT $1, $2, $3, $4, $5, $6
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

    /** Empty if he never had a version of this number, so always for 0. */
    public Future<Optional<PlanVersion>> find(UUID merchantId, Mode mode, int version) {
        return database.query(FIND_VERSION, merchantId, mode.livemode(), version)
                .map(rows -> versions(rows).stream().findFirst());
    }

    /**
     * The newest first.
     *
     * @param before only versions with a lower number
     */
    public Future<List<PlanVersion>> versions(UUID merchantId, Mode mode, OptionalInt before, int limit) {
        return database.query(LATEST, merchantId, mode.livemode(), before.orElse(Integer.MAX_VALUE), limit)
                .map(RoutingPlans::versions);
    }

    /**
     * Makes a plan the current one.
     *
     * @param plan whose version is one more than the current plan's
     * @param by who wants it so, as the audit log would name him
     * @return false if it is not: somebody else has changed it meanwhile
     */
    public Future<Boolean> add(UUID merchantId, Mode mode, RoutingPlan plan, String by) {
        return database.query(INSERT, row(merchantId, mode, plan, by, OptionalInt.empty()))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * The same by a person, so with its entry in the audit log.
     *
     * @param restores the older version that this brings back, if it does
     */
    public Future<Boolean> change(UUID merchantId, Mode mode, RoutingPlan plan, OptionalInt restores, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(row(merchantId, mode, plan, deed.actor(), restores)))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : Audit.write(
                                        transaction,
                                        deed.entry("routing.change", PublicId.MERCHANT.format(merchantId), json -> {
                                            json.writeStartObject();
                                            json.writeBooleanField("livemode", mode.livemode());
                                            json.writeNumberField("version", plan.version());
                                            if (restores.isPresent()) {
                                                json.writeNumberField("restores", restores.getAsInt());
                                            }
                                            json.writeEndObject();
                                        }))
                                .map(true)));
    }

    private static @Nullable Object[] row(
            UUID merchantId, Mode mode, RoutingPlan plan, String by, OptionalInt restores) {
        return new @Nullable Object[] {
            merchantId,
            mode.livemode(),
            plan.version(),
            plan.toJson(),
            by,
            restores.isPresent() ? restores.getAsInt() : null
        };
    }

    private static List<PlanVersion> versions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PlanVersion(
                        RoutingPlan.ofStored(row.getString("plan")),
                        SessionRows.instant(row, "created_at").orElseThrow(),
                        row.getString("changed_by"),
                        restores(row.getInteger("restores"))))
                .toList();
    }

    private static OptionalInt restores(@Nullable Integer version) {
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }
}
