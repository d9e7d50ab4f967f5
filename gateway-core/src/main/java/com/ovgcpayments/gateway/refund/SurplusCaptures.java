package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Surplus money, and what a person decides about it where the gateway cannot pay it back by itself. */
public final class SurplusCaptures {
    private static final String LIST = SurplusCapture.SELECT + """
            WHERE ($1::uuid IS NULL OR s.id > $1) AND ($2::text IS NULL OR r.state = $2::text::refund_state)
            ORDER BY s.id LIMIT $3""";

    private static final String WAITING = SurplusCapture.SELECT + """
            WHERE r.operator_since IS NOT NULL AND ($1::uuid IS NULL OR r.id > $1)
            ORDER BY r.id LIMIT $2""";

    private static final String RECENT = SurplusCapture.SELECT + """
            WHERE $1::uuid IS NULL OR s.id < $1
            ORDER BY s.id DESC LIMIT $2""";

    private static final String COUNT = """
            SELECT state::text AS state, count(*) AS number FROM refund
             WHERE kind = 'surplus' AND state <> 'failed' GROUP BY state""";

    private static final String FIND = SurplusCapture.SELECT + "WHERE s.id = $1";

    // A statement of its own: what the next one reads must be what was committed once the lock was had.
    private static final String LOCK =
            "SELECT FROM refund WHERE surplus_id = $1 AND state <> 'failed' FOR NO KEY UPDATE";

    private static final String NOW = "SELECT now() AS now";

    private final Database database;

    public SurplusCaptures(Database database) {
        this.database = database;
    }

    /**
     * The oldest first.
     *
     * @param state only those whose refund stands so
     */
    public Future<Page<SurplusCapture>> list(Optional<UUID> after, Optional<RefundState> state, int limit) {
        return database.query(
                        LIST, after.orElse(null), state.map(RefundState::word).orElse(null), limit + 1)
                .map(rows -> page(rows, limit));
    }

    /**
     * Those that wait for a person, the one whose refund is the oldest first.
     *
     * @param afterRefund the refund of the last capture on the page before
     */
    public Future<Page<SurplusCapture>> waiting(Optional<UUID> afterRefund, int limit) {
        return database.query(WAITING, afterRefund.orElse(null), limit + 1).map(rows -> page(rows, limit));
    }

    /** All of them, the newest first. */
    public Future<Page<SurplusCapture>> recent(Optional<UUID> before, int limit) {
        return database.query(RECENT, before.orElse(null), limit + 1).map(rows -> page(rows, limit));
    }

    public Future<Optional<SurplusCapture>> find(UUID id) {
        return database.query(FIND, id).map(SurplusCaptures::first);
    }

    private static Page<SurplusCapture> page(RowSet<Row> rows, int limit) {
        List<SurplusCapture> found = StreamSupport.stream(rows.spliterator(), false)
                .map(SurplusCapture::of)
                .toList();
        return Page.of(found, limit);
    }

    private static Optional<SurplusCapture> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(SurplusCapture.of(found.next())) : Optional.empty();
    }

    /** How many there are, by how their refunds stand; with a number for every state but FAILED. */
    public Future<Map<RefundState, Long>> count() {
        return database.query(COUNT).map(rows -> {
            Map<RefundState, Long> counts = new EnumMap<>(RefundState.class);
            for (RefundState state : RefundState.values()) {
                counts.put(state, 0L);
            }
            counts.remove(RefundState.FAILED);
            rows.forEach(row -> counts.put(RefundState.of(row.getString("state")), row.getLong("number")));
            return counts;
        });
    }

    /**
     * Applies what an operator decides and answers how it stands then; empty if there is no such capture. Fails with
     * {@link UnresolvableSurplus} if its refund does not wait for a person.
     */
    public Future<Optional<SurplusCapture>> resolve(UUID id, SurplusResolution resolution, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .compose(locked -> find(transaction, id))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : apply(transaction, found.get(), resolution, deed).compose(applied -> find(transaction, id))));
    }

    private static Future<Optional<SurplusCapture>> find(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(id)).map(SurplusCaptures::first);
    }

    private static Future<?> apply(
            SqlConnection transaction, SurplusCapture capture, SurplusResolution resolution, Deed deed) {
        SurplusCapture.Refund refund = capture.refund();
        if (refund.state() != RefundState.OPERATOR) {
            return Future.failedFuture(
                    new UnresolvableSurplus("The refund of this capture does not wait for an operator: it is "
                            + refund.state().word() + "."));
        }
        String reason = "resolved by an operator: " + deed.reason();
        Future<?> change = switch (resolution) {
            case REFUNDED -> end(transaction, refund, RefundState.SUCCEEDED, reason);
            case ACCEPT -> end(transaction, refund, RefundState.ACCEPTED, reason);
            case REFUND -> payBack(transaction, capture, reason);
        };
        return change.compose(changed ->
                Audit.write(transaction, deed.entry("surplus.resolve", PublicId.SURPLUS.format(capture.id()), json -> {
                    json.writeStartObject();
                    json.writeStringField("as", resolution.word());
                    json.writeStringField("refund", PublicId.REFUND.format(refund.id()));
                    json.writeNumberField("amount", capture.money().minor());
                    json.writeStringField("currency", capture.money().currency());
                    json.writeEndObject();
                })));
    }

    /** A new refund, with a new key, only where the processor surely made none of the old one. */
    private static Future<?> payBack(SqlConnection transaction, SurplusCapture capture, String reason) {
        SurplusCapture.Refund refund = capture.refund();
        if (refund.sentAt().isEmpty()) {
            return goOn(transaction, refund, RefundState.PENDING, reason);
        }
        if (refund.refusal().isPresent()) {
            return end(transaction, refund, RefundState.FAILED, reason)
                    .compose(failed -> Refunds.ofSurplus(
                            transaction, capture.id(), capture.mode(), capture.money(), Optional.empty()));
        }
        boolean known = refund.processorRef().isPresent();
        return goOn(transaction, refund, known ? RefundState.PENDING_AT_PROCESSOR : RefundState.SENDING, reason);
    }

    private static Future<?> end(
            SqlConnection transaction, SurplusCapture.Refund refund, RefundState state, String reason) {
        return RefundTransitions.decided(
                transaction, refund.id(), RefundChange.decided(state, reason, Optional.empty()));
    }

    private static Future<?> goOn(
            SqlConnection transaction, SurplusCapture.Refund refund, RefundState state, String reason) {
        return transaction
                .preparedQuery(NOW)
                .execute()
                .map(rows -> SessionRows.instant(rows.iterator().next(), "now"))
                .compose(now ->
                        RefundTransitions.decided(transaction, refund.id(), RefundChange.decided(state, reason, now)));
    }
}
