package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What payers do, and what becomes of their orders. Called under the state's lock. */
final class SellHubPayer {
    private static final String CARD = "credit_card";

    private final SellHubState state;
    private final Consumer<SellHubEvent> notified;

    /**
     * @param notified must not wait
     */
    SellHubPayer(SellHubState state, Consumer<SellHubEvent> notified) {
        this.state = state;
        this.notified = notified;
    }

    boolean isPaid(String session) {
        return state.invoicesOf(session).stream().anyMatch(SellHubInvoice::paid);
    }

    Optional<SellHubInvoice> pending(String session) {
        return state.invoicesOf(session).stream()
                .filter(invoice -> !invoice.paid() && invoice.status().equals(state.pendingWord))
                .findFirst();
    }

    /** Pays the order that waits for it, if there is one, otherwise a new one. */
    SellHubInvoice pay(String id) {
        SellHubSession session = unpaid(id);
        return take(pending(id).orElseGet(() -> order(session, method(session, CARD))));
    }

    SellHubInvoice payPending(String id) {
        SellHubSession session = unpaid(id);
        return pending(id).orElseGet(() -> keep(order(session, method(session, "cryptoCurrency"))));
    }

    /** The order that waits for the payment by this method. */
    SellHubInvoice process(String id, String method) {
        SellHubSession session = unpaid(id);
        return pending(id).orElseGet(() -> keep(order(session, method)));
    }

    List<SellHubInvoice> payTwice(String id) {
        if (!isPaid(id)) {
            pay(id);
        }
        take(order(SellHubState.get(state.sessions, id), CARD));
        return state.invoicesOf(id);
    }

    SellHubInvoice complete(String id) {
        SellHubInvoice invoice = SellHubState.get(state.invoices, id);
        if (invoice.paid()) {
            throw new IllegalStateException(id + " is paid");
        }
        return take(invoice);
    }

    SellHubInvoice status(String id, String word) {
        SellHubInvoice changed = keep(SellHubState.get(state.invoices, id).status(word, state.now()));
        if (word.equals("refunded")) {
            tell("order:refunded", changed);
        }
        return changed;
    }

    private SellHubSession unpaid(String id) {
        SellHubSession session = SellHubState.get(state.sessions, id);
        if (isPaid(id)) {
            throw new IllegalStateException(id + " is paid");
        }
        return session;
    }

    private static String method(SellHubSession session, String otherwise) {
        return session.methodName().isEmpty() ? otherwise : session.methodName();
    }

    private SellHubInvoice order(SellHubSession session, String method) {
        Instant now = state.now();
        return new SellHubInvoice(
                SellHubState.uuid(),
                session,
                state.customer(session.email()),
                method,
                state.pendingWord,
                Optional.empty(),
                now,
                List.of(new SellHubInvoice.Log("Invoice created", now)));
    }

    private SellHubInvoice take(SellHubInvoice invoice) {
        SellHubInvoice paid = keep(invoice.paid(state.paidWord, state.now()));
        tell("order:completed", paid);
        return paid;
    }

    private SellHubInvoice keep(SellHubInvoice invoice) {
        state.invoices.put(invoice.id(), invoice);
        return invoice;
    }

    private void tell(String type, SellHubInvoice invoice) {
        SellHubEvent event = SellHubJson.event(type, invoice);
        state.events.add(event);
        notified.accept(event);
    }
}
