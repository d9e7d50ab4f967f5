package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Merchants' refunds that only a person can make or tell about, and what he decides: the merchant is told, and what was
 * not paid back is posted back, in one transaction with the entry in the operators' log.
 */
public final class OperatorRefunds {
    /** What is written as the refusal when a person says no. */
    static final String BY_A_PERSON = "rejected_by_operator";

    private static final String LIST = OperatorRefund.SELECT + """
            WHERE ($1::uuid IS NULL OR r.id > $1) AND ($2::text IS NULL OR r.state = $2::text::refund_state)
            ORDER BY r.id LIMIT $3""";

    private static final String WAITING = OperatorRefund.SELECT + """
            WHERE r.operator_since IS NOT NULL AND r.kind = 'merchant' AND ($1::uuid IS NULL OR r.id > $1)
            ORDER BY r.id LIMIT $2""";

    private static final String RECENT = OperatorRefund.SELECT + """
            WHERE r.kind = 'merchant' AND ($1::uuid IS NULL OR r.id < $1)
            ORDER BY r.id DESC LIMIT $2""";

    private static final String COUNT =
            "SELECT count(*) FROM refund WHERE operator_since IS NOT NULL AND kind = 'merchant'";

    private static final String FIND = OperatorRefund.SELECT + "WHERE r.id = $1";

    // A statement of its own: what the next one reads must be what was committed once the lock was had.
    private static final String LOCK =
            "SELECT now() AS now FROM refund WHERE id = $1 AND kind = 'merchant' FOR NO KEY UPDATE";

    private final Database database;
    private final Connectors connectors;
    private final Outbox outbox;

    public OperatorRefunds(Database database, Connectors connectors, Outbox outbox) {
        this.database = database;
        this.connectors = connectors;
        this.outbox = outbox;
    }

    /**
     * The oldest first.
     *
     * @param state only those that stand so
     */
    public Future<Page<OperatorRefund>> list(Optional<UUID> after, Optional<RefundState> state, int limit) {
        return database.query(
                        LIST, after.orElse(null), state.map(RefundState::word).orElse(null), limit + 1)
                .map(rows -> page(rows, limit));
    }

    /** Those that wait for a person, the oldest first. */
    public Future<Page<OperatorRefund>> waiting(Optional<UUID> after, int limit) {
        return database.query(WAITING, after.orElse(null), limit + 1).map(rows -> page(rows, limit));
    }

    /** All of them, the newest first. */
    public Future<Page<OperatorRefund>> recent(Optional<UUID> before, int limit) {
        return database.query(RECENT, before.orElse(null), limit + 1).map(rows -> page(rows, limit));
    }

    public Future<Optional<OperatorRefund>> find(UUID id) {
        return database.query(FIND, id).map(OperatorRefunds::first);
    }

    private static Page<OperatorRefund> page(RowSet<Row> rows, int limit) {
        List<OperatorRefund> found = StreamSupport.stream(rows.spliterator(), false)
                .map(OperatorRefund::of)
                .toList();
        return Page.of(found, limit);
    }

    private static Optional<OperatorRefund> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(OperatorRefund.of(found.next())) : Optional.empty();
    }

    /** How many wait for a person. */
    public Future<Long> count() {
        return database.query(COUNT).map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Applies what an operator decides and answers how the refund stands then; empty if there is none. Fails with
     * {@link UnresolvableRefund} if it does not wait for a person, or cannot be made by the gateway.
     */
    public Future<Optional<OperatorRefund>> resolve(UUID id, RefundResolution resolution, Deed deed) {
        return database.transaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(id))
                        .compose(locked -> locked.size() == 0
                                ? Future.succeededFuture(Optional.<OperatorRefund>empty())
                                : resolve(
                                        transaction,
                                        id,
                                        resolution,
                                        deed,
                                        SessionRows.instant(locked.iterator().next(), "now")
                                                .orElseThrow())))
                .onSuccess(resolved -> outbox.wake());
    }

    private Future<Optional<OperatorRefund>> resolve(
            SqlConnection transaction, UUID id, RefundResolution resolution, Deed deed, Instant now) {
        return find(transaction, id)
                .compose(found -> apply(transaction, found.orElseThrow(), resolution, deed, now))
                .compose(applied -> find(transaction, id));
    }

    private static Future<Optional<OperatorRefund>> find(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(id)).map(OperatorRefunds::first);
    }

    private Future<?> apply(
            SqlConnection transaction, OperatorRefund waiting, RefundResolution resolution, Deed deed, Instant now) {
        RefundState state = waiting.refund().state();
        if (state != RefundState.OPERATOR) {
            return Future.failedFuture(
                    new UnresolvableRefund("The refund does not wait for an operator: it is " + state.word() + "."));
        }
        if (resolution == RefundResolution.RETRY && cannotRefund(waiting.connector())) {
            return Future.failedFuture(new UnresolvableRefund("The gateway cannot refund at " + waiting.connector()
                    + ": refund it there, then resolve this as succeeded."));
        }
        String reason = "resolved by an operator: " + deed.reason();
        RefundChange change = switch (resolution) {
            case SUCCEEDED -> RefundChange.decided(RefundState.SUCCEEDED, reason, Optional.empty());
            case FAILED -> RefundChange.rejected(reason, BY_A_PERSON);
            case RETRY -> RefundChange.decided(retried(waiting), reason, Optional.of(now));
        };
        return RefundTransitions.decided(transaction, waiting.id(), change)
                .compose(applied -> RefundEvents.ended(outbox, transaction, waiting.id(), applied))
                .compose(told -> Audit.write(
                        transaction, deed.entry("refund.resolve", PublicId.REFUND.format(waiting.id()), json -> {
                            json.writeStartObject();
                            json.writeStringField("as", resolution.word());
                            json.writeNumberField(
                                    "amount", waiting.refund().amount().minor());
                            json.writeStringField(
                                    "currency", waiting.refund().amount().currency());
                            json.writeEndObject();
                        })));
    }

    private boolean cannotRefund(String connector) {
        return connectors
                .find(connector)
                .map(ConnectorDescriptor::capabilities)
                .filter(can -> !can.refund())
                .isPresent();
    }

    /** What the processor may have heard of is looked for, and sent again only if it surely was not made. */
    private static RefundState retried(OperatorRefund refund) {
        if (refund.sentAt().isEmpty()) {
            return RefundState.PENDING;
        }
        return refund.processorRef().isPresent() ? RefundState.PENDING_AT_PROCESSOR : RefundState.SENDING;
    }
}
