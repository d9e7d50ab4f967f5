package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints of refunds, and what becomes of refunds later. */
final class StripeRefunds {
    private static final String PATH = "/v1/refunds";
    private static final String TYPE = "refund";

    private final StripeState state;
    private final StripeJson json;
    private final StripeEvents events;
    private final StripeTreasury treasury;
    private final Deque<RefundOutcome> next = new ArrayDeque<>();

    StripeRefunds(StripeState state, StripeJson json, StripeEvents events, StripeTreasury treasury) {
        this.state = state;
        this.json = json;
        this.events = events;
        this.treasury = treasury;
    }

    List<StripeRoute> routes() {
        return List.of(
                StripeRoute.one("POST", PATH, TYPE, this::create),
                StripeRoute.list(PATH, TYPE, this::list),
                StripeRoute.one("GET", PATH + "/:id", TYPE, this::retrieve),
                StripeRoute.one("POST", PATH + "/:id/cancel", TYPE, this::cancel));
    }

    void next(RefundOutcome outcome) {
        next.add(outcome);
    }

    private JsonObject create(StripeCall call) {
        Params params = call.params();
        Optional<String> intent = params.text("payment_intent");
        Optional<String> chargeId = params.text("charge");
        Optional<Long> asked = params.atLeast(1, "amount");
        Optional<String> reason = params.oneOf("reason", Set.of("duplicate", "fraudulent", "requested_by_customer"));
        Map<String, String> metadata = params.metadata();
        params.refuseUnknown();
        if (intent.isEmpty() && chargeId.isEmpty()) {
            throw StripeRefusal.malformed(
                    "One of the following params should be provided for this request: payment_intent or charge.");
        }
        StripeCharge charge = chargeId.isPresent()
                ? charge(chargeId.get(), call.live())
                : chargeOf(intent.orElseThrow(), call.live());
        if (intent.isPresent() && !charge.paymentIntent().equals(intent.get())) {
            throw StripeRefusal.malformed("The charge does not belong to the given payment_intent.");
        }
        asked.ifPresent(amount -> StripeCurrencies.checkUnits(amount, charge.currency(), "amount"));
        return json.money().refund(refund(charge, asked, reason, metadata));
    }

    private StripeCharge charge(String id, boolean live) {
        return state.charges.find(id, live).orElseThrow(() -> StripeRefusal.missing("charge", "charge", id));
    }

    private StripeCharge chargeOf(String intent, boolean live) {
        if (state.paymentIntents.find(intent, live).isEmpty()) {
            throw StripeRefusal.missing("payment_intent", "payment_intent", intent);
        }
        return state.paidCharge(intent)
                .orElseThrow(() -> StripeRefusal.impossible(
                        "charge_not_refundable",
                        "This PaymentIntent (" + intent + ") does not have a successful charge to refund."));
    }

    /**
     * @param asked all that is left if empty
     */
    StripeRefund refund(
            StripeCharge charge, Optional<Long> asked, Optional<String> reason, Map<String, String> metadata) {
        long unrefunded = charge.amount() - state.refunded(charge.id());
        checkRefundable(charge, unrefunded);
        long amount = asked.orElse(unrefunded);
        if (amount > unrefunded) {
            throw StripeRefusal.impossible(
                    "amount_too_large",
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + unrefunded + ").");
        }
        RefundOutcome outcome = Optional.ofNullable(next.poll()).orElse(RefundOutcome.SUCCEEDED);
        if (outcome == RefundOutcome.BALANCE_INSUFFICIENT) {
            throw StripeRefusal.impossible(
                    "balance_insufficient", "Insufficient funds in your Stripe balance to refund this amount.");
        }
        StripeRefund refund = new StripeRefund(
                StripeState.id("re"),
                charge.live(),
                charge.id(),
                charge.paymentIntent(),
                amount,
                charge.currency(),
                StripeRefund.Status.valueOf(outcome.name()),
                reason,
                outcome == RefundOutcome.FAILED ? Optional.of("expired_or_canceled_card") : Optional.empty(),
                metadata,
                Optional.empty(),
                Optional.empty(),
                state.now());
        return made(refund, charge);
    }

    private static void checkRefundable(StripeCharge charge, long unrefunded) {
        if (charge.status() != StripeCharge.Status.SUCCEEDED) {
            throw StripeRefusal.impossible(
                    "charge_not_refundable", "Charge " + charge.id() + " did not succeed; it cannot be refunded.");
        }
        if (charge.disputed()) {
            throw StripeRefusal.impossible(
                    "charge_disputed", "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
        }
        if (unrefunded == 0) {
            throw StripeRefusal.impossible(
                    "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.");
        }
    }

    private StripeRefund made(StripeRefund asked, StripeCharge charge) {
        boolean counts = asked.status().counts();
        StripeRefund refund = counts
                ? asked.withBalanceTransaction(treasury.move(charge, -asked.amount(), 0, "refund", asked.id())
                        .id())
                : asked;
        state.refunds.put(refund);
        events.refund("created", refund);
        if (counts) {
            events.charge("refunded", state.charges.get(charge.id()));
        } else {
            events.refund("failed", refund);
        }
        return refund;
    }

    /** Pending or in need of an action before; succeeded now. */
    StripeRefund succeed(String id) {
        StripeRefund refund = state.refunds.get(id);
        if (refund.status() != StripeRefund.Status.PENDING && refund.status() != StripeRefund.Status.REQUIRES_ACTION) {
            throw new IllegalStateException("refund " + id + " is " + StripeJson.word(refund.status()));
        }
        StripeRefund succeeded = refund.with(StripeRefund.Status.SUCCEEDED);
        state.refunds.put(succeeded);
        events.refund("updated", succeeded);
        return succeeded;
    }

    /** Also after it had succeeded: the money comes back to the account. */
    StripeRefund fail(String id, String reason) {
        StripeRefund refund = state.refunds.get(id);
        if (!refund.status().counts()) {
            throw new IllegalStateException("refund " + id + " is " + StripeJson.word(refund.status()));
        }
        StripeBalanceTransaction back =
                treasury.move(state.charges.get(refund.charge()), refund.amount(), 0, "refund_failure", id);
        StripeRefund failed = refund.failed(reason, Optional.of(back.id()));
        state.refunds.put(failed);
        events.refund("updated", failed);
        events.refund("failed", failed);
        return failed;
    }

    private JsonObject cancel(StripeCall call) {
        call.params().refuseUnknown();
        StripeRefund refund = find(call);
        if (refund.status() != StripeRefund.Status.REQUIRES_ACTION) {
            throw StripeRefusal.impossible(
                    "A refund with status `" + StripeJson.word(refund.status()) + "` cannot be canceled.");
        }
        treasury.move(state.charges.get(refund.charge()), refund.amount(), 0, "refund_failure", refund.id());
        StripeRefund canceled = refund.with(StripeRefund.Status.CANCELED);
        state.refunds.put(canceled);
        events.refund("updated", canceled);
        return json.money().refund(canceled);
    }

    private JsonObject retrieve(StripeCall call) {
        call.params().refuseUnknown();
        return json.money().refund(find(call));
    }

    private JsonObject list(StripeCall call) {
        Optional<String> intent = call.params().text("payment_intent");
        Optional<String> charge = call.params().text("charge");
        return StripeLists.page(
                call,
                state.refunds,
                refund -> intent.map(refund.paymentIntent()::equals).orElse(true)
                        && charge.map(refund.charge()::equals).orElse(true),
                json.money()::refund);
    }

    private StripeRefund find(StripeCall call) {
        return state.refunds
                .find(call.id(), call.live())
                .orElseThrow(() -> StripeRefusal.missing("refund", "refund", call.id()));
    }
}
