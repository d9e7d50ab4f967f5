package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Checkout Session of Stripe's, read as the answer to a question about one attempt. That it is of this attempt, in this
 * mode and of this amount is checked and not assumed.
 *
 * @param reference ours, of the attempt
 * @param price what was asked for
 * @param now when it was answered, for what Stripe tells no time of
 */
record StripeSession(String reference, Mode mode, Money price, Instant now) {
    /** What to have expanded in it. */
    static final String EXPANDED = "payment_intent.latest_charge";

    /** @throws UnfitAnswer if it is no answer to the question */
    Outcome outcome(ProcessorJson session) throws UnfitAnswer {
        check(StripeObject.is(session, "checkout.session"), "no checkout session");
        check(session.text("client_reference_id").equals(Optional.of(reference)), "another payment's session");
        check(session.requireFlag("livemode") == mode.livemode(), "a session of the other mode");
        String status = session.requireText("status");
        if (status.equals("open")) {
            return open(session);
        }
        Optional<ProcessorJson> payment = session.object("payment_intent");
        if (payment.isPresent() && payment.get().requireText("status").equals("succeeded")) {
            return succeeded(session, payment.get());
        }
        check(!session.requireText("payment_status").equals("paid"), "a paid session without a payment that succeeded");
        return switch (status) {
            case "complete" -> unpaid(session, payment.orElseThrow(() -> new UnfitAnswer("nothing to pay with")));
            case "expired" -> expired(session, payment);
            default -> throw new UnfitAnswer("a session in an unknown state");
        };
    }

    private Outcome open(ProcessorJson session) throws UnfitAnswer {
        check(amount(session).equals(price), "a page for another amount");
        URI url = session.url("url").orElseThrow(() -> new UnfitAnswer("an open page without a URL"));
        return new Outcome.Redirect(url, session.requireText("id"));
    }

    private Outcome succeeded(ProcessorJson session, ProcessorJson intent) throws UnfitAnswer {
        Money captured = amount(session);
        Money received = StripeMoney.ofStripe(intent.requireNumber("amount_received"), intent.requireText("currency"));
        check(received.equals(captured), "a session and a payment of different amounts");
        Optional<ProcessorJson> charge = intent.object("latest_charge");
        Instant at = charge.isPresent() ? charge.get().requireUnixTime("created") : now;
        return new Outcome.Succeeded(List.of(new Outcome.Capture(intent.requireText("id"), captured, at)));
    }

    /** The payer is done, and Stripe waits for his bank, or has waited in vain. */
    private static Outcome unpaid(ProcessorJson session, ProcessorJson payment) throws UnfitAnswer {
        String status = payment.requireText("status");
        if (status.equals("canceled")) {
            return new Outcome.Closed("cancelled at stripe");
        }
        Optional<Outcome> refusal = refusal(Optional.of(payment));
        if (status.equals("requires_payment_method") && refusal.isPresent()) {
            return refusal.get();
        }
        return pending(session, payment);
    }

    /** A page that is over may leave a payment behind that is not. */
    private static Outcome expired(ProcessorJson session, Optional<ProcessorJson> payment) throws UnfitAnswer {
        if (payment.isPresent()) {
            String status = payment.get().requireText("status");
            if (List.of("processing", "requires_capture").contains(status)) {
                return pending(session, payment.get());
            }
            check(!status.equals("requires_action"), "an expired session whose payer may still be at his bank");
        }
        return refusal(payment).orElseGet(() -> new Outcome.Closed("expired at stripe"));
    }

    private static Outcome pending(ProcessorJson session, ProcessorJson payment) throws UnfitAnswer {
        Optional<ProcessorJson> charge = payment.object("latest_charge");
        Optional<Instant> acceptedAt = charge.isPresent() ? charge.get().unixTime("created") : Optional.empty();
        return new Outcome.Pending(session.requireText("id"), acceptedAt);
    }

    private static Optional<Outcome> refusal(Optional<ProcessorJson> payment) throws UnfitAnswer {
        Optional<ProcessorJson> error =
                payment.isPresent() ? payment.get().object("last_payment_error") : Optional.empty();
        return error.isPresent() ? Optional.of(StripeDeclines.declined(StripeError.of(error.get()))) : Optional.empty();
    }

    private static Money amount(ProcessorJson session) throws UnfitAnswer {
        return StripeMoney.ofStripe(session.requireNumber("amount_total"), session.requireText("currency"));
    }

    private static void check(boolean fits, String otherwise) throws UnfitAnswer {
        if (!fits) {
            throw new UnfitAnswer(otherwise);
        }
    }
}
