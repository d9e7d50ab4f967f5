package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.StatementSink.Line;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a merchant's accounts of one currency held, what happened to them, and what they hold: all as of one instant, and
 * so that it adds up. However much it is, only a few hundred entries are in memory.
 */
public final class Statements {
    private static final int ROWS_AT_ONCE = 500;
    private static final long NO_ACCOUNT = 0;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** Shorter than the database's patience with a transaction: who reads slowly loses his statement and nothing else. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final String NOW = "SELECT now() AS now";

    // What there is now, less what came since.
    private static final String OPENING = """
            SELECT a.id, a.kind::text AS account, (ledger_balance(a.id)
                 - coalesce((SELECT sum(t.amount) FROM transfer t WHERE t.credit = a.id AND t.id >= $4), 0)
                 + coalesce((SELECT sum(t.amount) FROM transfer t WHERE t.debit = a.id AND t.id >= $4), 0))::bigint AS balance
              FROM account a WHERE a.merchant_id = $1 AND a.livemode = $2 AND a.currency = $3""";

    // For each account twice, so that every part is a stretch of an index.
    private static final String ENTRIES = Stream.of("pending $4", "available $5", "in_transit $6")
            .map(account -> account.split(" ", -1))
            .flatMap(account -> Stream.of(EntryRows.CREDITS, EntryRows.DEBITS)
                    .map(side -> "(SELECT '" + account[0] + "' AS kind, side.* FROM (" + side + account[1]
                            + " AND t.id >= $1 AND t.id < $2) side)"))
            .collect(Collectors.joining(
                    " UNION ALL ",
                    "SELECT " + EntryRows.COLUMNS + " FROM (SELECT sides.*, $3::text AS currency FROM (",
                    ") sides ORDER BY id, side) entry " + EntryRows.JOINED + " ORDER BY entry.id, entry.side"));

    private final Database database;

    private record Opening(Map<MerchantAccount, Long> ids, Map<MerchantAccount, Long> balances) {}

    public Statements(Database database) {
        this.database = database;
    }

    /**
     * @param from inclusive
     * @param to exclusive; until now if empty
     */
    public Future<Void> read(
            UUID merchantId, Mode mode, String currency, Instant from, Optional<Instant> to, StatementSink sink) {
        Tuple accounts = Tuple.of(merchantId, mode.livemode(), currency, TimeOrderedUuid.floor(from));
        return database.transaction(transaction -> transaction
                .query(ONE_SNAPSHOT)
                .execute()
                .compose(set -> transaction.query(NOW).execute())
                .compose(now -> {
                    Instant end = to.orElse(
                            SessionRows.instant(now.iterator().next(), "now").orElseThrow());
                    return opening(transaction, accounts)
                            .compose(opening -> sink.opening(from, Map.copyOf(opening.balances()))
                                    .compose(taken ->
                                            entries(transaction, opening, period(opening, currency, from, to), sink))
                                    .compose(taken -> sink.closing(end, Map.copyOf(opening.balances()))));
                })
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Tuple period(Opening opening, String currency, Instant from, Optional<Instant> to) {
        Map<MerchantAccount, Long> ids = opening.ids();
        return Tuple.of(
                TimeOrderedUuid.floor(from),
                to.map(TimeOrderedUuid::floor).orElse(AFTER_ALL),
                currency,
                ids.getOrDefault(MerchantAccount.PENDING, NO_ACCOUNT),
                ids.getOrDefault(MerchantAccount.AVAILABLE, NO_ACCOUNT),
                ids.getOrDefault(MerchantAccount.IN_TRANSIT, NO_ACCOUNT));
    }

    private static Future<Opening> opening(SqlConnection transaction, Tuple accounts) {
        return transaction.preparedQuery(OPENING).execute(accounts).map(rows -> {
            Map<MerchantAccount, Long> ids = new EnumMap<>(MerchantAccount.class);
            Map<MerchantAccount, Long> balances = new EnumMap<>(MerchantAccount.class);
            for (MerchantAccount account : MerchantAccount.values()) {
                balances.put(account, 0L);
            }
            for (Row row : rows) {
                MerchantAccount account =
                        MerchantAccount.of(row.getString("account")).orElseThrow();
                ids.put(account, row.getLong("id"));
                balances.put(account, row.getLong("balance"));
            }
            return new Opening(ids, balances);
        });
    }

    private static Future<Void> entries(SqlConnection transaction, Opening opening, Tuple period, StatementSink sink) {
        return transaction.prepare(ENTRIES).compose(statement -> {
            Cursor cursor = statement.cursor(period);
            Promise<Void> read = Promise.promise();
            rest(cursor, opening.balances(), sink, read);
            return read.future().eventually(cursor::close).eventually(statement::close);
        });
    }

    /** No chain of futures: a long statement would make it as deep as it is long. */
    private static void rest(
            Cursor cursor, Map<MerchantAccount, Long> balances, StatementSink sink, Promise<Void> read) {
        cursor.read(ROWS_AT_ONCE)
                .compose(rows -> {
                    List<Line> lines = new ArrayList<>();
                    for (Row row : rows) {
                        Entry entry = EntryRows.entry(row);
                        lines.add(new Line(entry, balances.merge(entry.account(), entry.amount(), Math::addExact)));
                    }
                    return sink.lines(lines);
                })
                .onComplete(
                        taken -> {
                            if (cursor.hasMore()) {
                                rest(cursor, balances, sink, read);
                            } else {
                                read.complete();
                            }
                        },
                        read::fail);
    }
}
