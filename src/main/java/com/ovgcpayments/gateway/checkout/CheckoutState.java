package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.DeclineReason;
import java.net.URI;
import java.util.List;

/** What a payer finds on the page of a session. Each state has a look and words of its own. */
sealed interface CheckoutState {
    /** Chooses the part of the page that belongs to this state. */
    Panel panel(SessionPanels panels);

    /**
     * @param ways at least one; without any it is {@link NoProcessor}
     * @param returning whether an attempt is open at its processor, so that the payer continues there
     */
    record Ready(List<WayToPay> ways, boolean returning) implements CheckoutState {
        public Ready {
            ways = atLeastOne(ways);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.ready(this);
        }
    }

    /**
     * The payer's page at a processor is open and cannot be closed from here: going on there comes first, and beside every
     * other way stands what follows from taking it.
     *
     * @param number of the open attempt
     * @param others at least one; without any it is {@link Ready}
     */
    record Leaving(WayToPay open, int number, List<WayToPay> others) implements CheckoutState {
        public Leaving {
            others = atLeastOne(others);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.leaving(this);
        }
    }

    /** The processor was asked for its page and has not answered yet. Looks again by itself. */
    record Connecting() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.connecting();
        }
    }

    /** The payer is done, the processor is not. Looks again by itself. */
    record Processing() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.processing();
        }
    }

    /** Nobody knows yet how the attempt ended. Looks again by itself. */
    record Checking() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.checking();
        }
    }

    /** @param ways how to try again, none if that is not possible; not offered once the session's time is over */
    record Declined(DeclineReason reason, List<WayToPay> ways) implements CheckoutState {
        public Declined {
            ways = List.copyOf(ways);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.declined(this);
        }
    }

    /**
     * The page at the processor was closed, by the payer or by its time, and nothing was charged.
     *
     * @param ways at least one
     */
    record Cancelled(List<WayToPay> ways) implements CheckoutState {
        public Cancelled {
            ways = atLeastOne(ways);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.cancelled(this);
        }
    }

    /**
     * Goes on to the merchant by itself after some seconds.
     *
     * @param receipt the transaction's id
     * @param continueTo the session's {@code success_url}, http or https
     */
    record Paid(String receipt, URI continueTo) implements CheckoutState {
        public Paid {
            requireWeb(continueTo);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.paid(this);
        }
    }

    /** For who comes to pay again what is paid; stays where it is. The fields are those of {@link Paid}. */
    record AlreadyPaid(String receipt, URI continueTo) implements CheckoutState {
        public AlreadyPaid {
            requireWeb(continueTo);
        }

        @Override
        public Panel panel(SessionPanels panels) {
            return panels.alreadyPaid(this);
        }
    }

    record Expired() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.expired();
        }
    }

    /** No connector can take this payment at the moment. */
    record NoProcessor() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.noProcessor();
        }
    }

    record TooManyAttempts() implements CheckoutState {
        @Override
        public Panel panel(SessionPanels panels) {
            return panels.tooManyAttempts();
        }
    }

    private static List<WayToPay> atLeastOne(List<WayToPay> ways) {
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("there is no way to pay");
        }
        return List.copyOf(ways);
    }

    private static void requireWeb(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("a payer can only be sent to a web address, not to " + uri);
        }
    }
}
