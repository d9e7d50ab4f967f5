package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** When the ledger took note of something. */
public final class Postings {
    private static final String SETTLEMENT = "SELECT at FROM posting WHERE kind = 'settlement' AND source = $1";

    private final Database database;

    public Postings(Database database) {
        this.database = database;
    }

    /** When a captured payment became the merchant's to dispose of; empty if it has not yet. */
    public Future<Optional<Instant>> settled(UUID transactionId) {
        return database.query(SETTLEMENT, transactionId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> SessionRows.instant(row, "at").orElseThrow())
                        .findFirst());
    }
}
