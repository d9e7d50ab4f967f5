package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Begins payments. An attempt is committed before its processor hears of it, so that whatever happens in between is
 * found again; and no second attempt begins while money may be moving in a first.
 */
public final class Payments {
    /** A session's attempts are counted, so that nobody tries cards on it. */
    public static final int MAX_ATTEMPTS = 10;

    private static final String LOCK = "SELECT FROM checkout_session WHERE id = $1 FOR NO KEY UPDATE";

    private static final String READ_SESSION = "SELECT " + SessionRows.COLUMNS + """
            , (SELECT count(*) FROM attempt counted WHERE counted.session_id = s.id) AS attempts
             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.id = $1""";

    private static final String READ_LIVE = "SELECT " + PaymentRecord.COLUMNS + PaymentRecord.FROM
            + "WHERE a.session_id = $1 AND a.state IN ('sending', 'open', 'processing', 'unknown')";

    private static final String INSERT_ATTEMPT = """
            INSERT INTO attempt
                (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, next_check_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9 * interval '1 millisecond')""";

    private static final String READ_ATTEMPT =
            "SELECT " + PaymentRecord.COLUMNS + PaymentRecord.FROM + "WHERE a.id = $1";

    private final Database database;
    private final Connectors connectors;
    private final Transitions transitions;
    private final PaymentOptions options;

    public Payments(Database database, Connectors connectors, Transitions transitions, PaymentOptions options) {
        this.database = database;
        this.connectors = connectors;
        this.transitions = transitions;
        this.options = options;
    }

    /** Where a click leads before any processor is asked. */
    private sealed interface Opening {
        record Done(BeginResult result) implements Opening {}

        /** @param another whether a connector is left to fail over to */
        record Sent(PaymentRecord record, boolean another) implements Opening {}

        record Switch(PaymentRecord open) implements Opening {}
    }

    /** The connectors among which the payer of a session may choose, best first. */
    public List<ConnectorDescriptor> offered(Session session) {
        return connectors.ready(session.mode(), session.price());
    }

    /**
     * The payer wants to pay.
     *
     * @param chosen the connector he chose; empty lets the gateway choose
     */
    public Future<BeginResult> begin(UUID sessionId, Optional<String> chosen) {
        return begin(sessionId, chosen, Set.of());
    }

    private Future<BeginResult> begin(UUID sessionId, Optional<String> chosen, Set<String> tried) {
        return database.transaction(transaction -> open(transaction, sessionId, chosen, tried))
                .compose(opening -> {
                    if (opening instanceof Opening.Done done) {
                        return Future.succeededFuture(done.result());
                    } else if (opening instanceof Opening.Switch change) {
                        return leave(change.open())
                                .compose(left -> left
                                        ? begin(sessionId, chosen, tried)
                                        : Future.succeededFuture(new BeginResult.InProgress()));
                    }
                    return ask((Opening.Sent) opening, sessionId, tried);
                });
    }

    private Future<Opening> open(
            SqlConnection transaction, UUID sessionId, Optional<String> chosen, Set<String> tried) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(sessionId)).compose(locked -> {
            if (locked.rowCount() == 0) {
                return done(new BeginResult.NoSuchSession());
            }
            return transaction
                    .preparedQuery(READ_LIVE)
                    .execute(Tuple.of(sessionId))
                    .compose(live -> live.size() > 0
                            ? Future.succeededFuture(
                                    besides(PaymentRecord.of(live.iterator().next()), chosen))
                            : transaction
                                    .preparedQuery(READ_SESSION)
                                    .execute(Tuple.of(sessionId))
                                    .compose(rows -> start(transaction, rows.iterator(), chosen, tried)));
        });
    }

    /** What a click means while another attempt is live. */
    private static Opening besides(PaymentRecord live, Optional<String> chosen) {
        Attempt attempt = live.attempt();
        if (live.view().session().status() == SessionStatus.COMPLETED) {
            return new Opening.Done(new BeginResult.AlreadyPaid());
        }
        if (attempt.state() != AttemptState.OPEN) {
            return new Opening.Done(new BeginResult.InProgress());
        }
        if (live.view().pastExpiry()) {
            return new Opening.Done(new BeginResult.Expired());
        }
        boolean elsewhere = chosen.isPresent() && !chosen.get().equals(attempt.connector());
        return elsewhere
                ? new Opening.Switch(live)
                : new Opening.Done(new BeginResult.Continue(
                        URI.create(attempt.redirectUrl().orElseThrow())));
    }

    private Future<Opening> start(
            SqlConnection transaction, RowIterator<Row> rows, Optional<String> chosen, Set<String> tried) {
        Row row = rows.next();
        SessionView view = SessionRows.view(row);
        long attempts = row.getLong("attempts");
        if (view.session().status() == SessionStatus.COMPLETED) {
            return done(new BeginResult.AlreadyPaid());
        }
        if (view.pastExpiry()) {
            return done(new BeginResult.Expired());
        }
        if (attempts >= MAX_ATTEMPTS) {
            return done(new BeginResult.TooManyAttempts());
        }
        List<ConnectorDescriptor> offered = offered(view.session());
        if (chosen.isPresent() && offered.stream().noneMatch(c -> c.name().equals(chosen.get()))) {
            return done(new BeginResult.NotOffered());
        }
        List<ConnectorDescriptor> left =
                offered.stream().filter(c -> !tried.contains(c.name())).toList();
        Optional<ConnectorDescriptor> pick = left.stream()
                .filter(c -> chosen.filter(name -> !tried.contains(name)).isEmpty()
                        || c.name().equals(chosen.get()))
                .findFirst();
        if (pick.isEmpty()) {
            return done(new BeginResult.NoProcessor());
        }
        String reason = !tried.isEmpty() ? "failover" : chosen.isPresent() ? "payer's choice" : "first in order";
        boolean another = left.size() > 1 && attempts + 1 < MAX_ATTEMPTS;
        return insert(transaction, view.session(), (int) attempts + 1, pick.get(), reason, another);
    }

    private Future<Opening> insert(
            SqlConnection transaction,
            Session session,
            int number,
            ConnectorDescriptor connector,
            String reason,
            boolean another) {
        UUID id = TimeOrderedUuid.next();
        long firstCheckMillis =
                options.beginDeadline().plus(CheckSchedule.LEAST_PAUSE).toMillis();
        return transaction
                .preparedQuery(INSERT_ATTEMPT)
                .execute(Tuple.from(new Object[] {
                    id,
                    session.id(),
                    session.mode().livemode(),
                    number,
                    connector.name(),
                    session.id() + "_" + number,
                    reason,
                    connector.capabilities().beginCanCapture(),
                    firstCheckMillis
                }))
                .compose(inserted -> transaction.preparedQuery(READ_ATTEMPT).execute(Tuple.of(id)))
                .map(rows -> new Opening.Sent(PaymentRecord.of(rows.iterator().next()), another));
    }

    private Future<BeginResult> ask(Opening.Sent opening, UUID sessionId, Set<String> tried) {
        PaymentRecord record = opening.record();
        Attempt attempt = record.attempt();
        Set<String> nowTried = new HashSet<>(tried);
        nowTried.add(attempt.connector());
        return connectors
                .begin(attempt.connector(), record.beginRequest(options.checkoutUrl()), options.beginDeadline())
                .compose(outcome -> transitions.apply(
                        sessionId, attempt.id(), new Fact.Answered(Ask.BEGIN, outcome, opening.another())))
                .compose(applied -> follow(applied, opening.another(), sessionId, nowTried));
    }

    private Future<BeginResult> follow(
            Transitions.Applied applied, boolean another, UUID sessionId, Set<String> tried) {
        return switch (applied.attempt()) {
            case OPEN ->
                result(applied.decision()
                        .page()
                        .<BeginResult>map(BeginResult.Continue::new)
                        .orElseGet(BeginResult.InProgress::new)); // by somebody else: his page shows it
            case SENDING, PROCESSING, UNKNOWN -> result(new BeginResult.InProgress());
            case SUCCEEDED -> result(new BeginResult.AlreadyPaid());
            case CLOSED -> result(new BeginResult.NoProcessor());
            case DECLINED -> {
                boolean quietly = applied.decision().refused().isPresent()
                        && !applied.decision().tellDeclined();
                yield another && quietly
                        ? begin(sessionId, Optional.empty(), tried)
                        : result(new BeginResult.Declined());
            }
            case NOT_SENT, SUPERSEDED ->
                another ? begin(sessionId, Optional.empty(), tried) : result(new BeginResult.NoProcessor());
        };
    }

    /** Closes a page that the payer does not want to go on with; false if that must be waited for. */
    private Future<Boolean> leave(PaymentRecord open) {
        Attempt attempt = open.attempt();
        boolean canCancel = connectors
                .find(attempt.connector())
                .map(descriptor -> descriptor.capabilities().cancel())
                .orElse(false);
        Future<Fact> fact = canCancel
                ? connectors
                        .cancel(attempt.connector(), open.cancelRequest(), options.fetchDeadline())
                        .map(outcome -> new Fact.Answered(Ask.CANCEL, outcome, false))
                : Future.succeededFuture(new Fact.LeftBehind());
        return fact.compose(learned -> transitions.apply(attempt.sessionId(), attempt.id(), learned))
                .map(applied -> !applied.attempt().live());
    }

    private static Future<Opening> done(BeginResult result) {
        return Future.succeededFuture(new Opening.Done(result));
    }

    private static Future<BeginResult> result(BeginResult result) {
        return Future.succeededFuture(result);
    }
}
