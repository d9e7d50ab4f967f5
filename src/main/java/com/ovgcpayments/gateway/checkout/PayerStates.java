package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.payment.PayerView;
import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.session.ShownStatus;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Which of the page's states a session is in, for its payer. */
final class PayerStates {
    private final Payments payments;

    PayerStates(Payments payments) {
        this.payments = payments;
    }

    CheckoutState of(PayerView payer) {
        if (payer.view().session().status() == SessionStatus.COMPLETED) {
            return paid(payer);
        }
        if (payer.live().isPresent()) {
            return whileLive(payer);
        }
        if (payer.view().pastExpiry()) {
            return new CheckoutState.Expired();
        }
        if (payer.attempts() >= Payments.MAX_ATTEMPTS) {
            return new CheckoutState.TooManyAttempts();
        }
        if (payer.view().shownStatus() == ShownStatus.DECLINED) {
            return new CheckoutState.Declined(payer.lastRefusal().orElse(DeclineReason.GENERIC), ways(payer));
        }
        List<WayToPay> ways = ways(payer);
        if (ways.isEmpty()) {
            return new CheckoutState.NoProcessor();
        }
        return payer.closed() ? new CheckoutState.Cancelled(ways) : new CheckoutState.Ready(ways, false);
    }

    private CheckoutState whileLive(PayerView payer) {
        AttemptState live = payer.live().orElseThrow().state();
        return switch (live) {
            case OPEN -> payer.view().pastExpiry() ? new CheckoutState.Checking() : whileOpen(payer);
            case SENDING -> new CheckoutState.Connecting();
            case PROCESSING -> new CheckoutState.Processing();
            default -> new CheckoutState.Checking();
        };
    }

    private CheckoutState whileOpen(PayerView payer) {
        Attempt open = payer.live().orElseThrow();
        List<WayToPay> ways = waysWithOpenFirst(payer);
        return ways.size() == 1 || payments.canClosePages(open.connector())
                ? new CheckoutState.Ready(ways, true)
                : new CheckoutState.Leaving(ways.get(0), open.number(), ways.subList(1, ways.size()));
    }

    private static CheckoutState paid(PayerView payer) {
        return new CheckoutState.Paid(
                receipt(payer), URI.create(payer.view().session().successTarget()));
    }

    /** For who comes to pay what is paid. */
    static CheckoutState alreadyPaid(PayerView payer) {
        return new CheckoutState.AlreadyPaid(
                receipt(payer), URI.create(payer.view().session().successTarget()));
    }

    private static String receipt(PayerView payer) {
        return payer.view()
                .transaction()
                .map(transaction -> PublicId.TRANSACTION.format(transaction.id()))
                .orElseThrow();
    }

    private List<WayToPay> ways(PayerView payer) {
        return payments.offered(payer.view().session(), payer.plan()).stream()
                .map(connector -> new WayToPay(connector.name(), connector.label()))
                .toList();
    }

    /** The way that the payer is on already comes first, so that going on is the default, even if nobody else may. */
    private List<WayToPay> waysWithOpenFirst(PayerView payer) {
        String open = payer.live().orElseThrow().connector();
        List<WayToPay> offered = ways(payer);
        WayToPay onward = offered.stream()
                .filter(way -> way.connector().equals(open))
                .findFirst()
                .orElseGet(() -> new WayToPay(open, payments.label(open)));
        return Stream.concat(Stream.of(onward), offered.stream().filter(way -> !way.equals(onward)))
                .toList();
    }
}
