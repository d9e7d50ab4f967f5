package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.audit.Trail;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutState;
import com.ovgcpayments.gateway.payout.Payouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One payout: how it stands, where it goes, and what happened to it.
 *
 * @param failure why it failed
 * @param steps the oldest first
 * @param problem why it could not be cancelled
 */
record PayoutPage(
        String id,
        Money amount,
        String state,
        String tone,
        String explained,
        String holder,
        String account,
        Optional<String> failure,
        boolean cancellable,
        List<Step> steps,
        Optional<String> problem) {
    record Step(String what, Instant at) {}

    static PayoutPage of(String id, Payout payout, List<Trail.Step> trail, Optional<String> problem) {
        PayoutState state = payout.state();
        return new PayoutPage(
                id,
                payout.amount(),
                PayoutText.state(state),
                PayoutText.tone(state),
                PayoutText.explained(state),
                payout.destination().holder(),
                PayoutText.account(payout.destination()),
                failure(payout),
                state == PayoutState.REQUESTED,
                steps(payout, trail),
                problem);
    }

    private static Optional<String> failure(Payout payout) {
        return payout.state() == PayoutState.FAILED
                ? payout.refusal().or(payout::reason).map(word -> word.replace('_', ' '))
                : Optional.empty();
    }

    private static List<Step> steps(Payout payout, List<Trail.Step> trail) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(requested(payout, trail), payout.createdAt()));
        payout.sentAt().ifPresent(at -> steps.add(new Step("On its way", at)));
        payout.endedAt().ifPresent(at -> steps.add(new Step(ended(payout.state(), trail), at)));
        return steps;
    }

    private static String requested(Payout payout, List<Trail.Step> trail) {
        return payout.origin().equals("schedule")
                ? "Made by your schedule"
                : "Requested by " + who(trail, Payouts.REQUESTED);
    }

    private static String ended(PayoutState state, List<Trail.Step> trail) {
        return state == PayoutState.CANCELLED
                ? "Cancelled by " + who(trail, Payouts.CANCELLED)
                : PayoutText.state(state);
    }

    /** What no person did, his own server did. */
    private static String who(List<Trail.Step> trail, String action) {
        return trail.stream()
                .filter(step -> step.action().equals(action))
                .map(Trail.Step::who)
                .findFirst()
                .orElse("your server, by the API");
    }
}
