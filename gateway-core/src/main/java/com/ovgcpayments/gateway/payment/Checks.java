package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks processors what became of attempts. Whoever wants to know (the payer who returns, a notification, the merchant)
 * only moves the next check forward; whoever sweeps claims what is due by a lease and asks. So one processor is asked
 * about one attempt by one instance at a time, and no more often than every two seconds.
 */
public final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

    /** The least pause since the last check; GREATEST passes over a NULL. */
    private static final String SOONEST = "GREATEST(clock_timestamp(), checked_at + interval '2 seconds')";

    private static final String UNDER_WAY = "COALESCE(leased_until > clock_timestamp(), false)";

    private static final String DUE_IN = """

            RETURNING GREATEST(0, extract(epoch FROM next_check_at - clock_timestamp()) * 1000)::bigint AS due_in_ms""";

    private static final String LOOK_AT_SESSION =
            "UPDATE attempt SET " + forward(UNDER_WAY, "'*'") + """

             WHERE session_id = $1 AND state IN ('open', 'processing', 'unknown')
               AND CASE WHEN %s THEN ask_again_unless IS NULL
                        ELSE next_check_at IS NULL OR next_check_at > %s END""".formatted(UNDER_WAY, SOONEST) + DUE_IN;

    /** The attempt with the reference $1 at the connector $2, told of the capture $3; one row, if there is such an attempt. */
    static final String LOOK_AT_ATTEMPT = """
            named AS (
                SELECT id,
                       EXISTS (SELECT FROM payment_transaction paid
                                WHERE paid.attempt_id = attempt.id AND paid.processor_ref = $3)
                       OR EXISTS (SELECT FROM surplus_capture surplus
                                   WHERE surplus.attempt_id = attempt.id AND surplus.processor_ref = $3) AS booked
                  FROM attempt WHERE reference = $1 AND connector = $2),
            looked AS (
                UPDATE attempt SET %s
                  FROM named WHERE attempt.id = named.id AND NOT named.booked
                %s)
            SELECT due_in_ms FROM named LEFT JOIN looked ON true""".formatted(
            forward(UNDER_WAY + " AND $3::text IS NOT NULL AND COALESCE(ask_again_unless, '*') IN ('*', $3)", "$3"),
            DUE_IN);

    private static final String FAILED = """
            UPDATE attempt
               SET checks = $2, leased_until = NULL, ask_again_unless = NULL,
                   next_check_at = CASE WHEN next_check_at < leased_until THEN next_check_at
                                        WHEN ask_again_unless IS NOT NULL THEN LEAST($3, %s)
                                        ELSE $3 END,
                   operator_since = CASE WHEN $3::timestamptz IS NULL THEN COALESCE(operator_since, now()) ELSE operator_since END
             WHERE id = $1""".formatted(SOONEST);

    private static final String READ = "SELECT " + PaymentRecord.COLUMNS + PaymentRecord.FROM + "WHERE a.id = ANY ($1)";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final Transitions transitions;
    private final PaymentSignals signals;
    private final PaymentOptions options;

    public Checks(
            Database database,
            Connectors connectors,
            Transitions transitions,
            PaymentSignals signals,
            PaymentOptions options) {
        this.database = database;
        this.due = new DueRows(database, "attempt", READ);
        this.connectors = connectors;
        this.transitions = transitions;
        this.signals = signals;
        this.options = options;
    }

    /**
     * Moves a check forward, never backward. It comes besides the scheduled ones and does not count as one of them. While
     * a check is under way that may bring what is looked for, it is asked again only if it does not.
     *
     * @param brought SQL: whether such a check is under way
     * @param what SQL: what it may bring, as {@code ask_again_unless} has it
     */
    private static String forward(String brought, String what) {
        return """
            ask_again_unless = CASE WHEN %2$s THEN %3$s ELSE ask_again_unless END,
            next_check_at = CASE WHEN %2$s THEN next_check_at ELSE LEAST(next_check_at, %1$s) END,
            checks = CASE WHEN NOT (%2$s) AND next_check_at > %1$s THEN checks - 1 ELSE checks END""".formatted(SOONEST, brought, what);
    }

    /** The payer or the merchant looks: the session's live attempt is checked soon. Nobody waits for it here. */
    public Future<Void> lookAtSession(UUID sessionId) {
        return database.query(LOOK_AT_SESSION, sessionId)
                .onSuccess(this::announce)
                .mapEmpty();
    }

    /** A processor tells of an attempt, in whatever state it is: it is checked soon. False if there is none. */
    public Future<Boolean> lookAtAttempt(String reference, String connector) {
        return looked(database.query("WITH " + LOOK_AT_ATTEMPT, reference, connector, null));
    }

    /** @param look has executed {@link #LOOK_AT_ATTEMPT} */
    Future<Boolean> looked(Future<RowSet<Row>> look) {
        return look.onSuccess(this::announce).map(rows -> rows.size() > 0);
    }

    /**
     * Claims what is due and asks about all of it at once.
     *
     * @param limit how many at the most
     * @return the claimed checks, each completing when its answer is applied; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        Duration lease = options.fetchDeadline().plus(options.beginDeadline()).plus(LEASE_MARGIN);
        return due.sweep(lease, limit, this::check);
    }

    private Future<Void> check(Row row) {
        // Through map, so that a row which cannot be read fails alone.
        return Future.succeededFuture(row)
                .map(PaymentRecord::of)
                .compose(record -> learn(record)
                        .compose(fact -> transitions.apply(
                                record.attempt().sessionId(), record.attempt().id(), fact)))
                .<Void>mapEmpty()
                .recover(failure -> failed(row, failure));
    }

    /** Without a database the lease runs out and the check is repeated. What fails otherwise will do so again. */
    private Future<Void> failed(Row row, Throwable failure) {
        UUID attempt = row.getUUID("a_id");
        LOG.atWarn()
                .addKeyValue("attempt", attempt)
                .setCause(failure)
                .log("could not find out about an attempt; it will be tried again");
        if (failure instanceof DatabaseUnavailable) {
            return Future.succeededFuture();
        }
        int checks = Math.max(0, row.getInteger("a_checks") + 1);
        Instant now = SessionRows.instant(row, "read_at").orElseThrow();
        Optional<Instant> next = CheckSchedule.next(AttemptState.UNKNOWN, checks, now, now);
        return database.query(
                        FAILED,
                        attempt,
                        checks,
                        next.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
                .onSuccess(written -> {
                    if (next.isEmpty()) {
                        LOG.atError()
                                .addKeyValue("attempt", attempt)
                                .log("what became of a payment cannot be decided: a person must look at it");
                    }
                })
                .recover(unavailable -> {
                    LOG.atWarn().setCause(unavailable).log("the lease of a check runs out instead");
                    return Future.succeededFuture();
                })
                .mapEmpty();
    }

    private Future<Fact> learn(PaymentRecord record) {
        String connector = record.attempt().connector();
        Question question = Question.about(record, connectors.find(connector).map(ConnectorDescriptor::capabilities));
        Future<Outcome> answer = switch (question) {
            case CANCEL -> connectors.cancel(connector, record.cancelRequest(), options.fetchDeadline());
            case BEGIN_AGAIN ->
                connectors.begin(connector, record.beginRequest(options.checkoutUrl()), options.beginDeadline());
            case FETCH, FETCH_TO_LEAVE -> connectors.fetch(connector, record.fetchRequest(), options.fetchDeadline());
        };
        return answer.map(outcome -> question.answered(record, outcome));
    }

    private void announce(RowSet<Row> rows) {
        Optional<Long> soonest = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("due_in_ms"))
                .filter(Objects::nonNull)
                .min(Long::compare);
        soonest.ifPresent(millis -> signals.checkDue(Duration.ofMillis(millis)));
    }
}
