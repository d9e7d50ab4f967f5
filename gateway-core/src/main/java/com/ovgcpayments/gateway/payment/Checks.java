package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final Duration SAME_KEY_LIMIT = Duration.ofHours(23);

    /** The least pause since the last check; GREATEST passes over a NULL. */
    private static final String SOONEST = "GREATEST(clock_timestamp(), checked_at + interval '2 seconds')";

    /** Moves a check forward, never backward. It comes besides the scheduled ones and does not count as one of them. */
    private static final String FORWARD = """
            SET next_check_at = LEAST(next_check_at, %1$s),
                checks = CASE WHEN next_check_at > %1$s THEN checks - 1 ELSE checks END""".formatted(SOONEST);

    private static final String DUE_IN = """

            RETURNING GREATEST(0, extract(epoch FROM next_check_at - clock_timestamp()) * 1000)::bigint AS due_in_ms""";

    private static final String LOOK_AT_SESSION = "UPDATE attempt " + FORWARD + """

            WHERE session_id = $1 AND state IN ('open', 'processing', 'unknown')
              AND (next_check_at IS NULL OR next_check_at > %s)""".formatted(SOONEST) + DUE_IN;

    private static final String LOOK_AT_ATTEMPT =
            "UPDATE attempt " + FORWARD + " WHERE reference = $1 AND connector = $2" + DUE_IN;

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

    /** The payer or the merchant looks: the session's live attempt is checked soon. Nobody waits for it here. */
    public Future<Void> lookAtSession(UUID sessionId) {
        return database.query(LOOK_AT_SESSION, sessionId)
                .onSuccess(this::announce)
                .mapEmpty();
    }

    /** A processor tells of an attempt, in whatever state it is: it is checked soon. False if there is none. */
    public Future<Boolean> lookAtAttempt(String reference, String connector) {
        return database.query(LOOK_AT_ATTEMPT, reference, connector)
                .onSuccess(this::announce)
                .map(rows -> rows.rowCount() > 0);
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
                .recover(failure -> {
                    // The lease runs out and the check is repeated; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("attempt", row.getUUID("a_id"))
                            .setCause(failure)
                            .log("could not find out about an attempt; it will be tried again");
                    return Future.succeededFuture();
                })
                .mapEmpty();
    }

    private Future<Fact> learn(PaymentRecord record) {
        Attempt attempt = record.attempt();
        boolean canCancel = connectors
                .find(attempt.connector())
                .map(descriptor -> descriptor.capabilities().cancel())
                .orElse(false);
        if (isUnwanted(record)) {
            return canCancel ? cancel(record) : leaveBehind(record);
        }
        if (mustBeginAgain(attempt, record.now())) {
            return asked(
                    Ask.BEGIN_AGAIN,
                    connectors.begin(
                            attempt.connector(), record.beginRequest(options.checkoutUrl()), options.beginDeadline()));
        }
        return asked(Ask.FETCH, connectors.fetch(attempt.connector(), record.fetchRequest(), options.fetchDeadline()));
    }

    /** Whether the processor has, or may have, a page open on which nobody should pay any more. */
    private static boolean isUnwanted(PaymentRecord record) {
        AttemptState state = record.attempt().state();
        boolean over = record.view().pastExpiry() || record.view().session().status() == SessionStatus.COMPLETED;
        boolean openTooLong = state == AttemptState.OPEN && over;
        boolean leftOpen = state == AttemptState.SUPERSEDED
                && record.attempt().processorRef().isPresent();
        return openTooLong || leftOpen;
    }

    /** Where beginning may have moved money, the only safe question is the same one again, while its key still holds. */
    private static boolean mustBeginAgain(Attempt attempt, Instant now) {
        boolean unclear = attempt.state() == AttemptState.UNKNOWN || attempt.state() == AttemptState.SENDING;
        return unclear
                && attempt.beginCanCapture()
                && attempt.processorRef().isEmpty()
                && now.isBefore(attempt.createdAt().plus(SAME_KEY_LIMIT));
    }

    private Future<Fact> cancel(PaymentRecord record) {
        return asked(
                Ask.CANCEL,
                connectors.cancel(record.attempt().connector(), record.cancelRequest(), options.fetchDeadline()));
    }

    /** The page cannot be closed: what the processor says still counts, and if that is "open" we stop waiting for it. */
    private Future<Fact> leaveBehind(PaymentRecord record) {
        Future<Outcome> fetched =
                connectors.fetch(record.attempt().connector(), record.fetchRequest(), options.fetchDeadline());
        return fetched.map(outcome -> {
            boolean unclear = outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotSent;
            boolean leave = outcome instanceof Outcome.Redirect
                    || (unclear && record.attempt().state() == AttemptState.OPEN);
            return leave ? new Fact.LeftBehind() : new Fact.Answered(Ask.FETCH, outcome, false);
        });
    }

    private static Future<Fact> asked(Ask ask, Future<Outcome> answer) {
        return answer.map(outcome -> new Fact.Answered(ask, outcome, false));
    }

    private void announce(RowSet<Row> rows) {
        Optional<Long> soonest = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("due_in_ms"))
                .min(Long::compare);
        soonest.ifPresent(millis -> signals.checkDue(Duration.ofMillis(millis)));
    }
}
