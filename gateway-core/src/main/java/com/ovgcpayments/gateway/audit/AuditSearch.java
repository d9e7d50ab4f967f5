package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.NamedStatement;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds deeds among all of them, newest first, by whatever is known of them; for operators. */
public final class AuditSearch {
    // Numbers follow the clock, which may be put back by an hour at the most: what is further off than that is surely
    // before, or behind.
    private static final String FROM_NUMBER = """
            number > coalesce((SELECT number FROM audit WHERE at < :from::timestamptz - interval '1 hour'
                                ORDER BY at DESC, number DESC LIMIT 1), 0)""";

    private static final String TO_NUMBER = """
            number < coalesce((SELECT number FROM audit WHERE at >= :to::timestamptz + interval '1 hour'
                                ORDER BY at, number LIMIT 1), 9223372036854775807)""";

    // Each word by a look at the index behind the one before it.
    private static final String ACTIONS = """
            WITH RECURSIVE known (action) AS (
                (SELECT action FROM audit ORDER BY action LIMIT 1)
                UNION ALL
                SELECT (SELECT a.action FROM audit a WHERE a.action > known.action ORDER BY a.action LIMIT 1)
                  FROM known WHERE known.action IS NOT NULL)
            SELECT action FROM known WHERE action IS NOT NULL ORDER BY action""";

    private final Database database;

    public AuditSearch(Database database) {
        this.database = database;
    }

    /** @param before only what has a smaller number: the last one of the page before */
    public Future<List<LoggedDeed>> find(AuditFilter filter, Optional<Long> before, int limit) {
        NamedStatement statement = statement(filter);
        Map<String, Object> values = new HashMap<>();
        values.put("before", before.orElse(Long.MAX_VALUE));
        values.put("limit", limit);
        filter.action().ifPresent(action -> values.put("action", action));
        filter.actor().ifPresent(actor -> values.put("actor", actor));
        filter.target().ifPresent(target -> values.put("target", target));
        filter.from().ifPresent(time -> values.put("from", utc(time)));
        filter.to().ifPresent(time -> values.put("to", utc(time)));
        return database.query(statement.sql(), statement.values(values)).map(AuditLog::deeds);
    }

    /** Every action that was ever done, by its word. */
    public Future<List<String>> actions() {
        return database.query(ACTIONS)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("action"))
                        .toList());
    }

    static NamedStatement statement(AuditFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("number < :before"));
        filter.action().ifPresent(action -> conditions.add("action = :action"));
        filter.actor()
                .ifPresent(actor -> conditions.add(
                        PublicId.PERSON.parse(actor).isPresent()
                                ? "audit_actor(actor) = :actor"
                                : "audit_who(actor) = :actor"));
        filter.target().ifPresent(target -> conditions.add("target = :target"));
        filter.from().ifPresent(time -> {
            conditions.add("at >= :from::timestamptz");
            conditions.add(FROM_NUMBER);
        });
        filter.to().ifPresent(time -> {
            conditions.add("at < :to::timestamptz");
            conditions.add(TO_NUMBER);
        });
        return new NamedStatement("SELECT " + AuditLog.COLUMNS + " FROM audit WHERE " + String.join(" AND ", conditions)
                + " ORDER BY number DESC LIMIT :limit");
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
