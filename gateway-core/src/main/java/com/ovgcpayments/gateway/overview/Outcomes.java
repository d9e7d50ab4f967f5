package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** How attempts to pay ended lately, out of as many sessions as can be looked at in a moment. */
public final class Outcomes {
    /** More would tell nothing else, and take longer. */
    public static final int SESSIONS = 1_000;

    private static final String RECENT = """
            WITH recent AS (
                SELECT id FROM checkout_session WHERE merchant_id = $1 AND livemode = $2 AND id >= $3
                 ORDER BY id DESC LIMIT $4)
            SELECT a.state = 'succeeded' AS succeeded, a.decline_reason, count(*) AS attempts
              FROM recent JOIN attempt a ON a.session_id = recent.id
             WHERE a.state IN ('succeeded', 'declined') GROUP BY 1, 2""";

    private final Database database;

    /** @param declined by reason, the reasons that came up only */
    public record Counts(long succeeded, Map<DeclineReason, Long> declined) {
        public Counts {
            declined = Map.copyOf(declined);
        }

        /** Of those that ended with a yes or a no; empty if none did. */
        public OptionalInt successPercent() {
            long ended = succeeded
                    + declined.values().stream().mapToLong(Long::longValue).sum();
            return ended == 0 ? OptionalInt.empty() : OptionalInt.of((int) (succeeded * 100 / ended));
        }
    }

    public Outcomes(Database database) {
        this.database = database;
    }

    /** Of sessions that were made since then, the last {@value SESSIONS} of them at the most. */
    public Future<Counts> since(UUID merchantId, Mode mode, Instant from) {
        return database.query(RECENT, merchantId, mode.livemode(), TimeOrderedUuid.floor(from), SESSIONS)
                .map(rows -> {
                    long succeeded = 0;
                    Map<DeclineReason, Long> declined = new EnumMap<>(DeclineReason.class);
                    for (Row row : rows) {
                        if (row.getBoolean("succeeded")) {
                            succeeded += row.getLong("attempts");
                        } else {
                            declined.merge(reason(row), row.getLong("attempts"), Long::sum);
                        }
                    }
                    return new Counts(succeeded, declined);
                });
    }

    private static DeclineReason reason(Row row) {
        return Optional.ofNullable(row.getString("decline_reason"))
                .map(DeclineReason::valueOf)
                .orElse(DeclineReason.GENERIC);
    }
}
