package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.id.PublicId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One side of a transfer: what moves from one of a merchant's accounts to another of his is an entry in each. Entries are
 * in the order of their transfers' ids, which is that of time; of one transfer, the debit comes first.
 */
public record EntryId(UUID transferId, boolean debit) {
    /** Set in the id of a debit, and never in one that the database made (RFC 9562, variant). */
    private static final long DEBIT_BIT = 1L << 62;

    /** In its public form. */
    public String text() {
        long low = transferId.getLeastSignificantBits();
        return PublicId.ENTRY.format(
                new UUID(transferId.getMostSignificantBits(), debit ? low | DEBIT_BIT : low & ~DEBIT_BIT));
    }

    public static Optional<EntryId> parse(String text) {
        return PublicId.ENTRY.parse(text).map(id -> {
            long low = id.getLeastSignificantBits();
            return new EntryId(new UUID(id.getMostSignificantBits(), low & ~DEBIT_BIT), (low & DEBIT_BIT) != 0);
        });
    }

    /** When it was posted, to the millisecond. */
    public Instant at() {
        return Instant.ofEpochMilli(transferId.getMostSignificantBits() >>> 16);
    }
}
