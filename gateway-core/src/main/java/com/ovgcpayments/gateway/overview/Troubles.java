package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What of a merchant's webhooks does not work. */
public final class Troubles {
    /** How many failed deliveries are counted at the most. */
    public static final int MOST_FAILED = 100;

    private static final String OF_ENDPOINTS = """
            SELECT id, url, disabled_at IS NOT NULL AS disabled, failed.number AS failed
              FROM webhook_endpoint e
             CROSS JOIN LATERAL (
                SELECT count(*) AS number FROM (
                    SELECT FROM delivery d WHERE d.endpoint_id = e.id AND d.state = 'failed'
                       AND d.created_at > now() - interval '7 days' LIMIT $3) counted) failed
             WHERE merchant_id = $1 AND livemode = $2 AND deleted_at IS NULL
               AND coalesce(disabled_reason, '') <> 'requested'
               AND (disabled_at IS NOT NULL OR failed.number > 0)
             ORDER BY id DESC""";

    private final Database database;

    /**
     * An endpoint that wants looking at.
     *
     * @param disabled it was given up, and is sent nothing any more
     * @param failed how many deliveries of the last 7 days were given up; {@value #MOST_FAILED} may be more
     */
    public record Endpoint(UUID id, String url, boolean disabled, long failed) {}

    public Troubles(Database database) {
        this.database = database;
    }

    /** Those that he switched off himself are not among them. */
    public Future<List<Endpoint>> of(UUID merchantId, Mode mode) {
        return database.query(OF_ENDPOINTS, merchantId, mode.livemode(), MOST_FAILED)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Endpoint(
                                row.getUUID("id"),
                                row.getString("url"),
                                row.getBoolean("disabled"),
                                row.getLong("failed")))
                        .toList());
    }
}
