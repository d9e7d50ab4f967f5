package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The captured payments of merchants, to be read. They are written by the {@code payment} package alone. */
public final class Transactions {
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String COLUMNS =
            "id, session_id, livemode, status::text AS status, connector, amount, currency, fee, captured_at, created_at,"
                    + " refunded, fee_returned, available_on";

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too.
    private static final String LIST = "SELECT " + COLUMNS + """
             FROM payment_transaction
            WHERE merchant_id = ANY (ARRAY[$1::uuid]) AND livemode = $2 AND id < $3
              AND ($4::text IS NULL OR $4 = CASE WHEN refunded = 0 THEN status::text
                                                 WHEN refunded < amount THEN 'partially_refunded' ELSE 'refunded' END)
              AND ($5::timestamptz IS NULL OR created_at >= $5)
              AND ($6::timestamptz IS NULL OR created_at < $6)
            ORDER BY merchant_id, id DESC LIMIT $7""";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM payment_transaction WHERE id = $1 AND merchant_id = $2 AND livemode = $3";

    // From one to the next by the index: there are few, of many payments.
    private static final String GATEWAYS = """
            WITH RECURSIVE gateway (name) AS (
                (SELECT p.connector FROM payment_transaction p
                  WHERE p.merchant_id = $1 AND p.livemode = $2 ORDER BY p.connector LIMIT 1)
                UNION ALL
                SELECT (SELECT p.connector FROM payment_transaction p
                         WHERE p.merchant_id = $1 AND p.livemode = $2 AND p.connector > gateway.name
                         ORDER BY p.connector LIMIT 1)
                  FROM gateway WHERE gateway.name IS NOT NULL)
            SELECT name FROM gateway WHERE name IS NOT NULL""";

    private final Database database;

    public Transactions(Database database) {
        this.database = database;
    }

    public Future<Page<TransactionView>> list(UUID merchantId, Mode mode, TransactionQuery query) {
        return database.query(
                        LIST,
                        merchantId,
                        mode.livemode(),
                        query.startingAfter().orElse(AFTER_ALL),
                        query.status().orElse(null),
                        utc(query.createdFrom()),
                        utc(query.createdTo()),
                        query.limit() + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Transactions::view)
                                .toList(),
                        query.limit()));
    }

    /** Empty also for a transaction of another merchant or of the other mode. */
    public Future<Optional<TransactionView>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode()).map(Transactions::first);
    }

    /** As the other, in a transaction that may have changed it. */
    public static Future<Optional<TransactionView>> find(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(Transactions::first);
    }

    /** The gateways through which a merchant was ever paid, by name. */
    public Future<List<String>> gateways(UUID merchantId, Mode mode) {
        return database.query(GATEWAYS, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .toList());
    }

    private static Optional<TransactionView> first(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Transactions::view)
                .findFirst();
    }

    private static TransactionView view(Row row) {
        Transaction transaction = new Transaction(
                row.getUUID("id"),
                row.getString("status"),
                row.getString("connector"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getLong("fee"),
                SessionRows.instant(row, "captured_at").orElseThrow(),
                row.getLong("refunded"),
                row.getLong("fee_returned"),
                SessionRows.instant(row, "available_on"));
        return new TransactionView(
                transaction,
                row.getUUID("session_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                SessionRows.instant(row, "created_at").orElseThrow());
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
