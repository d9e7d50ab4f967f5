package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What happened to a merchant's balances. Of each account only as many transfers are read as a page holds. */
public final class Entries {
    private static final EntryId AFTER_ALL = new EntryId(new UUID(-1, -1), true);
    private static final UUID FIRST = new UUID(0, 0);

    private static final String LIST =
            """
            WITH mine AS (
                SELECT id, kind, currency FROM account
                 WHERE merchant_id = $1 AND livemode = $2 AND ($3::text IS NULL OR currency = $3)
                   AND ($4::text IS NULL OR kind = $4::text::account_kind)),
            entry AS (
                SELECT mine.kind, mine.currency, side.* FROM mine CROSS JOIN LATERAL (
                    (%s mine.id AND t.id < $5 AND t.id >= $7 AND t.id < $8 ORDER BY t.id DESC LIMIT $9)
                    UNION ALL
                    (%s mine.id AND t.id <= $5 AND (t.id < $5 OR NOT $6) AND t.id >= $7 AND t.id < $8
                      ORDER BY t.id DESC LIMIT $9)) side
                 ORDER BY side.id DESC, side.side DESC LIMIT $9)
            SELECT %s FROM entry %s ORDER BY entry.id DESC, entry.side DESC""".formatted(EntryRows.CREDITS, EntryRows.DEBITS, EntryRows.COLUMNS, EntryRows.JOINED);

    private final Database database;

    public Entries(Database database) {
        this.database = database;
    }

    public Future<Page<Entry>> list(UUID merchantId, Mode mode, EntryQuery query) {
        EntryId after = query.startingAfter().orElse(AFTER_ALL);
        return database.query(
                        LIST,
                        merchantId,
                        mode.livemode(),
                        query.currency().orElse(null),
                        query.account().map(MerchantAccount::word).orElse(null),
                        after.transferId(),
                        after.debit(),
                        query.createdFrom().map(TimeOrderedUuid::floor).orElse(FIRST),
                        query.createdTo().map(TimeOrderedUuid::floor).orElse(AFTER_ALL.transferId()),
                        query.limit() + 1L)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(EntryRows::entry)
                                .toList(),
                        query.limit()));
    }
}
