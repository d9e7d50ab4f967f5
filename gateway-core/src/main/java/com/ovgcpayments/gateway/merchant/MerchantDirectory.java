package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All merchants by name, for operators. */
public final class MerchantDirectory {
    // In the order of merchant_by_name, which knows nothing of languages; no name goes on with the last character that
    // there is.
    static final String LIST = """
            SELECT id, name, created_at FROM merchant
             WHERE lower(name) ~>=~ coalesce((SELECT lower(name) FROM merchant WHERE id = $2), lower($1))
               AND lower(name) ~<~ (lower($1) || chr(1114111))
               AND ($2::uuid IS NULL OR lower(name) ~>~ (SELECT lower(name) FROM merchant WHERE id = $2) OR id > $2)
             ORDER BY lower(name) USING ~<~, id LIMIT $3""";

    private static final String FIND = "SELECT id, name, created_at FROM merchant WHERE id = $1";

    private final Database database;

    public MerchantDirectory(Database database) {
        this.database = database;
    }

    /**
     * @param beginning with which the names begin, in upper or lower case; empty for all
     * @param after the last merchant of the page before
     */
    public Future<Page<MerchantEntry>> list(String beginning, Optional<UUID> after, int limit) {
        return database.query(LIST, beginning, after.orElse(null), limit + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(MerchantDirectory::entry)
                                .toList(),
                        limit));
    }

    public Future<Optional<MerchantEntry>> find(UUID id) {
        return database.query(FIND, id)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MerchantDirectory::entry)
                        .findFirst());
    }

    private static MerchantEntry entry(Row row) {
        return new MerchantEntry(
                new Merchant(row.getUUID("id"), row.getString("name")),
                SessionRows.instant(row, "created_at").orElseThrow());
    }
}
