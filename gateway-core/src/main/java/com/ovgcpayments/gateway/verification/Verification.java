package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Compares sessions, attempts, transactions, surplus captures, refunds, the ledger, events and deliveries, all as they were at one instant.
 * Changes nothing and keeps nobody waiting, so it may run beside a gateway; of what it finds it fetches only so many ids
 * as are wanted.
 */
public final class Verification {
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final String NO_HURRY = "SET LOCAL statement_timeout = 0";
    private static final String AT = "SELECT now() AS at";
    private static final String FIND = Database.PLANNED_EACH_TIME + """
            WITH broken AS MATERIALIZED (%s)
            SELECT (SELECT count(*) FROM broken) AS count, first.id
              FROM (SELECT id FROM broken ORDER BY id LIMIT $1) first""";

    private Verification() {}

    /**
     * How a rule is kept.
     *
     * @param broken by how many rows it is broken
     * @param first the first of them, as people read them
     */
    public record Result(Rule rule, long broken, List<String> first) {
        public boolean isKept() {
            return broken == 0;
        }
    }

    /** @param at the instant for which it holds */
    public record Report(Instant at, List<Result> results) {
        public List<Result> broken(Rule.Level level) {
            return results.stream()
                    .filter(result -> !result.isKept() && result.rule().level() == level)
                    .toList();
        }
    }

    /** @param examples how many ids at the most are fetched for each rule */
    public static Future<Report> run(Database database, int examples) {
        return run(database, Rules.all(), examples);
    }

    static Future<Report> run(Database database, List<Rule> rules, int examples) {
        return database.transaction(transaction -> transaction
                .query(ONE_SNAPSHOT)
                .execute()
                .compose(set -> transaction.query(NO_HURRY).execute())
                .compose(set -> transaction.query(AT).execute())
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant())
                .compose(at -> all(transaction, rules, examples).map(results -> new Report(at, results))));
    }

    private static Future<List<Result>> all(SqlConnection transaction, List<Rule> rules, int examples) {
        Future<List<Result>> found = Future.succeededFuture(new ArrayList<>());
        for (Rule rule : rules) {
            found = found.compose(results -> check(transaction, rule, examples).map(result -> {
                results.add(result);
                return results;
            }));
        }
        return found.map(List::copyOf);
    }

    private static Future<Result> check(SqlConnection transaction, Rule rule, int examples) {
        return transaction
                .preparedQuery(FIND.formatted(rule.broken()))
                .execute(Tuple.of((long) examples))
                .map(rows -> {
                    List<UUID> ids = StreamSupport.stream(rows.spliterator(), false)
                            .map((Row row) -> row.getUUID("id"))
                            .toList();
                    long count = rows.size() == 0 ? 0 : rows.iterator().next().getLong("count");
                    return new Result(
                            rule, count, ids.stream().map(rule.shown()).toList());
                });
    }
}
