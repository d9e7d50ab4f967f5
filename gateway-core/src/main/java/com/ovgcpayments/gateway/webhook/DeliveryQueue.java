package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** How far deliveries are behind, for people. */
public final class DeliveryQueue {
    /** Nobody counts further. */
    public static final int MOST = 1_000;

    private static final int ENDPOINTS_LOOKED_AT = 200;

    /** From endpoint to endpoint in the index delivery_due, each step a jump: what waits for one stands in nobody's way. */
    private static final String STANDING = """
            WITH RECURSIVE walk (endpoint_id, step) AS (
                (SELECT endpoint_id, 1 FROM delivery WHERE state = 'pending' ORDER BY endpoint_id LIMIT 1)
                UNION ALL
                SELECT (SELECT d.endpoint_id FROM delivery d WHERE d.state = 'pending' AND d.endpoint_id > walk.endpoint_id
                         ORDER BY d.endpoint_id LIMIT 1), step + 1
                  FROM walk WHERE walk.endpoint_id IS NOT NULL AND step < $2)
            SELECT (SELECT count(*) FROM (SELECT FROM delivery WHERE state = 'pending' LIMIT $1) few) AS pending,
                   (SELECT min(next.due_at)
                      FROM walk
                      JOIN webhook_endpoint e ON e.id = walk.endpoint_id AND e.failing_since IS NULL
                       AND e.disabled_at IS NULL AND e.deleted_at IS NULL
                     CROSS JOIN LATERAL (SELECT d.due_at FROM delivery d WHERE d.endpoint_id = e.id AND d.state = 'pending'
                                          ORDER BY d.due_at LIMIT 1) next
                     WHERE next.due_at < now()) AS overdue""";

    private final Database database;

    /**
     * @param pending how many are not delivered yet, {@link #MOST} at the most; those that wait for a next try among them
     * @param overdueSince since when a delivery to an endpoint that works should have been tried; empty if none is late
     */
    public record Standing(int pending, Optional<Instant> overdueSince) {}

    public DeliveryQueue(Database database) {
        this.database = database;
    }

    public Future<Standing> standing() {
        return database.query(STANDING, MOST, ENDPOINTS_LOOKED_AT)
                .map(rows -> rows.iterator().next())
                .map(row -> new Standing(row.getInteger("pending"), SessionRows.instant(row, "overdue")));
    }
}
