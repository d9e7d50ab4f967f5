package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;

/** Makes a capture be looked at when its processor tells that something of it went back. It is not believed, but asked. */
public final class ReversalChecks {
    private static final String LOOK = """
            INSERT INTO reversal_check AS c (id, next_check_at)
            SELECT t.id, clock_timestamp() FROM payment_transaction t JOIN attempt a ON a.id = t.attempt_id
             WHERE a.reference = $1 AND a.connector = $2
            ON CONFLICT (id) DO UPDATE
               SET next_check_at = GREATEST(excluded.next_check_at, c.checked_at + interval '2 seconds'), checks = 0""";

    private final Database database;
    private final Connectors connectors;

    public ReversalChecks(Database database, Connectors connectors) {
        this.database = database;
        this.connectors = connectors;
    }

    /**
     * A processor told something of an attempt.
     *
     * @param type its word for what
     * @param reference of the attempt
     */
    public Future<Void> told(String connector, String type, String reference) {
        boolean ofReversals = connectors
                .find(connector)
                .filter(known -> known.capabilities().reversalEvents().contains(type))
                .isPresent();
        return ofReversals ? database.query(LOOK, reference, connector).mapEmpty() : Future.succeededFuture();
    }
}
