package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The refunds of merchants' transactions. One is accepted in a single transaction: PostgreSQL refuses what was not captured
 * or is not covered, posts it, and keeps refunds of one transaction, and of one merchant, apart. {@link RefundJob} then
 * asks the processor.
 */
public final class MerchantRefunds {
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final UUID FIRST = new UUID(0, 0);

    private static final String SESSION =
            "SELECT FROM checkout_session WHERE id = $1 AND merchant_id = $2 AND livemode = $3";

    // Whoever waited for the lock reads the row as the one before left it; what else there is, the next statement
    // reads.
    private static final String LOCK = """
            SELECT id, amount, currency, refunded FROM payment_transaction WHERE session_id = $1 FOR NO KEY UPDATE""";

    private static final String DISPUTED = """
            SELECT coalesce(sum(amount), 0)::bigint AS disputed FROM dispute
             WHERE transaction_id = $1 AND funds = 'withdrawn'""";

    private static final String INSERT = """
            INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, note, next_check_at)
            SELECT $2, livemode, 'merchant', id, amount, $3, currency, $4, now() FROM payment_transaction WHERE id = $1""";

    private static final String FIND = RefundView.SELECT + "WHERE r.id = $1 AND t.merchant_id = $2 AND r.livemode = $3";

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too. It must know how wide the range of ids is.
    private static final String LIST = Database.PLANNED_EACH_TIME + RefundView.SELECT + """
            WHERE r.merchant_id = ANY (ARRAY[$1::uuid]) AND r.livemode = $2 AND r.id < $3 AND r.id < $4 AND r.id >= $5
              AND ($6::timestamptz IS NULL OR r.created_at < $6)
              AND ($7::timestamptz IS NULL OR r.created_at >= $7)
              %s %s
            ORDER BY r.merchant_id, r.id DESC LIMIT $8""";

    private static final String OF_SESSION = "AND t.session_id = $9";

    private final Database database;
    private final Outbox outbox;

    /** A captured payment, locked. */
    private record Captured(UUID transactionId, Money amount, long refunded, long disputed) {
        long left() {
            return Math.max(0, amount.minor() - refunded - disputed);
        }
    }

    public MerchantRefunds(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * Accepts a refund and writes the event of it; {@link Outbox#wake} is for whoever commits. Empty if the merchant has no
     * such session in this mode. Fails with {@link UnacceptableRefund} if it cannot be, as things stand: then the
     * transaction must be undone.
     */
    public Future<Optional<RefundView>> create(
            SqlConnection transaction, UUID merchantId, Mode mode, UUID sessionId, NewRefund wanted) {
        return transaction
                .preparedQuery(SESSION)
                .execute(Tuple.of(sessionId, merchantId, mode.livemode()))
                .compose(found -> found.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : lock(transaction, sessionId)
                                .compose(captured -> accept(transaction, captured, wanted))
                                .map(Optional::of));
    }

    /** Empty also for a refund of another merchant or of the other mode. */
    public Future<Optional<RefundView>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RefundView::of)
                        .findFirst());
    }

    public Future<Page<RefundView>> list(UUID merchantId, Mode mode, RefundQuery query) {
        List<@Nullable Object> wanted = new ArrayList<>(Arrays.asList(
                merchantId,
                mode.livemode(),
                query.startingAfter().orElse(AFTER_ALL),
                query.createdTo().map(TimeOrderedUuid::upperBound).orElse(AFTER_ALL),
                query.createdFrom().map(TimeOrderedUuid::lowerBound).orElse(FIRST),
                utc(query.createdTo()),
                utc(query.createdFrom()),
                query.limit() + 1));
        query.sessionId().ifPresent(wanted::add);
        String sql = LIST.formatted(
                query.status().map(MerchantRefunds::inState).orElse(""),
                query.sessionId().isPresent() ? OF_SESSION : "");
        return database.query(sql, wanted.toArray())
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RefundView::of)
                                .toList(),
                        query.limit()));
    }

    /** As the partial indexes have it. */
    private static String inState(RefundStatus status) {
        return switch (status) {
            case PENDING -> "AND r.state NOT IN ('succeeded', 'failed')";
            case SUCCEEDED -> "AND r.state = 'succeeded'";
            case FAILED -> "AND r.state = 'failed'";
        };
    }

    private static Future<Captured> lock(SqlConnection transaction, UUID sessionId) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(sessionId)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(new UnacceptableRefund(new UnacceptableRefund.Why.NotPaid()));
            }
            Row row = rows.iterator().next();
            return transaction
                    .preparedQuery(DISPUTED)
                    .execute(Tuple.of(row.getUUID("id")))
                    .map(sums -> new Captured(
                            row.getUUID("id"),
                            new Money(row.getLong("amount"), row.getString("currency")),
                            row.getLong("refunded"),
                            sums.iterator().next().getLong("disputed")));
        });
    }

    private Future<RefundView> accept(SqlConnection transaction, Captured captured, NewRefund wanted) {
        long amount = wanted.amount().orElse(captured.left());
        if (amount == 0 || amount > captured.left()) {
            return Future.failedFuture(tooMuch(captured));
        }
        UUID id = TimeOrderedUuid.next();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        captured.transactionId(), id, amount, wanted.note().orElse(null)))
                .recover(failure -> Future.failedFuture(refusal(failure, captured)))
                .compose(inserted -> RefundEvents.created(outbox, transaction, id));
    }

    private static UnacceptableRefund tooMuch(Captured captured) {
        String currency = captured.amount().currency();
        return new UnacceptableRefund(new UnacceptableRefund.Why.TooMuch(
                captured.amount(), new Money(captured.left(), currency), new Money(captured.disputed(), currency)));
    }

    private static Throwable refusal(Throwable failure, Captured captured) {
        if (!(failure instanceof PgException refused) || refused.getConstraint() == null) {
            return failure;
        }
        return switch (refused.getConstraint()) {
            case "refund_within_capture" -> tooMuch(captured);
            case "refund_within_funds" ->
                new UnacceptableRefund(
                        new UnacceptableRefund.Why.NotCovered(captured.amount().currency()));
            default -> failure;
        };
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
