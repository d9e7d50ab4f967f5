package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.EventEntry;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.refund.SurplusEntry;
import com.ovgcpayments.gateway.reversal.Dispute;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.AttemptTrace;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.session.Transaction;
import com.ovgcpayments.gateway.webhook.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells the story of a payment, from its beginning on. */
final class PaymentSteps {
    private final PaymentFile file;
    private final ConfiguredGateways gateways;
    private final List<Step> steps = new ArrayList<>();

    private PaymentSteps(PaymentFile file, ConfiguredGateways gateways) {
        this.file = file;
        this.gateways = gateways;
    }

    static List<Step> of(PaymentFile file, ConfiguredGateways gateways) {
        return new PaymentSteps(file, gateways).all();
    }

    private List<Step> all() {
        Session session = file.view().session();
        steps.add(Step.of(session.createdAt(), "Created, for " + amount(session.price())));
        file.attempts().forEach(this::attempt);
        file.view().transaction().ifPresent(this::captured);
        file.surplus().forEach(this::surplus);
        if (file.view().shownStatus() == ShownStatus.EXPIRED) {
            steps.add(Step.of(session.expiresAt(), "Expired without a payment"));
        }
        file.refunds().forEach(this::refund);
        file.disputes().forEach(this::dispute);
        file.events().forEach(this::told);
        // What happened at one instant stays in the order of the story.
        steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(steps);
    }

    private void attempt(AttemptTrace trace) {
        Attempt attempt = trace.attempt();
        String gateway = gateways.label(attempt.connector());
        steps.add(Step.of(attempt.createdAt(), "Attempt " + attempt.number() + ": the payer goes to " + gateway)
                .with(AttemptWords.routing(trace.routingReason())));
        attempt.acceptedAt()
                .filter(at -> attempt.state() != AttemptState.SUCCEEDED)
                .ifPresent(at -> steps.add(Step.of(at, "The payer has done his part at " + gateway)));
        trace.endedAt().ifPresent(at -> ended(trace, gateway, at));
    }

    private void ended(AttemptTrace trace, String gateway, Instant at) {
        switch (trace.attempt().state()) {
            case DECLINED ->
                steps.add(Step.of(at, "Declined by " + gateway)
                        .in("bad")
                        .with(AttemptWords.refusal(trace.attempt()).orElse("")));
            case NOT_SENT ->
                steps.add(why(Step.of(at, gateway + " was not reached").in("bad"), trace));
            case CLOSED -> steps.add(why(Step.of(at, "Closed at " + gateway + " without a payment"), trace));
            case SENDING, OPEN, PROCESSING, UNKNOWN, SUPERSEDED, SUCCEEDED -> {
                // not an end, or told by what was captured
            }
        }
    }

    private static Step why(Step step, AttemptTrace trace) {
        return trace.reason().map(step::with).orElse(step);
    }

    private void captured(Transaction transaction) {
        String currency = transaction.amount().currency();
        steps.add(Step.of(transaction.capturedAt(), "Paid through " + gateways.label(transaction.gateway()))
                .in("good")
                .with("Fee " + amount(transaction.feeMinor(), currency) + ", net "
                        + amount(transaction.netMinor(), currency)));
        file.settledAt()
                .ifPresent(at -> steps.add(Step.of(at, "Settled: the money is available")
                        .in("good")
                        .at("/balance", Permission.SEE_MONEY)));
    }

    private void surplus(SurplusEntry entry) {
        String what = switch (entry.kind()) {
            case "duplicate" -> "Paid a second time: " + amount(entry.amount());
            case "late" -> "Paid too late: " + amount(entry.amount());
            default -> "Paid with another amount than asked for: " + amount(entry.amount());
        };
        steps.add(Step.of(entry.heardAt(), what).with("It does not count, and goes back to the payer by itself"));
        entry.returnedAt()
                .filter(at ->
                        entry.returned().filter(RefundStatus.SUCCEEDED::equals).isPresent())
                .ifPresent(at -> steps.add(Step.of(at, amount(entry.amount()) + " went back to the payer")));
    }

    private void refund(RefundView refund) {
        String path = "/refunds/" + PublicId.REFUND.format(refund.id());
        Step asked = Step.of(
                        refund.createdAt(),
                        "Refund of " + amount(refund.amount())
                                + (refund.origin().equals("processor") ? ", made at the processor" : ""))
                .at(path, Permission.SEE_PAYMENTS);
        steps.add(refund.note().map(asked::with).orElse(asked));
        refund.endedAt().ifPresent(at -> steps.add(refundEnded(refund, at).at(path, Permission.SEE_PAYMENTS)));
    }

    private static Step refundEnded(RefundView refund, Instant at) {
        String amount = amount(refund.amount());
        return refund.status() == RefundStatus.SUCCEEDED
                ? Step.of(at, amount + " is on its way back to the payer").in("good")
                : Step.of(at, "The refund of " + amount + " failed")
                        .in("bad")
                        .with(RefundWords.failure(refund.refusal()));
    }

    private void dispute(Dispute dispute) {
        String taken = dispute.funds() == DisputeFunds.NONE
                ? "Nothing was withdrawn yet"
                : "The processor has withdrawn it from your balance";
        steps.add(Step.of(dispute.openedAt(), "The payer disputes " + amount(dispute.amount()) + " at his bank")
                .in("bad")
                .with("Reason: " + dispute.reason().replace('_', ' ') + ". " + taken));
        dispute.closedAt()
                .ifPresent(at -> steps.add(
                        dispute.state() == DisputeState.WON
                                ? Step.of(at, "The dispute ended in your favour")
                                        .in("good")
                                : Step.of(at, "The dispute ended in the payer's favour")
                                        .in("bad")));
    }

    private void told(EventEntry event) {
        List<Delivery> sent = file.deliveries().stream()
                .map(each -> each.delivery())
                .filter(delivery -> delivery.eventId().equals(event.id()))
                .toList();
        long taken = sent.stream()
                .filter(delivery -> delivery.status() == Delivery.Status.SUCCEEDED)
                .count();
        String more = sent.isEmpty()
                ? "No endpoint is subscribed to it"
                : taken + " of " + sent.size() + (sent.size() == 1 ? " endpoint" : " endpoints") + " took it";
        steps.add(Step.of(event.createdAt(), "Event " + event.type())
                .with(more)
                .at("/events/" + PublicId.EVENT.format(event.id()), Permission.SEE_INTEGRATIONS));
    }

    private static String amount(Money money) {
        return AmountText.of(money, Locale.US);
    }

    private static String amount(long minor, String currency) {
        return AmountText.of(minor, currency, Locale.US);
    }
}
