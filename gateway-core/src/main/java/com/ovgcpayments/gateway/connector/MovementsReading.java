package com.ovgcpayments.gateway.connector;

import java.util.List;
import java.util.Optional;

/** What a processor tells of the movements on our account. */
public sealed interface MovementsReading extends ConnectorReply {
    /** The most that one page may hold. */
    int MAX_PAGE = 500;

    /**
     * Some of them, in whatever order.
     *
     * @param next the cursor of the next page; empty if this was the last
     */
    record Page(List<Movement> movements, Optional<String> next) implements MovementsReading {
        public Page {
            movements = List.copyOf(movements);
            next.ifPresent(Texts::requireRef);
            if (movements.size() > MAX_PAGE) {
                throw new IllegalArgumentException("a page of more than " + MAX_PAGE);
            }
        }
    }

    /** No answer, or none that fits. Ask again. */
    record Unknown(String reason) implements MovementsReading {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }
}
