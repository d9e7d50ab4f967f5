package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A history on the real engine and a real database. What the engine begins, it finishes whenever the history lets the
 * processor answer; the steps do not wait for each other. Time passes by moving the session's rows into the past. May be
 * asked from any thread.
 */
final class LiveHistory {
    private static final String AGE_SESSION = """
            UPDATE checkout_session SET expires_at = expires_at - $2 * interval '1 millisecond',
                   created_at = created_at - $2 * interval '1 millisecond' WHERE id = $1""";

    private static final String AGE_ATTEMPTS = """
            UPDATE attempt SET next_check_at = next_check_at - $2 * interval '1 millisecond',
                   checked_at = checked_at - $2 * interval '1 millisecond',
                   leased_until = leased_until - $2 * interval '1 millisecond',
                   accepted_at = accepted_at - $2 * interval '1 millisecond',
                   created_at = created_at - $2 * interval '1 millisecond' WHERE session_id = $1""";

    private static final String HURRY = """
            UPDATE attempt SET next_check_at = now()
             WHERE session_id = $1 AND next_check_at IS NOT NULL AND (leased_until IS NULL OR leased_until < now())""";

    private record Call(ConnectorRequest request, String connector, Promise<Outcome> answer) {}

    private record Told(String reference, Ask ask, Outcome outcome) {}

    final UUID session;
    final ModelProcessor processor = new ModelProcessor(PaymentFixture.PRICE);

    private final PaymentFixture gateway;
    private final Vertx vertx;
    private final History history;
    private final List<Call> calls = new ArrayList<>();
    private final List<Call> unheard = new ArrayList<>();
    private final List<Told> known = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private boolean resting;

    LiveHistory(PaymentFixture gateway, Vertx vertx, History history, UUID session) {
        this.gateway = gateway;
        this.vertx = vertx;
        this.history = history;
        this.session = session;
    }

    /** For the scripted connectors. */
    synchronized Future<Outcome> asked(String connector, ConnectorRequest request) {
        Call call = new Call(request, connector, Promise.promise());
        if (resting) {
            arrive(call, 7);
            return Future.succeededFuture(processor.outcome(reference(request), ahead));
        }
        calls.add(call);
        return call.answer().future();
    }

    Future<Void> run() {
        Future<Void> done = Future.succeededFuture();
        for (History.Step step : history.steps()) {
            done = done.compose(before -> take(step))
                    .compose(taken -> vertx.timer(1, TimeUnit.MILLISECONDS))
                    .mapEmpty();
        }
        return done;
    }

    /** Everybody answers truly from now on; completes when the engine has heard all that it was asking. */
    Future<Void> rest() {
        List<Call> waiting;
        synchronized (this) {
            resting = true;
            unheard.forEach(call -> arrive(call, 2));
            waiting = List.copyOf(calls);
            calls.clear();
        }
        waiting.forEach(call -> answer(call, 7));
        return Future.join(List.copyOf(running))
                .compose(heard -> age(Duration.ofMinutes(31)))
                .compose(aged -> Future.join(processor.payments().stream()
                        .map(payment -> gateway.checks.lookAtAttempt(payment.reference, payment.connector))
                        .toList()))
                .mapEmpty();
    }

    /** Processors close what is open and settle what is not. */
    synchronized void end() {
        for (ModelProcessor.Payment payment : processor.payments()) {
            processor.happens(ModelProcessor.Event.SETTLES, payment, virtualNow());
            processor.happens(ModelProcessor.Event.CLOSES, payment, virtualNow());
        }
    }

    private Future<?> take(History.Step step) {
        return switch (step.kind()) {
            case PAY -> start(gateway.payments.begin(session, chosen(step)));
            case ARRIVE -> {
                arrive(step);
                yield Future.succeededFuture();
            }
            case ANSWER -> {
                answer(step);
                yield Future.succeededFuture();
            }
            case PROCESSOR -> {
                act(step);
                yield Future.succeededFuture();
            }
            case SWEEP ->
                gateway.owner
                        .query(HURRY, session)
                        .compose(due -> gateway.checks.sweep(3))
                        .map(checks -> {
                            checks.forEach(this::start);
                            return null;
                        });
            case CLOCK -> age(step.pause());
            case RETURN -> start(gateway.checks.lookAtSession(session));
            case NOTIFICATION ->
                pick(processor.payments(), step.choice())
                        .map(payment -> start(gateway.checks.lookAtAttempt(payment.reference, payment.connector)))
                        .orElse(Future.succeededFuture());
            case REPEAT -> repeat(step);
            case CRASH -> Future.succeededFuture(); // what nobody answers runs into its deadline
        };
    }

    private synchronized Future<?> start(Future<?> work) {
        running.add(work);
        return Future.succeededFuture();
    }

    private Optional<String> chosen(History.Step step) {
        List<ConnectorDescriptor> all = History.ALL;
        int which = step.choice() % (all.size() + 2);
        return which < all.size() ? Optional.of(all.get(which).name()) : Optional.empty();
    }

    private synchronized void arrive(History.Step step) {
        List<Call> onTheWay = new ArrayList<>(calls);
        onTheWay.addAll(unheard);
        pick(onTheWay, step.choice()).ifPresent(call -> arrive(call, step.second()));
    }

    private void arrive(Call call, int luck) {
        if (call.request() instanceof ConnectorRequest.Begin begin) {
            processor.begin(begin.reference(), call.connector(), capabilities(call), luck, virtualNow());
        } else if (call.request() instanceof ConnectorRequest.Cancel cancel) {
            processor.cancel(cancel.reference());
        }
    }

    private void answer(History.Step step) {
        Optional<Call> answered;
        synchronized (this) {
            answered = pick(calls, step.choice());
            answered.ifPresent(calls::remove);
        }
        answered.ifPresent(call -> {
            int fault = step.second() % 8;
            if (fault == 0) {
                synchronized (this) {
                    unheard.add(call);
                }
                call.answer().complete(new Outcome.Unknown("timeout"));
            } else if (fault == 1 && processor.find(reference(call.request())).isEmpty()) {
                call.answer().complete(new Outcome.NotSent("refused"));
            } else {
                answer(call, step.third());
            }
        });
    }

    private void answer(Call call, int luck) {
        Outcome outcome;
        synchronized (this) {
            arrive(call, luck);
            outcome = processor.outcome(reference(call.request()), ahead);
            known.add(new Told(reference(call.request()), ask(call), outcome));
        }
        call.answer().complete(outcome);
    }

    private synchronized void act(History.Step step) {
        pick(processor.payments(), step.second())
                .ifPresent(payment -> processor.happens(step.event(), payment, virtualNow()));
    }

    private synchronized Future<?> repeat(History.Step step) {
        return pick(known, step.choice())
                .<Future<?>>map(told -> gateway.owner
                        .query("SELECT id FROM attempt WHERE reference = $1", told.reference())
                        .compose(rows -> start(gateway.transitions.apply(
                                session,
                                rows.iterator().next().getUUID("id"),
                                new Fact.Answered(told.ask(), told.outcome(), false)))))
                .orElse(Future.succeededFuture());
    }

    private Future<?> age(Duration pause) {
        synchronized (this) {
            ahead = ahead.plus(pause);
        }
        return gateway.owner.transaction(transaction -> transaction
                .preparedQuery(AGE_SESSION)
                .execute(Tuple.of(session, pause.toMillis()))
                .compose(aged -> transaction.preparedQuery(AGE_ATTEMPTS).execute(Tuple.of(session, pause.toMillis()))));
    }

    private Instant virtualNow() {
        return Instant.now().plus(ahead);
    }

    private static Ask ask(Call call) {
        return call.request() instanceof ConnectorRequest.Begin ? Ask.BEGIN_AGAIN : Ask.FETCH;
    }

    private static String reference(ConnectorRequest request) {
        if (request instanceof ConnectorRequest.Begin begin) {
            return begin.reference();
        }
        return request instanceof ConnectorRequest.Cancel cancel
                ? cancel.reference()
                : ((ConnectorRequest.Fetch) request).reference();
    }

    private static Capabilities capabilities(Call call) {
        return History.ALL.stream()
                .filter(connector -> connector.name().equals(call.connector()))
                .map(ConnectorDescriptor::capabilities)
                .findFirst()
                .orElseThrow();
    }

    private static <T> Optional<T> pick(List<T> list, int choice) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(choice % list.size()));
    }
}
