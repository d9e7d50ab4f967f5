package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The days that were reconciled, what differed on them, and what a person says about it. */
public final class Reconciliations {
    private static final String LIST = Reconciliation.SELECT + """
            WHERE ($1::uuid IS NULL OR r.id > $1) AND ($2::text IS NULL OR r.connector = $2)
            ORDER BY r.id LIMIT $3""";

    private static final String RECENT = Reconciliation.SELECT + """
            WHERE ($1::uuid IS NULL OR (r.day, r.id) < (SELECT last.day, last.id FROM reconciliation last WHERE last.id = $1))
              AND ($2::text IS NULL OR r.connector = $2)
            ORDER BY r.day DESC, r.id DESC LIMIT $3""";

    private static final String FIND = Reconciliation.SELECT + "WHERE r.id = $1";

    private static final String DIFFERENCES = Difference.SELECT + """
            WHERE ($1::uuid IS NULL OR d.id > $1) AND ($2::uuid IS NULL OR d.reconciliation_id = $2)
              AND (d.resolved_at IS NULL OR NOT $3)
            ORDER BY d.id LIMIT $4""";

    private static final String OPEN = Difference.SELECT + """
            WHERE d.resolved_at IS NULL AND ($1::uuid IS NULL OR d.id > $1)
              AND ($2::text IS NULL OR d.kind = $2::text::difference_kind)
            ORDER BY d.id LIMIT $3""";

    private static final String LATEST = Difference.SELECT + """
            WHERE ($1::uuid IS NULL OR d.id < $1) AND ($2::text IS NULL OR d.kind = $2::text::difference_kind)
            ORDER BY d.id DESC LIMIT $3""";

    private static final String DIFFERENCE = Difference.SELECT + "WHERE d.id = $1";

    // A day that somebody is at just now is not begun anew; it is done soon enough.
    private static final String REQUEST = """
            INSERT INTO reconciliation AS r (connector, livemode, day, next_check_at) VALUES ($1, $2, $3, now())
            ON CONFLICT (connector, livemode, day) DO UPDATE
               SET state = 'pending', ended_at = NULL, checks = 0, reason = NULL,
                   next_check_at = CASE WHEN r.leased_until > now() THEN r.next_check_at ELSE now() END
            RETURNING id""";

    private static final String RESOLVE = """
            UPDATE reconciliation_difference SET resolved_at = now(), resolution = $2
             WHERE id = $1 AND resolved_at IS NULL""";

    private final Database database;

    public Reconciliations(Database database) {
        this.database = database;
    }

    /** The oldest first. */
    public Future<Page<Reconciliation>> list(Optional<UUID> after, Optional<String> connector, int limit) {
        return database.query(LIST, after.orElse(null), connector.orElse(null), limit + 1)
                .map(rows -> page(rows, Reconciliation::of, limit));
    }

    /** The latest day first. */
    public Future<Page<Reconciliation>> recent(Optional<UUID> after, Optional<String> connector, int limit) {
        return database.query(RECENT, after.orElse(null), connector.orElse(null), limit + 1)
                .map(rows -> page(rows, Reconciliation::of, limit));
    }

    public Future<Optional<Reconciliation>> find(UUID id) {
        return database.query(FIND, id).map(rows -> first(rows, Reconciliation::of));
    }

    /**
     * The oldest first.
     *
     * @param reconciliation only those of this day
     * @param onlyOpen not those that are resolved
     */
    public Future<Page<Difference>> differences(
            Optional<UUID> after, Optional<UUID> reconciliation, boolean onlyOpen, int limit) {
        return database.query(DIFFERENCES, after.orElse(null), reconciliation.orElse(null), onlyOpen, limit + 1)
                .map(rows -> page(rows, Difference::of, limit));
    }

    /** What nobody has resolved, the oldest first. */
    public Future<Page<Difference>> open(Optional<UUID> after, Optional<Difference.Kind> kind, int limit) {
        return database.query(
                        OPEN,
                        after.orElse(null),
                        kind.map(Difference.Kind::word).orElse(null),
                        limit + 1)
                .map(rows -> page(rows, Difference::of, limit));
    }

    /** All that ever differed, what was found last first. */
    public Future<Page<Difference>> latest(Optional<UUID> before, Optional<Difference.Kind> kind, int limit) {
        return database.query(
                        LATEST,
                        before.orElse(null),
                        kind.map(Difference.Kind::word).orElse(null),
                        limit + 1)
                .map(rows -> page(rows, Difference::of, limit));
    }

    public Future<Optional<Difference>> difference(UUID id) {
        return database.query(DIFFERENCE, id).map(rows -> first(rows, Difference::of));
    }

    /** As {@link #request(String, Mode, LocalDate)}, by a person: that he did is audited. */
    public Future<UUID> request(String connector, Mode mode, LocalDate day, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(REQUEST)
                .execute(Tuple.of(connector, mode.livemode(), day))
                .map(rows -> rows.iterator().next().getUUID("id"))
                .compose(id -> Audit.write(
                                transaction,
                                deed.entry("reconciliation.request", PublicId.RECONCILIATION.format(id), json -> {
                                    json.writeStartObject();
                                    json.writeStringField("connector", connector);
                                    json.writeBooleanField("livemode", mode.livemode());
                                    json.writeStringField("day", day.toString());
                                    json.writeEndObject();
                                }))
                        .map(id)));
    }

    /**
     * Has a day compared, or compared anew, by whichever gateway runs.
     *
     * @param day one that is over, in UTC
     * @return its id
     */
    public Future<UUID> request(String connector, Mode mode, LocalDate day) {
        return database.query(REQUEST, connector, mode.livemode(), day)
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    /**
     * Writes down why a difference is none, or what was done about it; empty if there is no such difference. Fails with
     * {@link ResolvedAlready} if it is not open. Moves no money.
     */
    public Future<Optional<Difference>> resolve(UUID id, Deed deed) {
        return database.transaction(transaction -> find(transaction, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : resolve(transaction, found.get(), deed).compose(done -> find(transaction, id))));
    }

    private static Future<?> resolve(SqlConnection transaction, Difference difference, Deed deed) {
        return transaction
                .preparedQuery(RESOLVE)
                .execute(Tuple.of(difference.id(), "resolved by an operator: " + deed.reason()))
                .compose(resolved -> resolved.rowCount() == 0
                        ? Future.failedFuture(new ResolvedAlready())
                        : Audit.write(
                                transaction,
                                deed.entry(
                                        "reconciliation.resolve", PublicId.DIFFERENCE.format(difference.id()), json -> {
                                            json.writeStartObject();
                                            json.writeStringField("connector", difference.connector());
                                            json.writeStringField(
                                                    "day", difference.day().toString());
                                            json.writeStringField(
                                                    "kind", difference.kind().word());
                                            json.writeStringField("movement", difference.movement());
                                            json.writeStringField("subject", difference.subject());
                                            json.writeEndObject();
                                        })));
    }

    private static Future<Optional<Difference>> find(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(DIFFERENCE).execute(Tuple.of(id)).map(rows -> first(rows, Difference::of));
    }

    private static <T> Optional<T> first(Iterable<Row> rows, Function<Row, T> reading) {
        Iterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(reading.apply(found.next())) : Optional.empty();
    }

    private static <T> Page<T> page(Iterable<Row> rows, Function<Row, T> reading, int limit) {
        List<T> found =
                StreamSupport.stream(rows.spliterator(), false).map(reading).toList();
        return Page.of(found, limit);
    }
}
