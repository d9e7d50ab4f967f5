package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The disputes of payments, to be read. They are booked as processors tell of them. */
public final class MerchantDisputes {
    private final Database database;

    public MerchantDisputes(Database database) {
        this.database = database;
    }

    /**
     * The oldest first.
     *
     * @param transactionId of a payment that the caller has made sure of
     */
    public Future<List<Dispute>> of(UUID transactionId) {
        return database.query(Dispute.OF_TRANSACTION + " ORDER BY d.id", transactionId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Dispute::of)
                        .toList());
    }
}
