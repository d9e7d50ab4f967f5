package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payment.Decision.Next;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Deciders with one mistake each, as somebody might make it. */
enum WrongDecider implements BiFunction<PaymentState, Fact, Decision> {
    PAYS_TWICE {
        @Override
        PaymentState seen(PaymentState s) {
            SessionStatus session = s.session() == SessionStatus.COMPLETED ? SessionStatus.PENDING : s.session();
            return state(s, session, s.expiresAt(), s.price(), s.attempt(), false, s.knownCaptures(), false);
        }
    },
    FORGETS_WHAT_IS_BOOKED {
        @Override
        PaymentState seen(PaymentState s) {
            return state(s, s.session(), s.expiresAt(), s.price(), s.attempt(), s.anotherSucceeded(), Set.of(), false);
        }
    },
    FORGETS_THAT_TIME_IS_OVER {
        @Override
        PaymentState seen(PaymentState s) {
            Instant later = s.expiresAt().plus(Duration.ofDays(1));
            return state(
                    s,
                    s.session(),
                    later,
                    s.price(),
                    s.attempt(),
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    s.surplusBooked());
        }
    },
    FORGETS_THE_GRACE {
        @Override
        PaymentState seen(PaymentState s) {
            Instant earlier = s.expiresAt().minus(Decider.GRACE);
            return state(
                    s,
                    s.session(),
                    earlier,
                    s.price(),
                    s.attempt(),
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    s.surplusBooked());
        }
    },
    TAKES_ANY_AMOUNT {
        @Override
        PaymentState seen(PaymentState s) {
            return state(
                    s,
                    s.session(),
                    s.expiresAt(),
                    ModelProcessor.WRONG,
                    s.attempt(),
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    s.surplusBooked());
        }
    },
    GOES_BACK_TO_THE_PAGE {
        @Override
        PaymentState seen(PaymentState s) {
            AttemptState attempt = s.attempt() == AttemptState.PROCESSING ? AttemptState.OPEN : s.attempt();
            return state(
                    s,
                    s.session(),
                    s.expiresAt(),
                    s.price(),
                    attempt,
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    s.surplusBooked());
        }
    },
    REOPENS_AFTER_ANOTHER_AMOUNT {
        @Override
        PaymentState seen(PaymentState s) {
            return state(
                    s,
                    s.session(),
                    s.expiresAt(),
                    s.price(),
                    s.attempt(),
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    false);
        }
    },
    OPENS_WHAT_IS_PAID {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            Decision right = Decider.decide(s, fact);
            boolean opened = right.page().isPresent()
                    && right.attempt() == AttemptState.SUPERSEDED
                    && s.attempt() == AttemptState.SENDING;
            return opened ? with(right, AttemptState.OPEN, SessionStatus.PENDING, Next.SCHEDULED) : right;
        }
    },
    TAKES_SILENCE_FOR_NOTHING {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            boolean notSent = fact instanceof Fact.Answered answered && answered.outcome() instanceof Outcome.NotSent;
            return notSent && s.attempt() == AttemptState.UNKNOWN
                    ? with(Decider.decide(s, fact), AttemptState.NOT_SENT, s.session(), Next.NOTHING)
                    : Decider.decide(s, fact);
        }
    },
    TAKES_NOT_SENT_LATER_FOR_NOTHING {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return fact instanceof Fact.Answered answered && answered.outcome() instanceof Outcome.NotSent
                    ? Decider.decide(s, new Fact.Answered(Ask.BEGIN, answered.outcome(), false))
                    : Decider.decide(s, fact);
        }
    },
    TAKES_ANY_SILENCE_FOR_NOT_SENT {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return fact instanceof Fact.Answered answered && answered.outcome() instanceof Outcome.Unknown unknown
                    ? Decider.decide(s, new Fact.Answered(answered.ask(), new Outcome.NotSent(unknown.reason()), false))
                    : Decider.decide(s, fact);
        }
    },
    DOES_NOT_WAIT_FOR_A_CHARGE {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            Decision right = Decider.decide(s, fact);
            return s.attempt() == AttemptState.SENDING && right.attempt() == AttemptState.UNKNOWN
                    ? with(right, AttemptState.SUPERSEDED, right.session(), right.next())
                    : right;
        }
    },
    FORGETS_THAT_IT_BEGAN_AGAIN {
        @Override
        PaymentState seen(PaymentState s) {
            return new PaymentState(
                    s.session(),
                    s.expiresAt(),
                    s.price(),
                    s.attempt(),
                    s.beginCanCapture(),
                    s.acceptedAt(),
                    s.anotherSucceeded(),
                    s.knownCaptures(),
                    s.foreignCaptures(),
                    s.surplusBooked(),
                    false,
                    s.now());
        }
    },
    DROPS_SURPLUS {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            Decision d = Decider.decide(s, fact);
            return new Decision(
                    d.attempt(),
                    d.session(),
                    d.accepted(),
                    List.of(),
                    d.refused(),
                    d.tellDeclined(),
                    d.page(),
                    d.processorRef(),
                    d.acceptedAt(),
                    d.reason(),
                    d.next());
        }
    },
    FORGETS_TO_ASK_AGAIN {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            Decision right = Decider.decide(s, fact);
            return right.attempt() == AttemptState.PROCESSING
                    ? with(right, right.attempt(), right.session(), Next.NOTHING)
                    : right;
        }
    },
    TELLS_NOBODY {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return fact instanceof Fact.Answered answered
                    ? Decider.decide(s, new Fact.Answered(answered.ask(), answered.outcome(), true))
                    : Decider.decide(s, fact);
        }
    },
    TELLS_BEFORE_FAILOVER {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return fact instanceof Fact.Answered answered
                    ? Decider.decide(s, new Fact.Answered(answered.ask(), answered.outcome(), false))
                    : Decider.decide(s, fact);
        }
    },
    IGNORES_MONEY_AFTER_A_REFUSAL {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return s.attempt() == AttemptState.DECLINED
                    ? Decider.decide(
                            s, new Fact.Answered(Ask.FETCH, new Outcome.Closed("it was refused before"), false))
                    : Decider.decide(s, fact);
        }
    },
    FORGETS_WHEN_THE_PAYER_WAS_DONE {
        @Override
        public Decision apply(PaymentState s, Fact fact) {
            return Decider.decide(
                    new PaymentState(
                            s.session(),
                            s.expiresAt(),
                            s.price(),
                            s.attempt(),
                            s.beginCanCapture(),
                            Optional.empty(),
                            s.anotherSucceeded(),
                            s.knownCaptures(),
                            s.foreignCaptures(),
                            s.surplusBooked(),
                            s.checked(),
                            s.now()),
                    fact);
        }
    };

    PaymentState seen(PaymentState state) {
        return state;
    }

    @Override
    public Decision apply(PaymentState state, Fact fact) {
        return Decider.decide(seen(state), fact);
    }

    private static Decision with(Decision d, AttemptState attempt, SessionStatus session, Next next) {
        return new Decision(
                attempt,
                session,
                d.accepted(),
                d.surplus(),
                d.refused(),
                d.tellDeclined(),
                d.page(),
                d.processorRef(),
                d.acceptedAt(),
                d.reason(),
                next);
    }

    private static PaymentState state(
            PaymentState s,
            SessionStatus session,
            Instant expiresAt,
            Money price,
            AttemptState attempt,
            boolean anotherSucceeded,
            Set<String> known,
            boolean surplusBooked) {
        return new PaymentState(
                session,
                expiresAt,
                price,
                attempt,
                s.beginCanCapture(),
                s.acceptedAt(),
                anotherSucceeded,
                known,
                s.foreignCaptures(),
                surplusBooked,
                s.checked(),
                s.now());
    }
}
