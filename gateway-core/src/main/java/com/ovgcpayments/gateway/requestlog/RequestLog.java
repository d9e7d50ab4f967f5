package com.ovgcpayments.gateway.requestlog;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The requests of merchants to the API, for a month or as long as is set. A convenience: what is missing may be lost. */
public final class RequestLog {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** Few enough that the rarest of requests is found, or not, in a moment. */
    private static final int LOOKED_THROUGH = 20_000;

    // A batch may be written twice, if nobody heard that it was.
    private static final String WRITE =
            "INSERT INTO api_request (" + RequestRows.COLUMNS + ", " + RequestRows.BODIES + """
            ) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::text[], $6::text[], $7::smallint[],
                                   $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[])
            ON CONFLICT (id) DO NOTHING""";

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too. It must know how wide the range of ids is.
    private static final String OF_MERCHANT = """
             FROM api_request
            WHERE merchant_id = ANY (ARRAY[$1::uuid]) AND livemode = $2 AND id < $3 AND id >= $4 AND id < $5 AND id >= $6 AND id <= $7 %s
            ORDER BY merchant_id, id DESC\
            """;

    private static final String LIST =
            Database.PLANNED_EACH_TIME + "SELECT " + RequestRows.COLUMNS + " FROM (SELECT " + RequestRows.COLUMNS
                    + OF_MERCHANT + " LIMIT " + LOOKED_THROUGH + """
            ) looked_through
             WHERE ($8::integer IS NULL OR status / 100 = $8) AND ($9::text IS NULL OR method = $9)
               AND ($10::text IS NULL OR starts_with(path, $10)) AND ($11::uuid IS NULL OR key_id = $11)
             ORDER BY merchant_id, id DESC LIMIT $12""";

    private static final String LAST_LOOKED_AT =
            Database.PLANNED_EACH_TIME + "SELECT id" + OF_MERCHANT + " OFFSET " + (LOOKED_THROUGH - 1) + " LIMIT 1";

    /** As the partial index has it. */
    private static final String REFUSED = "AND status >= 400";

    private static final String LIST_ANY = LIST.formatted("");
    private static final String LIST_REFUSED = LIST.formatted(REFUSED);
    private static final String LAST_OF_ANY = LAST_LOOKED_AT.formatted("");
    private static final String LAST_OF_REFUSED = LAST_LOOKED_AT.formatted(REFUSED);

    private static final String FIND = "SELECT " + RequestRows.COLUMNS + ", " + RequestRows.BODIES
            + " FROM api_request WHERE id = $1 AND merchant_id = $2 AND livemode = $3";

    private final Database database;

    public RequestLog(Database database) {
        this.database = database;
    }

    /** Writes them all in one statement; those that are there already stay as they are. */
    public Future<Void> write(List<LoggedExchange> exchanges) {
        return exchanges.isEmpty()
                ? Future.succeededFuture()
                : database.query(WRITE, RequestRows.arrays(exchanges)).mapEmpty();
    }

    /**
     * @param startingAfter list those older than this request
     * @param limit from 1 to 100
     */
    public Future<RequestPage> list(
            UUID merchantId, Mode mode, RequestQuery query, Optional<UUID> startingAfter, int limit) {
        boolean refused =
                query.status().filter(status -> status != StatusClass.SUCCESS).isPresent();
        List<Object> where = List.of(
                merchantId,
                mode.livemode(),
                startingAfter.orElse(AFTER_ALL),
                query.from().map(TimeOrderedUuid::floor).orElse(FIRST),
                query.to().map(TimeOrderedUuid::floor).orElse(AFTER_ALL),
                query.requestId().orElse(FIRST),
                query.requestId().orElse(AFTER_ALL));
        List<@Nullable Object> which = new ArrayList<>(where);
        which.add(query.status().map(StatusClass::hundreds).orElse(null));
        which.add(query.method().orElse(null));
        which.add(query.pathPrefix().orElse(null));
        which.add(query.keyId().orElse(null));
        which.add(limit + 1L);
        return database.query(refused ? LIST_REFUSED : LIST_ANY, which.toArray())
                .map(rows -> stream(rows).map(RequestRows::request).toList())
                .compose(found -> found.size() > limit
                        ? Future.succeededFuture(page(found.subList(0, limit)))
                        : database.query(refused ? LAST_OF_REFUSED : LAST_OF_ANY, where.toArray())
                                .map(rows -> new RequestPage(
                                        found,
                                        stream(rows)
                                                .map(row -> row.getUUID("id"))
                                                .findFirst())));
    }

    /** Empty also for a request of another merchant or of the other mode. */
    public Future<Optional<LoggedExchange>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode())
                .map(rows -> stream(rows).map(RequestRows::exchange).findFirst());
    }

    private static RequestPage page(List<LoggedRequest> items) {
        return new RequestPage(items, Optional.of(items.get(items.size() - 1).id()));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
