package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What merchants do with their payouts. Whatever is not possible fails with {@link PayoutRefused}. */
public final class Payouts {
    /** As they stand in the audit log. */
    public static final String REQUESTED = "payout.request";

    public static final String CANCELLED = "payout.cancel";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String INSERT = """
            INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin)
            VALUES ($1, $2, $3, $4, $5, $6, 'request')""";

    private static final String FIND = Payout.SELECT + "WHERE p.id = $1 AND p.merchant_id = $2 AND p.livemode = $3";

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too.
    private static final String LIST = Payout.SELECT + """
            WHERE p.merchant_id = ANY (ARRAY[$1::uuid]) AND p.livemode = $2 AND p.id < $3 AND ($4::text IS NULL OR p.currency = $4)
            ORDER BY p.merchant_id, p.id DESC LIMIT $5""";

    private static final String CANCEL = """
            UPDATE payout SET state = 'cancelled', ended_at = clock_timestamp(), next_check_at = NULL, leased_until = NULL
             WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND state = 'requested'""";

    private final Database database;

    public Payouts(Database database) {
        this.database = database;
    }

    /** Accepts a payout and sets its money aside, as part of the caller's transaction. */
    public Future<Payout> request(SqlClient transaction, UUID merchantId, Mode mode, Money amount) {
        UUID id = TimeOrderedUuid.next();
        return usableDestination(transaction, merchantId, mode, amount.currency())
                .compose(destination -> transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(
                                id, merchantId, mode.livemode(), amount.currency(), amount.minor(), destination)))
                .recover(failure -> PayoutRefused.inWords(failure, amount.currency()))
                .compose(inserted -> find(transaction, merchantId, mode, id))
                .map(Optional::orElseThrow);
    }

    /** The same by one of the merchant's people, which is audited. */
    public Future<Payout> request(SqlClient transaction, UUID merchantId, Mode mode, Money amount, Deed deed) {
        return request(transaction, merchantId, mode, amount)
                .compose(payout -> audit(transaction, payout, REQUESTED, deed).map(payout));
    }

    /**
     * Calls a payout off, as part of the caller's transaction; one that is cancelled already stays so.
     *
     * @return empty if the merchant has no such payout in this mode
     */
    public Future<Optional<Payout>> cancel(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return callOff(transaction, merchantId, mode, id)
                .compose(changed -> cancelled(transaction, merchantId, mode, id));
    }

    /** The same by one of the merchant's people, which is audited if it changes anything. */
    public Future<Optional<Payout>> cancel(SqlClient transaction, UUID merchantId, Mode mode, UUID id, Deed deed) {
        return callOff(transaction, merchantId, mode, id)
                .compose(changed -> cancelled(transaction, merchantId, mode, id)
                        .compose(found -> changed
                                ? audit(transaction, found.orElseThrow(), CANCELLED, deed)
                                        .map(found)
                                : Future.succeededFuture(found)));
    }

    /** Newest first. */
    public Future<Page<Payout>> list(
            UUID merchantId, Mode mode, Optional<UUID> startingAfter, Optional<String> currency, int limit) {
        return database.query(
                        LIST,
                        merchantId,
                        mode.livemode(),
                        startingAfter.orElse(AFTER_ALL),
                        currency.orElse(null),
                        limit + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Payout::of)
                                .toList(),
                        limit));
    }

    /** Empty also for a payout of another merchant or of the other mode. */
    public Future<Optional<Payout>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode()).map(Payouts::first);
    }

    private static Future<Boolean> callOff(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(cancelled -> cancelled.rowCount() > 0);
    }

    private static Future<Optional<Payout>> cancelled(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return find(transaction, merchantId, mode, id).map(found -> {
            if (found.filter(payout -> payout.state() != PayoutState.CANCELLED).isPresent()) {
                throw new PayoutRefused(
                        PayoutRefused.Reason.STATE,
                        "This payout is " + found.get().state().shown()
                                + ": it can be cancelled only before it is sent.");
            }
            return found;
        });
    }

    private static Future<?> audit(SqlClient transaction, Payout payout, String action, Deed deed) {
        return Audit.write(transaction, deed.entry(action, PublicId.PAYOUT.format(payout.id()), json -> {
            json.writeStartObject();
            json.writeNumberField("amount", payout.amount().minor());
            json.writeStringField("currency", payout.amount().currency());
            json.writeStringField("last4", payout.destination().last4());
            json.writeBooleanField("livemode", payout.mode().livemode());
            json.writeEndObject();
        }));
    }

    private static Future<Optional<Payout>> find(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(Payouts::first);
    }

    private static Optional<Payout> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Payout::of).findFirst();
    }

    private static Future<UUID> usableDestination(SqlClient transaction, UUID merchantId, Mode mode, String currency) {
        return Destinations.current(transaction, merchantId, mode, currency).map(found -> {
            Destination destination = found.orElseThrow(() -> new PayoutRefused(
                    PayoutRefused.Reason.NO_DESTINATION,
                    "There is no account to pay out " + currency + " to: name one at PUT /api/payout-destinations/"
                            + currency + "."));
            if (!destination.usable()) {
                throw new PayoutRefused(
                        PayoutRefused.Reason.COOLING_DOWN,
                        "The account for " + currency
                                + " was changed a short while ago. For your safety nothing is paid out to it before "
                                + SessionDocument.iso(destination.usableFrom()) + ".");
            }
            return destination.id();
        });
    }
}
