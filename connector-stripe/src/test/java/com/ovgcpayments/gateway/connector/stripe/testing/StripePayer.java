package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.List;
import java.util.Optional;

/** What payers do, and what becomes of it. Under the state's lock; refuses what cannot be done at that moment. */
final class StripePayer {
    private final StripeState state;
    private final StripeEvents events;
    private final StripeTreasury treasury;

    StripePayer(StripeState state, StripeEvents events, StripeTreasury treasury) {
        this.state = state;
        this.events = events;
        this.treasury = treasury;
    }

    StripeSession pay(String id) {
        StripeSession session = open(id);
        if (session.amount() == 0) {
            return complete(session, StripeSession.PaymentStatus.NO_PAYMENT_REQUIRED);
        }
        StripePaymentIntent intent = intent(session);
        StripeCharge charge = charge(intent, StripeCharge.Status.SUCCEEDED, Optional.empty());
        succeeded(intent, charge);
        return complete(state.sessions.get(id), StripeSession.PaymentStatus.PAID);
    }

    /** By a method that tells its result later. */
    StripeSession payLater(String id) {
        StripePaymentIntent intent = intent(open(id));
        StripeCharge charge = charge(intent, StripeCharge.Status.PENDING, Optional.empty());
        StripePaymentIntent processing =
                put(intent.with(StripePaymentIntent.Status.PROCESSING).withCharge(charge.id()));
        events.charge("pending", charge);
        events.paymentIntent("processing", processing);
        return complete(state.sessions.get(id), StripeSession.PaymentStatus.UNPAID);
    }

    StripeSession asyncSucceed(String id) {
        StripeSession session = processing(id);
        StripePaymentIntent intent = intent(session);
        StripeCharge charge = state.charges.get(intent.latestCharge().orElseThrow());
        succeeded(intent, charge.with(StripeCharge.Status.SUCCEEDED, Optional.empty()));
        StripeSession paid = put(session.with(session.status(), StripeSession.PaymentStatus.PAID));
        events.session("async_payment_succeeded", paid);
        return paid;
    }

    StripeSession asyncFail(String id, StripePaymentIntent.Decline decline) {
        StripeSession session = processing(id);
        StripePaymentIntent intent = intent(session);
        StripeCharge charge = state.charges.get(intent.latestCharge().orElseThrow());
        failed(intent, charge.with(StripeCharge.Status.FAILED, Optional.of(decline)), decline);
        events.session("async_payment_failed", session);
        return session;
    }

    /** The session stays open: the payer may try again. */
    StripeSession decline(String id, StripePaymentIntent.Decline decline) {
        StripePaymentIntent intent = intent(open(id));
        failed(intent, charge(intent, StripeCharge.Status.FAILED, Optional.of(decline)), decline);
        return put(state.sessions.get(id).withAuthenticating(false));
    }

    StripeSession beginAuthentication(String id) {
        StripePaymentIntent intent = intent(open(id));
        StripePaymentIntent asking = put(intent.with(StripePaymentIntent.Status.REQUIRES_ACTION));
        events.paymentIntent("requires_action", asking);
        return put(state.sessions.get(id).withAuthenticating(true));
    }

    /** No charge is tried. */
    StripeSession failAuthentication(String id) {
        StripePaymentIntent intent = intent(open(id));
        StripePaymentIntent failed = put(intent.with(StripePaymentIntent.Status.REQUIRES_PAYMENT_METHOD)
                .withError(Optional.of(StripePaymentIntent.Decline.authentication())));
        events.paymentIntent("payment_failed", failed);
        return put(state.sessions.get(id).withAuthenticating(false));
    }

    StripeSession expire(String id) {
        StripeSession session = open(id);
        session.paymentIntent()
                .map(state.paymentIntents::get)
                .ifPresent(intent ->
                        events.paymentIntent("canceled", put(intent.with(StripePaymentIntent.Status.CANCELED))));
        StripeSession expired = put(session.with(StripeSession.Status.EXPIRED, session.paymentStatus()));
        events.session("expired", expired);
        return expired;
    }

    /** Ends the sessions whose time is over. */
    void expireDue() {
        List<StripeSession> due = state.sessions.all().stream()
                .filter(session -> session.status() == StripeSession.Status.OPEN
                        && !state.now().isBefore(session.order().expiresAt()))
                .toList();
        due.forEach(session -> expire(session.id()));
    }

    /** The session's PaymentIntent, made if there is none yet. */
    StripePaymentIntent intent(StripeSession session) {
        if (session.paymentIntent().isPresent()) {
            return state.paymentIntents.get(session.paymentIntent().get());
        }
        StripePaymentIntent intent = put(new StripePaymentIntent(
                StripeState.id("pi"),
                session.live(),
                session.id(),
                session.amount(),
                session.currency(),
                StripePaymentIntent.Status.REQUIRES_PAYMENT_METHOD,
                Optional.empty(),
                Optional.empty(),
                session.order().paymentMetadata(),
                session.order().captureMethod(),
                state.now()));
        put(session.withPaymentIntent(intent.id()));
        events.paymentIntent("created", intent);
        return intent;
    }

    private void succeeded(StripePaymentIntent intent, StripeCharge charge) {
        state.charges.put(charge);
        StripePaymentIntent succeeded = put(intent.with(StripePaymentIntent.Status.SUCCEEDED)
                .withCharge(charge.id())
                .withError(Optional.empty()));
        if (succeeded.captureMethod().equals("automatic")) {
            treasury.book(charge);
        }
        events.charge("succeeded", state.charges.get(charge.id()));
        events.paymentIntent("succeeded", succeeded);
    }

    private void failed(StripePaymentIntent intent, StripeCharge charge, StripePaymentIntent.Decline decline) {
        state.charges.put(charge);
        StripePaymentIntent failed = put(intent.with(StripePaymentIntent.Status.REQUIRES_PAYMENT_METHOD)
                .withCharge(charge.id())
                .withError(Optional.of(decline)));
        events.charge("failed", charge);
        events.paymentIntent("payment_failed", failed);
    }

    private StripeCharge charge(
            StripePaymentIntent intent, StripeCharge.Status status, Optional<StripePaymentIntent.Decline> failure) {
        StripeCharge charge = new StripeCharge(
                StripeState.id("ch"),
                intent.live(),
                intent.id(),
                intent.amount(),
                intent.currency(),
                status,
                intent.metadata(),
                failure,
                Optional.empty(),
                false,
                state.now());
        state.charges.put(charge);
        return charge;
    }

    private StripeSession complete(StripeSession session, StripeSession.PaymentStatus paymentStatus) {
        StripeSession complete = put(session.with(StripeSession.Status.COMPLETE, paymentStatus));
        events.session("completed", complete);
        return complete;
    }

    private StripeSession open(String id) {
        StripeSession session = state.sessions.get(id);
        if (session.status() != StripeSession.Status.OPEN) {
            throw new IllegalStateException("session " + id + " is " + StripeJson.word(session.status()));
        }
        return session;
    }

    private StripeSession processing(String id) {
        StripeSession session = state.sessions.get(id);
        boolean processing = session.paymentIntent()
                .map(state.paymentIntents::get)
                .map(intent -> intent.status() == StripePaymentIntent.Status.PROCESSING)
                .orElse(false);
        if (!processing) {
            throw new IllegalStateException("session " + id + " awaits no result");
        }
        return session;
    }

    private StripeSession put(StripeSession session) {
        state.sessions.put(session);
        return session;
    }

    private StripePaymentIntent put(StripePaymentIntent intent) {
        state.paymentIntents.put(intent);
        return intent;
    }
}
