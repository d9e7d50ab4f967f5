package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.routing.Route;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.SessionView;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a payer's click leads, before a processor is asked and after it answered. Pure. */
final class Routing {
    private Routing() {}

    sealed interface Step {
        record Done(BeginResult result) implements Step {}

        /**
         * A new attempt.
         *
         * @param view the session for which it is
         * @param another whether a connector is left to fail over to
         */
        record Begin(SessionView view, ConnectorDescriptor connector, int number, String reason, boolean another)
                implements Step {}

        /** The open page of another connector is left first. */
        record Leave(PaymentRecord open) implements Step {}

        /** The next connector is tried. */
        record FailOver() implements Step {}
    }

    /** What a click means while another attempt is live. */
    static Step besides(PaymentRecord live, Optional<String> chosen) {
        Attempt attempt = live.attempt();
        if (live.view().session().status() == SessionStatus.COMPLETED) {
            return done(new BeginResult.AlreadyPaid());
        }
        if (attempt.state() != AttemptState.OPEN) {
            return done(new BeginResult.InProgress());
        }
        if (live.view().pastExpiry()) {
            return done(new BeginResult.Expired());
        }
        boolean elsewhere = chosen.isPresent() && !chosen.get().equals(attempt.connector());
        return elsewhere
                ? new Step.Leave(live)
                : done(new BeginResult.Continue(URI.create(attempt.redirectUrl().orElseThrow())));
    }

    /**
     * What a click means while no attempt is live.
     *
     * @param attempts how many there were
     * @param offered the connectors that could take the payment, best first
     * @param tried by this very click
     */
    static Step first(
            SessionView view, int attempts, List<Route.Choice> offered, Optional<String> chosen, Set<String> tried) {
        if (view.session().status() == SessionStatus.COMPLETED) {
            return done(new BeginResult.AlreadyPaid());
        }
        if (view.pastExpiry()) {
            return done(new BeginResult.Expired());
        }
        if (attempts >= Payments.MAX_ATTEMPTS) {
            return done(new BeginResult.TooManyAttempts());
        }
        if (chosen.isPresent()
                && offered.stream().noneMatch(choice -> name(choice).equals(chosen.get()))) {
            return done(new BeginResult.NotOffered());
        }
        List<Route.Choice> left =
                offered.stream().filter(choice -> !tried.contains(name(choice))).toList();
        Optional<Route.Choice> pick = left.stream()
                .filter(choice -> chosen.filter(name -> !tried.contains(name)).isEmpty()
                        || name(choice).equals(chosen.get()))
                .findFirst();
        if (pick.isEmpty()) {
            return done(new BeginResult.NoProcessor());
        }
        String why = pick.get().reason();
        String reason = !tried.isEmpty() ? "failover; " + why : chosen.isPresent() ? "payer's choice; " + why : why;
        boolean another = left.size() > 1 && attempts + 1 < Payments.MAX_ATTEMPTS;
        return new Step.Begin(view, pick.get().gateway(), attempts + 1, reason, another);
    }

    /** What the answer to an attempt's begin means for the payer. */
    static Step after(Transitions.Applied applied, boolean another) {
        if (applied.session() == SessionStatus.COMPLETED) {
            // By whichever attempt: nobody is sent to a page to pay again.
            return done(new BeginResult.AlreadyPaid());
        }
        return switch (applied.attempt()) {
            case OPEN ->
                done(applied.decision()
                        .page()
                        .<BeginResult>map(BeginResult.Continue::new)
                        .orElseGet(BeginResult.InProgress::new)); // by somebody else: his page shows it
            case SENDING, PROCESSING, UNKNOWN -> done(new BeginResult.InProgress());
            case SUCCEEDED -> done(new BeginResult.AlreadyPaid());
            case CLOSED -> done(new BeginResult.NoProcessor());
            case DECLINED -> done(new BeginResult.Declined());
            case NOT_SENT, SUPERSEDED -> another ? new Step.FailOver() : done(new BeginResult.NoProcessor());
        };
    }

    private static String name(Route.Choice choice) {
        return choice.gateway().name();
    }

    private static Step done(BeginResult result) {
        return new Step.Done(result);
    }
}
