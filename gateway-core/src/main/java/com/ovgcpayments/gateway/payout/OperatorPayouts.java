package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The payouts of all merchants, and what a person says became of one that goes through our bank. */
public final class OperatorPayouts {
    private static final String LIST = Payout.SELECT + """
            WHERE ($1::uuid IS NULL OR p.id > $1)
              AND CASE WHEN $2::text IS NULL THEN p.state NOT IN ('completed', 'failed', 'cancelled')
                       ELSE p.state = $2::text::payout_state END
              AND ($4::uuid IS NULL OR p.merchant_id = $4)
            ORDER BY p.id LIMIT $3""";

    private static final String RECENT =
            Payout.SELECT + "WHERE $1::uuid IS NULL OR p.id < $1 ORDER BY p.id DESC LIMIT $2";

    // Each mode by the merchant's index.
    private static final String RECENT_OF_MERCHANT = Payout.SELECT + """
            WHERE p.id IN (
                (SELECT id FROM payout WHERE merchant_id = $1 AND livemode AND id < $2 ORDER BY id DESC LIMIT $3)
                UNION ALL
                (SELECT id FROM payout WHERE merchant_id = $1 AND NOT livemode AND id < $2 ORDER BY id DESC LIMIT $3))
            ORDER BY p.id DESC LIMIT $3""";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String OF_BATCH = Payout.SELECT + """
            WHERE p.batch_id = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3""";

    private static final String FIND = Payout.SELECT + "WHERE p.id = $1";

    private static final String COUNT =
            "SELECT count(*) AS number FROM payout WHERE state NOT IN ('completed', 'failed', 'cancelled')"
                    + " AND (state IN ('exported', 'operator') OR (state = 'requested' AND created_at < now() - interval '1 hour'))";

    // A statement of its own: what the next one reads must be what was committed once the lock was had.
    private static final String LOCK = "SELECT FROM payout WHERE id = $1 FOR NO KEY UPDATE";

    private static final String END = """
            UPDATE payout SET state = $2::text::payout_state, reason = nullif($3, ''), ended_at = clock_timestamp(),
                              sent_at = CASE WHEN $2::text = 'completed' THEN coalesce(sent_at, clock_timestamp()) ELSE sent_at END,
                              operator_since = NULL, next_check_at = NULL, leased_until = NULL
             WHERE id = $1""";

    private final Database database;
    private final PayoutEvents events;

    public OperatorPayouts(Database database, Outbox outbox) {
        this.database = database;
        this.events = new PayoutEvents(outbox);
    }

    /**
     * The oldest first.
     *
     * @param state only those that stand so; if left out, all that have not ended
     */
    public Future<Page<Payout>> list(Optional<UUID> after, Optional<PayoutState> state, int limit) {
        return list(Optional.empty(), after, state, limit);
    }

    /** The same, of one merchant only. */
    public Future<Page<Payout>> list(
            Optional<UUID> merchantId, Optional<UUID> after, Optional<PayoutState> state, int limit) {
        return database.query(
                        LIST,
                        after.orElse(null),
                        state.map(PayoutState::word).orElse(null),
                        limit + 1,
                        merchantId.orElse(null))
                .map(rows -> Page.of(all(rows), limit));
    }

    /** All of them, the newest first. */
    public Future<Page<Payout>> recent(Optional<UUID> before, int limit) {
        return database.query(RECENT, before.orElse(null), limit + 1).map(rows -> Page.of(all(rows), limit));
    }

    /** All of one merchant, in both modes, the newest first. */
    public Future<Page<Payout>> recent(UUID merchantId, Optional<UUID> before, int limit) {
        return database.query(RECENT_OF_MERCHANT, merchantId, before.orElse(AFTER_ALL), limit + 1)
                .map(rows -> Page.of(all(rows), limit));
    }

    /**
     * Those that were written into a file for our bank, in their order in the file.
     *
     * @param batch the id of the file
     */
    public Future<Page<Payout>> ofBatch(UUID batch, Optional<UUID> after, int limit) {
        return database.query(OF_BATCH, batch, after.orElse(null), limit + 1).map(rows -> Page.of(all(rows), limit));
    }

    public Future<Optional<Payout>> find(UUID id) {
        return database.query(FIND, id).map(rows -> all(rows).stream().findFirst());
    }

    private static List<Payout> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Payout::of).toList();
    }

    /** How many wait for a person: exported ones, unclear ones, and those that nobody has taken for an hour. */
    public Future<Long> count() {
        return database.query(COUNT).map(rows -> rows.iterator().next().getLong("number"));
    }

    /**
     * It was sent: our bank, or the processor, shows it. Empty if there is no such payout; fails with
     * {@link PayoutRefused} if a machine is at it, or it has ended otherwise. Said twice it is done once.
     */
    public Future<Optional<Payout>> confirm(UUID id, Deed deed) {
        return end(id, PayoutState.COMPLETED, "payout.confirm", deed);
    }

    /**
     * It was not sent, or has come back before it counted as sent: the money is the merchant's again. Likewise.
     *
     * @param deed whose reason the merchant reads
     */
    public Future<Optional<Payout>> fail(UUID id, Deed deed) {
        return end(id, PayoutState.FAILED, "payout.fail", deed);
    }

    private Future<Optional<Payout>> end(UUID id, PayoutState state, String action, Deed deed) {
        return database.transaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(id))
                        .compose(locked -> PayoutEvents.find(transaction, id))
                        .compose(found -> found.isEmpty() || found.get().state() == state
                                ? Future.succeededFuture(found)
                                : end(transaction, found.get(), state, action, deed)
                                        .map(Optional::of)))
                .onSuccess(ended -> events.wake());
    }

    private Future<Payout> end(SqlConnection transaction, Payout payout, PayoutState state, String action, Deed deed) {
        if (!payout.state().decidable()) {
            return Future.failedFuture(new PayoutRefused(
                    PayoutRefused.Reason.STATE,
                    "This payout is " + payout.state().word()
                            + (payout.state().ended() ? ", and stays so." : ": wait for its processor's answer.")));
        }
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(payout.id(), state.word(), deed.reason()))
                .compose(done -> events.tell(transaction, payout.id()))
                .compose(ended -> Audit.write(
                                transaction, deed.entry(action, PublicId.PAYOUT.format(payout.id()), json -> {
                                    json.writeStartObject();
                                    json.writeStringField("from", payout.state().word());
                                    json.writeNumberField(
                                            "amount", payout.amount().minor());
                                    json.writeStringField(
                                            "currency", payout.amount().currency());
                                    json.writeEndObject();
                                }))
                        .map(ended));
    }
}
