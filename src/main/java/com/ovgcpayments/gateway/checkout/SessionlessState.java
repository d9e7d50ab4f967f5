package com.ovgcpayments.gateway.checkout;

import java.net.URI;

/** Pages that know no session: there is none, or it cannot be read. Where they offer another try, it is a GET. */
sealed interface SessionlessState {
    Panel panel(SessionlessPanels panels);

    record NotFound() implements SessionlessState {
        @Override
        public Panel panel(SessionlessPanels panels) {
            return panels.notFound();
        }
    }

    record RateLimited(URI retry) implements SessionlessState {
        @Override
        public Panel panel(SessionlessPanels panels) {
            return panels.rateLimited(this);
        }
    }

    /** The browser, or what calls itself one, sent something that is no form of ours. */
    record Unreadable(URI retry) implements SessionlessState {
        @Override
        public Panel panel(SessionlessPanels panels) {
            return panels.unreadable(this);
        }
    }

    /** Our fault. */
    record Failure(String requestId, URI retry) implements SessionlessState {
        @Override
        public Panel panel(SessionlessPanels panels) {
            return panels.failure(this);
        }
    }

    /** The database cannot be reached. */
    record Unavailable(URI retry) implements SessionlessState {
        @Override
        public Panel panel(SessionlessPanels panels) {
            return panels.unavailable(this);
        }
    }
}
