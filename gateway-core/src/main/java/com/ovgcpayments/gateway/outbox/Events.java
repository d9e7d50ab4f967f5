package com.ovgcpayments.gateway.outbox;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What happened to a merchant, whether anybody was told or not. What was erased is not shown any more. */
public final class Events {
    /** The type of an event that tells of nothing, sent to an endpoint to try it out. Nobody can subscribe to it. */
    public static final String TEST = "endpoint.test";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String[] TYPES =
            Arrays.stream(EventType.values()).map(EventType::word).toArray(String[]::new);

    private static final UUID FIRST = new UUID(0, 0);

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too. It must know how wide the range of ids is.
    private static final String LIST = Database.PLANNED_EACH_TIME + """
            SELECT id, type, created_at, body FROM event
             WHERE merchant_id = ANY (ARRAY[$1::uuid]) AND livemode = $2 AND id < $3 AND id < $4 AND id >= $5 AND %s AND body <> ''
               AND ($7::timestamptz IS NULL OR created_at < $7)
               AND ($8::timestamptz IS NULL OR created_at >= $8)
             ORDER BY merchant_id, id DESC LIMIT $9""";

    /** Two statements, so that each is answered by an index of its own. */
    private static final String LIST_ALL = LIST.formatted("type <> $6");

    private static final String LIST_OF_TYPE = LIST.formatted("type = $6");

    private static final String FIND = """
            SELECT id, type, created_at, body FROM event
             WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND body <> ''""";

    private static final String ABOUT = """
            SELECT e.id, e.type, e.subject, e.created_at
              FROM unnest($3::text[]) AS wanted (type) CROSS JOIN unnest($4::uuid[]) AS about (subject)
              JOIN event e ON e.type = wanted.type AND e.subject = about.subject
             WHERE e.merchant_id = $1 AND e.livemode = $2
             ORDER BY e.id""";

    private final Database database;

    public Events(Database database) {
        this.database = database;
    }

    public Future<List<Event>> list(UUID merchantId, Mode mode, EventQuery query) {
        return database.query(
                        query.type().isPresent() ? LIST_OF_TYPE : LIST_ALL,
                        merchantId,
                        mode.livemode(),
                        query.startingAfter().orElse(AFTER_ALL),
                        query.createdTo().map(TimeOrderedUuid::upperBound).orElse(AFTER_ALL),
                        query.createdFrom().map(TimeOrderedUuid::lowerBound).orElse(FIRST),
                        query.type().orElse(TEST),
                        utc(query.createdTo()),
                        utc(query.createdFrom()),
                        query.limit())
                .map(Events::events);
    }

    /** Empty also for an event of another merchant or of the other mode. */
    public Future<Optional<Event>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode())
                .map(rows -> events(rows).stream().findFirst());
    }

    /** What happened to some attempts, refunds, disputes or payouts of a merchant, the oldest first; erased or not. */
    public Future<List<EventEntry>> about(UUID merchantId, Mode mode, Collection<UUID> subjects) {
        return database.query(ABOUT, merchantId, mode.livemode(), TYPES, subjects.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new EventEntry(
                                row.getUUID("id"),
                                row.getString("type"),
                                row.getUUID("subject"),
                                row.getOffsetDateTime("created_at").toInstant()))
                        .toList());
    }

    private static List<Event> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Event(
                        row.getUUID("id"),
                        row.getString("type"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getString("body")))
                .toList();
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
