package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payment.Routing.Step;
import com.ovgcpayments.gateway.routing.Route;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The engine without a database: one session and its attempts as rows in memory, changed by the same decider, the same
 * routing and the same updates; what the statements do to checks is written out here. It breaks off with the rule that is
 * broken, see {@link HistoryRules}.
 */
final class ModelEngine {
    static final Money PRICE = new Money(2500, "USD");
    private static final Instant START = Instant.parse("2026-04-14T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(4);
    private static final int LONGEST_END = 400;

    /** An attempt's row. */
    static final class Row {
        Attempt attempt;
        Optional<Instant> nextCheck;
        Optional<Instant> checkedAt = Optional.empty();
        Optional<Instant> leasedUntil = Optional.empty();
        boolean askAgain;
        Optional<Instant> earliestTold = Optional.empty();
        boolean mustBeTold;
        boolean quiet;

        Row(Attempt attempt, Instant nextCheck) {
            this.attempt = attempt;
            this.nextCheck = Optional.of(nextCheck);
        }
    }

    /** @param kind empty for the one that counts */
    record Booking(Row row, Outcome.Capture capture, Optional<SurplusKind> kind) {}

    record Click(Optional<String> chosen, Set<String> tried, boolean another) {}

    private record Told(Row row, Fact fact) {}

    /** A request on its way to a processor, or its answer on the way back. */
    private static final class Call {
        final Row row;
        final PaymentRecord record;
        final Optional<Question> question;
        final Optional<Click> click;
        Optional<Outcome> answer = Optional.empty();

        Call(Row row, PaymentRecord record, Optional<Question> question, Optional<Click> click) {
            this.row = row;
            this.record = record;
            this.question = question;
            this.click = click;
        }
    }

    final ModelProcessor processor = new ModelProcessor(PRICE);
    final List<Row> rows = new ArrayList<>();
    final List<Booking> bookings = new ArrayList<>();
    final List<Row> toldDeclined = new ArrayList<>();
    int toldSucceeded;
    Session session = session(SessionStatus.PENDING);

    private final History history;
    private final BiFunction<PaymentState, Fact, Decision> decider;
    private final HistoryRules rules = new HistoryRules(this);
    private final List<Call> calls = new ArrayList<>();
    private final List<Call> forgotten = new ArrayList<>();
    private final List<Told> known = new ArrayList<>();
    private final Optional<List<String>> story;
    private Instant now = START;

    ModelEngine(History history, BiFunction<PaymentState, Fact, Decision> decider, Optional<List<String>> story) {
        this.history = history;
        this.decider = decider;
        this.story = story;
    }

    void run() {
        for (History.Step step : history.steps()) {
            take(step);
            rules.checkAll();
        }
        comeToRest();
        rules.checkAtRest();
    }

    Instant now() {
        return now;
    }

    private void take(History.Step step) {
        switch (step.kind()) {
            case PAY -> pay(step.choice());
            case ARRIVE -> arrive(step);
            case ANSWER -> answer(step);
            case PROCESSOR -> act(step);
            case SWEEP -> sweep();
            case CLOCK -> {
                now = now.plus(step.pause());
                tell(() -> step.pause() + " pass");
            }
            case RETURN -> {
                tell(() -> "the payer returns");
                rows.stream().filter(ModelEngine::isLookedAt).forEach(this::lookOfPayer);
            }
            case NOTIFICATION ->
                pick(rows, step.choice()).ifPresent(row -> {
                    tell(() -> "a notification of " + row.attempt.number());
                    look(row);
                });
            case REPEAT ->
                pick(known, step.choice()).ifPresent(told -> {
                    tell(() -> "again to " + told.row().attempt.number() + ": " + told.fact());
                    apply(told.row(), told.fact());
                });
            case CRASH -> {
                tell(() -> "crash");
                forgotten.addAll(calls);
                calls.clear();
            }
        }
    }

    private void pay(int choice) {
        int which = choice % (history.connectors().size() + 2);
        Optional<String> chosen = which < history.connectors().size() && choice != 0
                ? Optional.of(history.connectors().get(which).name())
                : Optional.empty();
        tell(() -> "the payer clicks, choosing " + chosen.orElse("nothing"));
        click(chosen, Set.of());
    }

    private void click(Optional<String> chosen, Set<String> tried) {
        Step step = route(Optional.empty(), chosen, tried);
        if (step instanceof Step.Done done) {
            result(done.result());
        } else if (step instanceof Step.Leave leave) {
            leave(row(leave.open().attempt()), leave.open(), new Click(chosen, tried, false));
        } else {
            begin((Step.Begin) step, tried);
        }
    }

    private Step route(Optional<Row> ended, Optional<String> chosen, Set<String> tried) {
        Optional<Row> live = rows.stream()
                .filter(row ->
                        row.attempt.state().live() && ended.filter(row::equals).isEmpty())
                .findFirst();
        return live.map(row -> Routing.besides(record(row), chosen))
                .orElseGet(() -> Routing.first(view(), rows.size(), choices(), chosen, tried));
    }

    private List<Route.Choice> choices() {
        return history.connectors().stream()
                .map(connector -> new Route.Choice(connector, "in order"))
                .toList();
    }

    private void begin(Step.Begin begin, Set<String> tried) {
        Row row = new Row(attempt(begin), now.plus(FIRST_CHECK));
        rows.add(row);
        Set<String> nowTried = new HashSet<>(tried);
        nowTried.add(begin.connector().name());
        tell(() ->
                "attempt " + begin.number() + " begins at " + begin.connector().name() + ": " + begin.reason());
        calls.add(new Call(
                row,
                record(row),
                Optional.empty(),
                Optional.of(new Click(Optional.empty(), nowTried, begin.another()))));
    }

    private void leave(Row row, PaymentRecord open, Click click) {
        if (capabilities(row).cancel()) {
            calls.add(new Call(row, open, Optional.of(Question.CANCEL), Optional.of(click)));
        } else if (!apply(row, new Fact.LeftBehind()).attempt().live()) {
            click(click.chosen(), click.tried());
        }
    }

    private void result(BeginResult result) {
        tell(() -> "the payer gets " + result);
        rules.checkResult(result);
    }

    private void arrive(History.Step step) {
        List<Call> onTheWay = new ArrayList<>();
        calls.stream().filter(call -> call.answer.isEmpty()).forEach(onTheWay::add);
        forgotten.stream().filter(call -> call.answer.isEmpty()).forEach(onTheWay::add);
        pick(onTheWay, step.choice()).ifPresent(call -> arrive(call, step.second()));
    }

    private void arrive(Call call, int luck) {
        Attempt attempt = call.row.attempt;
        String reference = attempt.reference();
        if (call.question.isEmpty() || call.question.get() == Question.BEGIN_AGAIN) {
            processor.begin(reference, attempt.connector(), capabilities(call.row), luck, now);
        } else if (call.question.get() == Question.CANCEL) {
            processor.cancel(reference);
        }
        call.answer = Optional.of(processor.outcome(reference, Duration.ZERO));
        tell(() -> what(call) + " of " + attempt.number() + " arrives: " + call.answer.get());
    }

    private void answer(History.Step step) {
        pick(calls, step.choice()).ifPresent(call -> {
            calls.remove(call);
            int fault = step.second() % 8;
            if (fault == 0) {
                forgotten.add(call);
                heard(call, new Outcome.Unknown("timeout"));
            } else if (fault == 1 && call.answer.isEmpty()) {
                heard(call, new Outcome.NotSent("refused"));
            } else {
                if (call.answer.isEmpty()) {
                    arrive(call, step.third());
                }
                heard(call, call.answer.orElseThrow());
            }
        });
    }

    private void heard(Call call, Outcome outcome) {
        if (call.question.isPresent()) {
            Transitions.Applied applied = learn(call.row, call.question.get().answered(call.record, outcome));
            call.click
                    .filter(click -> !applied.attempt().live())
                    .ifPresent(click -> click(click.chosen(), click.tried()));
            return;
        }
        Click click = call.click.orElseThrow();
        if (outcome instanceof Outcome.Declined declined && declined.soft() && click.another()) {
            refusedSoftly(call.row, declined, click);
        } else {
            follow(learn(call.row, new Fact.Answered(Ask.BEGIN, outcome, false)), click.another(), click.tried());
        }
    }

    private void refusedSoftly(Row row, Outcome.Declined declined, Click click) {
        Step step = route(Optional.of(row), Optional.empty(), click.tried());
        Transitions.Applied applied = learn(row, new Fact.Answered(Ask.BEGIN, declined, step instanceof Step.Begin));
        if (step instanceof Step.Begin begin && applied.quietly()) {
            row.quiet = true;
            begin(begin, click.tried());
        } else {
            follow(applied, false, click.tried());
        }
    }

    private void follow(Transitions.Applied applied, boolean another, Set<String> tried) {
        Step step = Routing.after(applied, another);
        if (step instanceof Step.Done done) {
            result(done.result());
        } else {
            click(Optional.empty(), tried);
        }
    }

    private void act(History.Step step) {
        pick(processor.payments(), step.second()).ifPresent(payment -> {
            if (processor.happens(step.event(), payment, now)) {
                tell(() -> "at the processor, of " + payment.reference + ": " + step.event());
            }
        });
    }

    private void sweep() {
        for (Row row : rows) {
            boolean due = row.nextCheck.filter(next -> !next.isAfter(now)).isPresent();
            boolean free = row.leasedUntil.filter(until -> until.isAfter(now)).isEmpty();
            if (due && free) {
                row.leasedUntil = Optional.of(now.plus(LEASE));
                row.nextCheck = row.leasedUntil;
                row.checkedAt = Optional.of(now);
                PaymentRecord record = record(row);
                Question question = Question.about(record, Optional.of(capabilities(row)));
                tell(() -> "attempt " + row.attempt.number() + " is checked: " + question);
                rules.checkQuestion(row, question);
                calls.add(new Call(row, record, Optional.of(question), Optional.empty()));
            }
        }
    }

    private static boolean isLookedAt(Row row) {
        return row.attempt.state().live() && row.attempt.state() != AttemptState.SENDING;
    }

    private void lookOfPayer(Row row) {
        if (row.leasedUntil.filter(now::isBefore).isPresent()) {
            row.askAgain = true;
        } else {
            look(row);
        }
    }

    private Instant soonest(Row row) {
        return row.checkedAt
                .map(last -> last.plus(CheckSchedule.LEAST_PAUSE))
                .filter(now::isBefore)
                .orElse(now);
    }

    private void look(Row row) {
        Instant soonest = soonest(row);
        if (row.nextCheck.filter(next -> next.isAfter(soonest)).isPresent()) {
            row.attempt = checks(row.attempt, row.attempt.checks() - 1);
        }
        row.nextCheck = row.nextCheck.filter(next -> next.isBefore(soonest)).or(() -> Optional.of(soonest));
    }

    private Transitions.Applied learn(Row row, Fact fact) {
        Fact later = fact instanceof Fact.Answered answered
                ? new Fact.Answered(answered.ask(), answered.outcome(), false)
                : fact;
        known.add(new Told(row, later));
        return apply(row, fact);
    }

    private Transitions.Applied apply(Row row, Fact fact) {
        PaymentRecord record = record(row);
        Decision decision = decider.apply(PaymentState.of(record, booked(row, true), booked(row, false)), fact);
        rules.checkDecision(row, fact, decision);
        AttemptUpdate update = AttemptUpdate.of(record, fact, decision);
        row.attempt = update.after();
        boolean moved = row.nextCheck.isPresent()
                && row.leasedUntil.isPresent()
                && row.nextCheck.get().isBefore(row.leasedUntil.get());
        Optional<Instant> asked = moved
                ? row.nextCheck
                : Optional.of(soonest(row))
                        .filter(any -> row.askAgain && fact.captures().isEmpty());
        row.nextCheck = asked.isPresent()
                ? update.nextCheck().filter(asked.get()::isAfter).or(() -> asked)
                : update.nextCheck();
        row.askAgain = false;
        row.leasedUntil = Optional.empty();
        if (session.status() != SessionStatus.COMPLETED) {
            session = session(decision.session());
        }
        decision.accepted().ifPresent(capture -> {
            bookings.add(new Booking(row, capture, Optional.empty()));
            toldSucceeded++;
            rows.stream()
                    .filter(other ->
                            !other.equals(row) && !other.attempt.state().ended())
                    .forEach(other -> other.nextCheck = Optional.of(now));
        });
        decision.surplus()
                .forEach(surplus -> bookings.add(new Booking(row, surplus.capture(), Optional.of(surplus.kind()))));
        if (decision.tellDeclined()) {
            toldDeclined.add(row);
        }
        tell(() -> "  so " + row.attempt.number() + " is " + row.attempt.state() + ", the session " + session.status());
        return new Transitions.Applied(
                row.attempt, row.attempt.state(), decision.session(), decision, update.handsOver());
    }

    /** Everybody answers truly from now on, time passes, and processors tell until they are heard. */
    private void comeToRest() {
        tell(() -> "from now on, everybody answers");
        for (int i = 0; i < LONGEST_END; i++) {
            while (!calls.isEmpty()) {
                Call call = calls.remove(0);
                if (call.answer.isEmpty()) {
                    arrive(call, 7);
                }
                heard(call, call.answer.orElseThrow());
                rules.checkAll();
            }
            if (i == 1) {
                forgotten.stream().filter(call -> call.answer.isEmpty()).forEach(call -> arrive(call, 2));
                rows.forEach(this::look);
            }
            Optional<Instant> next = rows.stream()
                    .flatMap(row ->
                            row
                                    .nextCheck
                                    .map(check -> row.leasedUntil
                                            .filter(check::isBefore)
                                            .orElse(check))
                                    .stream())
                    .min(Instant::compareTo);
            if (next.isEmpty() && i > 1) {
                return;
            }
            now = next.filter(now::isBefore).orElse(now);
            sweep();
        }
        throw new BrokenRule("the engine asks for ever");
    }

    private Set<String> booked(Row row, boolean own) {
        Set<String> refs = new HashSet<>();
        for (Booking booking : bookings) {
            boolean same = booking.row().attempt.connector().equals(row.attempt.connector());
            if (same && booking.row().equals(row) == own) {
                refs.add(booking.capture().processorRef());
            }
        }
        return refs;
    }

    private PaymentRecord record(Row row) {
        boolean another =
                rows.stream().anyMatch(other -> !other.equals(row) && other.attempt.state() == AttemptState.SUCCEEDED);
        boolean surplus = bookings.stream()
                .anyMatch(booking -> booking.row().equals(row) && booking.kind().isPresent());
        return new PaymentRecord(view(), "Shop", row.attempt, another, surplus, 0, row.checkedAt.isPresent(), now);
    }

    private SessionView view() {
        boolean live = rows.stream().anyMatch(row -> row.attempt.state().live());
        return new SessionView(session, Optional.empty(), live, !now.isBefore(session.expiresAt()));
    }

    private Row row(Attempt attempt) {
        return rows.get(attempt.number() - 1);
    }

    private Capabilities capabilities(Row row) {
        return history.connectors().stream()
                .filter(connector -> connector.name().equals(row.attempt.connector()))
                .map(ConnectorDescriptor::capabilities)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a begin of an attempt may get to its processor yet. */
    boolean mayArrive(Row row) {
        return calls.stream().anyMatch(call -> begins(call, row))
                || forgotten.stream().anyMatch(call -> begins(call, row));
    }

    private static boolean begins(Call call, Row row) {
        boolean begin = call.question.isEmpty() || call.question.get() == Question.BEGIN_AGAIN;
        return begin && call.row.equals(row) && call.answer.isEmpty();
    }

    private Attempt attempt(Step.Begin begin) {
        return new Attempt(
                new UUID(1, begin.number()),
                session.id(),
                Mode.TEST,
                begin.number(),
                begin.connector().name(),
                Integer.toString(begin.number()),
                begin.connector().capabilities().beginCanCapture(),
                AttemptState.SENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                0,
                Optional.empty());
    }

    private static Attempt checks(Attempt a, int checks) {
        return new Attempt(
                a.id(),
                a.sessionId(),
                a.mode(),
                a.number(),
                a.connector(),
                a.reference(),
                a.beginCanCapture(),
                a.state(),
                a.processorRef(),
                a.redirectUrl(),
                a.declineCode(),
                a.declineReason(),
                a.acceptedAt(),
                a.createdAt(),
                checks,
                a.operatorSince());
    }

    private static Session session(SessionStatus status) {
        return new Session(
                new UUID(0, 1),
                new UUID(0, 2),
                Mode.TEST,
                PRICE,
                "payer@example.com",
                Optional.empty(),
                "https://shop.example/ok",
                "https://shop.example/no",
                "{}",
                status,
                START,
                START.plus(Duration.ofMinutes(30)),
                Optional.empty());
    }

    private static String what(Call call) {
        return call.question.map(Enum::name).orElse("BEGIN");
    }

    private static <T> Optional<T> pick(List<T> list, int choice) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(choice % list.size()));
    }

    private void tell(Supplier<String> text) {
        story.ifPresent(told -> told.add(Duration.between(START, now) + " " + text.get()));
    }
}
