package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.payment.Routing.Step;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.routing.Route;
import com.ovgcpayments.gateway.routing.Router;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Begins payments. An attempt is committed before its processor hears of it, so that whatever happens in between is
 * found again; and no second attempt begins while money may be moving in a first.
 */
public final class Payments {
    /** A session's attempts are counted, so that nobody tries cards on it. */
    public static final int MAX_ATTEMPTS = 10;

    private static final String LOCK = "SELECT FROM checkout_session WHERE id = $1 FOR NO KEY UPDATE";

    private static final String READ_SESSION = "SELECT " + SessionRows.COLUMNS + """
            , (SELECT count(*) FROM attempt counted WHERE counted.session_id = s.id) AS attempts,
            """ + RoutingPlans.CURRENT + """

             FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
            WHERE s.id = $1""";

    private static final String READ_LIVE = "SELECT " + PaymentRecord.COLUMNS + PaymentRecord.FROM
            + "WHERE a.session_id = $1 AND a.id IS DISTINCT FROM $2"
            + " AND a.state IN ('sending', 'open', 'processing', 'unknown')";

    private static final String INSERT_ATTEMPT = """
            INSERT INTO attempt AS a
                (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture, next_check_at)
            SELECT $1, id, livemode, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 millisecond'
              FROM checkout_session WHERE id = $2
            RETURNING (SELECT name FROM merchant WHERE id = $9) AS merchant_name,
            """ + Attempt.COLUMNS;

    private final Database database;
    private final Connectors connectors;
    private final Router router;
    private final Health health;
    private final Transitions transitions;
    private final PaymentOptions options;

    public Payments(
            Database database,
            Connectors connectors,
            Router router,
            Health health,
            Transitions transitions,
            PaymentOptions options) {
        this.database = database;
        this.connectors = connectors;
        this.router = router;
        this.health = health;
        this.transitions = transitions;
        this.options = options;
    }

    /**
     * Where a click leads.
     *
     * @param sent the new attempt, committed; empty if the step begins none
     */
    private record Opening(Step step, Optional<Beginning> sent) {
        boolean another() {
            return step instanceof Step.Begin begin && begin.another();
        }
    }

    private record Refused(Transitions.Applied applied, Fact fact, Optional<Opening> next) {}

    /** The gateways among which the payer of a session may choose, best first. */
    public List<ConnectorDescriptor> offered(Session session, RoutingPlan plan) {
        List<ConnectorDescriptor> reachable = reachable(session, plan);
        return plan.payerChooses() ? reachable : reachable.stream().limit(1).toList();
    }

    /** The gateways to which the payer of a session may be sent, by his choice or because others fail; best first. */
    public List<ConnectorDescriptor> reachable(Session session, RoutingPlan plan) {
        return route(session, plan).choices().stream()
                .map(Route.Choice::gateway)
                .toList();
    }

    private Route route(Session session, RoutingPlan plan) {
        return router.route(plan, new Router.Payment(session.id(), session.mode(), session.price(), session.email()));
    }

    /**
     * The payer wants to pay.
     *
     * @param chosen the connector he chose; empty lets the gateway choose
     */
    public Future<BeginResult> begin(UUID sessionId, Optional<String> chosen) {
        return begin(sessionId, new Wish(chosen, open -> true), Set.of());
    }

    /**
     * The payer wants to pay, and has been told which page of his stays open.
     *
     * @param leaving the number of the attempt of whose open page he was warned; empty if of none
     */
    public Future<BeginResult> begin(UUID sessionId, Optional<String> chosen, Optional<Integer> leaving) {
        Predicate<Attempt> warned =
                open -> leaving.filter(number -> number == open.number()).isPresent();
        return begin(sessionId, new Wish(chosen, warned), Set.of());
    }

    /** What a payer should read of a gateway, also of one that takes no payment now. */
    public String label(String connector) {
        return connectors.find(connector).map(ConnectorDescriptor::label).orElse(connector);
    }

    /** Whether an open page at this processor can be closed from here. */
    public boolean canClosePages(String connector) {
        return connectors
                .find(connector)
                .map(descriptor -> descriptor.capabilities().cancel())
                .orElse(false);
    }

    /** @param warned whether he knows that this open page stays open */
    private record Wish(Optional<String> chosen, Predicate<Attempt> warned) {
        Wish anything() {
            return new Wish(Optional.empty(), warned);
        }
    }

    private Future<BeginResult> begin(UUID sessionId, Wish wish, Set<String> tried) {
        Optional<String> chosen = wish.chosen();
        return database.transactionThatReadsFirst(
                        transaction -> step(transaction, sessionId, Optional.empty(), chosen, tried)
                                .compose(step -> open(transaction, sessionId, step)))
                .compose(opening -> {
                    if (opening.step() instanceof Step.Done done) {
                        return Future.succeededFuture(done.result());
                    } else if (opening.step() instanceof Step.Leave change) {
                        Attempt open = change.open().attempt();
                        if (!canClosePages(open.connector()) && !wish.warned().test(open)) {
                            return Future.succeededFuture(new BeginResult.PageStaysOpen());
                        }
                        return leave(change.open())
                                .compose(left -> left
                                        ? begin(sessionId, wish, tried)
                                        : Future.succeededFuture(new BeginResult.InProgress()));
                    }
                    return ask(opening, sessionId, wish, tried);
                });
    }

    /** @param ended an attempt that will not be live when the step is taken */
    private Future<Step> step(
            SqlConnection transaction,
            UUID sessionId,
            Optional<UUID> ended,
            Optional<String> chosen,
            Set<String> tried) {
        // One after the other on the server, each seeing what was committed when it began; and sent all at once.
        Future<RowSet<Row>> locked = transaction.preparedQuery(LOCK).execute(Tuple.of(sessionId));
        Future<RowSet<Row>> live =
                transaction.preparedQuery(READ_LIVE).execute(Tuple.of(sessionId, ended.orElse(null)));
        Future<RowSet<Row>> session = transaction.preparedQuery(READ_SESSION).execute(Tuple.of(sessionId));
        return Future.all(locked, live, session).compose(all -> {
            if (locked.result().rowCount() == 0) {
                return Future.succeededFuture(new Step.Done(new BeginResult.NoSuchSession()));
            }
            return live.result().size() > 0
                    ? Future.succeededFuture(Routing.besides(
                            PaymentRecord.of(live.result().iterator().next()), chosen))
                    : first(transaction, session.result().iterator().next(), chosen, tried);
        });
    }

    private Future<Step> first(SqlConnection transaction, Row row, Optional<String> chosen, Set<String> tried) {
        SessionView view = SessionRows.view(row);
        int attempts = row.getLong("attempts").intValue();
        RoutingPlan plan = RoutingPlan.ofStored(row.getString("routing_plan"));
        List<Route.Choice> choices = route(view.session(), plan).choices();
        Step step = Routing.first(view, attempts, choices, chosen, tried);
        if (!(step instanceof Step.Begin begin)) {
            return Future.succeededFuture(step);
        }
        String gateway = begin.connector().name();
        return health.mayBegin(transaction, gateway, view.session().mode())
                .map(may -> may || chosen.equals(Optional.of(gateway))
                        ? step
                        : Routing.first(view, attempts, behindOthers(gateway, choices), Optional.empty(), tried));
    }

    /** Somebody else tries it just now; where there is no other, trying is better than giving up. */
    private static List<Route.Choice> behindOthers(String gateway, List<Route.Choice> choices) {
        return choices.stream()
                .sorted(Comparator.comparing(choice -> choice.gateway().name().equals(gateway)))
                .toList();
    }

    private Future<Opening> open(SqlConnection transaction, UUID sessionId, Step step) {
        if (!(step instanceof Step.Begin begin)) {
            return Future.succeededFuture(new Opening(step, Optional.empty()));
        }
        UUID id = TimeOrderedUuid.next();
        long firstCheckMillis =
                options.beginDeadline().plus(CheckSchedule.LEAST_PAUSE).toMillis();
        return transaction
                .preparedQuery(INSERT_ATTEMPT)
                .execute(Tuple.from(new Object[] {
                    id,
                    sessionId,
                    begin.number(),
                    begin.connector().name(),
                    sessionId + "_" + begin.number(),
                    begin.reason(),
                    begin.connector().capabilities().beginCanCapture(),
                    firstCheckMillis,
                    begin.view().session().merchantId()
                }))
                .map(rows -> rows.iterator().next())
                .map(row -> new Beginning(begin.view(), row.getString("merchant_name"), Attempt.of(row)))
                .map(sent -> new Opening(step, Optional.of(sent)));
    }

    private Future<BeginResult> ask(Opening opening, UUID sessionId, Wish wish, Set<String> tried) {
        Beginning sent = opening.sent().orElseThrow();
        Attempt attempt = sent.attempt();
        Set<String> nowTried = new HashSet<>(tried);
        nowTried.add(attempt.connector());
        return connectors
                .begin(attempt.connector(), sent.request(options.checkoutUrl()), options.beginDeadline())
                .compose(outcome -> {
                    if (outcome instanceof Outcome.Declined declined && declined.soft() && opening.another()) {
                        return refusedSoftly(attempt, declined, wish, nowTried);
                    }
                    return transitions
                            .apply(sessionId, attempt.id(), new Fact.Answered(Ask.BEGIN, outcome, false))
                            .compose(applied -> follow(applied, opening.another(), sessionId, wish, nowTried));
                });
    }

    /**
     * The refusal is kept from payer and merchant only if the next attempt is committed with it: otherwise nobody would
     * ever hear of it.
     */
    private Future<BeginResult> refusedSoftly(
            Attempt attempt, Outcome.Declined declined, Wish wish, Set<String> tried) {
        UUID sessionId = attempt.sessionId();
        return database.transactionThatReadsFirst(
                        transaction -> step(transaction, sessionId, Optional.of(attempt.id()), Optional.empty(), tried)
                                .compose(step -> refuse(transaction, attempt, declined, step)))
                .onSuccess(refused -> transitions.announce(sessionId, attempt.id(), refused.fact(), refused.applied()))
                .compose(refused -> refused.next()
                        .map(next -> ask(next, sessionId, wish, tried))
                        .orElseGet(() -> follow(refused.applied(), false, sessionId, wish, tried)));
    }

    private Future<Refused> refuse(SqlConnection transaction, Attempt attempt, Outcome.Declined declined, Step step) {
        Fact fact = new Fact.Answered(Ask.BEGIN, declined, step instanceof Step.Begin);
        return transitions
                .within(transaction, attempt.sessionId(), attempt.id(), fact)
                .compose(applied -> step instanceof Step.Begin && applied.quietly()
                        ? open(transaction, attempt.sessionId(), step)
                                .map(opening -> new Refused(applied, fact, Optional.of(opening)))
                        : Future.succeededFuture(new Refused(applied, fact, Optional.empty())));
    }

    private Future<BeginResult> follow(
            Transitions.Applied applied, boolean another, UUID sessionId, Wish wish, Set<String> tried) {
        Step step = Routing.after(applied, another);
        return step instanceof Step.Done done
                ? Future.succeededFuture(done.result())
                : begin(sessionId, wish.anything(), tried);
    }

    /** Closes a page that the payer does not want to go on with; false if that must be waited for. */
    private Future<Boolean> leave(PaymentRecord open) {
        Attempt attempt = open.attempt();
        Future<Fact> fact = canClosePages(attempt.connector())
                ? connectors
                        .cancel(attempt.connector(), open.cancelRequest(), options.fetchDeadline())
                        .map(outcome -> new Fact.Answered(Ask.CANCEL, outcome, false))
                : Future.succeededFuture(new Fact.LeftBehind());
        return fact.compose(learned -> transitions.apply(attempt.sessionId(), attempt.id(), learned))
                .map(applied -> !applied.attempt().live());
    }
}
