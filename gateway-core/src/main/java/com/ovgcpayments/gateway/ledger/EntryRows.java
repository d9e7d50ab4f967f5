package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** How an entry stands in a row: what to select for one side of a transfer, and what it means. */
final class EntryRows {
    /** One side of transfers: {@code side} is 1 for the credit. */
    static final String CREDITS =
            "SELECT t.id, t.posting_id, t.livemode, 1 AS side, t.amount, t.debit AS other FROM transfer t WHERE t.credit = ";

    static final String DEBITS =
            "SELECT t.id, t.posting_id, t.livemode, 0 AS side, -t.amount AS amount, t.credit AS other FROM transfer t WHERE t.debit = ";

    /** To be selected {@code FROM <sides with kind and currency of their account> entry} and {@link #JOINED}. */
    static final String COLUMNS = """
            entry.id, entry.side, entry.kind::text AS account, entry.amount, entry.currency,
            CASE WHEN other.kind = 'fees' THEN 'fee' ELSE posting.kind::text END AS type,
            posting.kind::text AS posting_kind, posting.source,
            coalesce(captured.session_id, gone_back.session_id) AS session_id""";

    static final String JOINED = """
             JOIN posting ON posting.id = entry.posting_id AND posting.livemode = entry.livemode
             JOIN account other ON other.id = entry.other
             LEFT JOIN payment_transaction captured ON captured.id = posting.source
             LEFT JOIN refund ON refund.id = posting.source
             LEFT JOIN dispute ON dispute.id = posting.source
             LEFT JOIN payment_transaction gone_back
                    ON gone_back.id = coalesce(refund.transaction_id, dispute.transaction_id)""";

    private EntryRows() {}

    static Entry entry(Row row) {
        return new Entry(
                new EntryId(row.getUUID("id"), row.getInteger("side") == 0),
                row.getString("type"),
                row.getLong("amount"),
                row.getString("currency"),
                MerchantAccount.of(row.getString("account")).orElseThrow(),
                source(row.getString("posting_kind"), row.getUUID("source")),
                Optional.ofNullable(row.getUUID("session_id")));
    }

    /** A kind that has no ids of its own is told by the bare id. */
    private static String source(String postingKind, UUID id) {
        return switch (postingKind) {
            case "capture", "settlement" -> PublicId.TRANSACTION.format(id);
            case "refund", "refund_reversal" -> PublicId.REFUND.format(id);
            case "surplus" -> PublicId.SURPLUS.format(id);
            case "dispute", "dispute_reinstated" -> PublicId.DISPUTE.format(id);
            case "payout", "payout_completed", "payout_reversal" -> PublicId.PAYOUT.format(id);
            default -> id.toString();
        };
    }
}
