package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.ledger.LedgerAlarm;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.Verification.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks every few minutes whether what was posted since the last time agrees with what happened, and raises an alarm if
 * it does not. However many instances there are, one of them looks. Everything else is looked at by
 * {@code gateway verify} alone.
 */
public final class LedgerCheck {
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** Longer than the statements of a check may take; if its instance dies, another looks after that. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Ids and postings are made before they are committed, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final int EXAMPLES = 5;

    private static final String CLAIM = """
            UPDATE ledger_check SET leased_until = now() + $1 * interval '1 millisecond'
             WHERE due_at <= now() AND (leased_until IS NULL OR leased_until <= now())
            RETURNING checked_at""";

    private static final String DONE = """
            UPDATE ledger_check SET leased_until = NULL, checked_at = $1, due_at = now() + $2 * interval '1 millisecond'""";

    private static final String STANDING = "SELECT checked_at FROM ledger_check";

    private final Database database;
    private final LedgerAlarms alarms;

    /**
     * How the ledger stands.
     *
     * @param checkedAt when it was last looked at; empty if never
     * @param alarms what was found and is not cleared
     */
    public record Standing(Optional<Instant> checkedAt, List<LedgerAlarm> alarms) {
        public boolean isOk() {
            return alarms.isEmpty();
        }
    }

    /**
     * What a check found.
     *
     * @param broken the rules that are, as of the instant of the check
     */
    public record Findings(Instant at, List<Result> broken) {}

    public LedgerCheck(Database database) {
        this.database = database;
        this.alarms = new LedgerAlarms(database);
    }

    public Future<Standing> standing() {
        return database.query(STANDING)
                .map(rows -> rows.iterator().next())
                .compose(row ->
                        alarms.current().map(current -> new Standing(SessionRows.instant(row, "checked_at"), current)));
    }

    /** Looks if it is time to, and nobody else does; empty if it is not. */
    public Future<Optional<Findings>> run() {
        return database.query(CLAIM, LEASE.toMillis()).compose(claimed -> {
            if (claimed.rowCount() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            Optional<Instant> last = SessionRows.instant(claimed.iterator().next(), "checked_at");
            return look(last).map(Optional::of);
        });
    }

    private Future<Findings> look(Optional<Instant> last) {
        UUID since = TimeOrderedUuid.floor(last.map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH));
        return Verification.run(database, LedgerRules.recent(since), EXAMPLES)
                .map(report -> new Findings(report.at(), report.broken(Rule.Level.PROBLEM)))
                .compose(findings -> database.transaction(transaction -> {
                            Future<?> raised = Future.succeededFuture();
                            for (Result result : findings.broken()) {
                                raised = raised.compose(before -> LedgerAlarms.raise(
                                        transaction, result.rule().name(), detail(result)));
                            }
                            return raised.compose(all -> transaction
                                    .preparedQuery(DONE)
                                    .execute(Tuple.of(findings.at().atOffset(ZoneOffset.UTC), EVERY.toMillis())));
                        })
                        .map(findings));
    }

    private static String detail(Result result) {
        return result.broken() + " " + result.rule().wrong() + ": " + String.join(", ", result.first())
                + (result.broken() > result.first().size() ? ", …" : "");
    }
}
