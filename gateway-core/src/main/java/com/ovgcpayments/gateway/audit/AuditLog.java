package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the audit log, newest first, page by page. That it is whole is another matter: {@link Audit#check}. */
public final class AuditLog {
    static final String COLUMNS = "number, at, actor, action, target, reason, detail, request_id";

    private static final String OF_MERCHANT = """
            SELECT %s FROM audit WHERE audit_merchant(detail) = $1 AND number < $2
             ORDER BY number DESC LIMIT $3""".formatted(COLUMNS);

    // Each half by its own index.
    private static final String OF_PERSON = """
            SELECT %s FROM audit WHERE number IN (
                (SELECT number FROM audit WHERE audit_actor(actor) = $1 AND number < $2 ORDER BY number DESC LIMIT $3)
                UNION
                (SELECT number FROM audit WHERE target = $1 AND number < $2 ORDER BY number DESC LIMIT $3))
             ORDER BY number DESC LIMIT $3""".formatted(COLUMNS);

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * What was done at or for a merchant.
     *
     * @param before only what has a smaller number: the last one of the page before
     */
    public Future<List<LoggedDeed>> list(UUID merchantId, Optional<Long> before, int limit) {
        return read(OF_MERCHANT, PublicId.MERCHANT.format(merchantId), number(before), limit);
    }

    /** What somebody did, and what was done to his account. */
    public Future<List<LoggedDeed>> listOf(UUID personId, Optional<Long> before, int limit) {
        return read(OF_PERSON, PublicId.PERSON.format(personId), number(before), limit);
    }

    private Future<List<LoggedDeed>> read(String sql, Object... parameters) {
        return database.query(sql, parameters).map(AuditLog::deeds);
    }

    static List<LoggedDeed> deeds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AuditLog::deed)
                .toList();
    }

    private static long number(Optional<Long> before) {
        return before.orElse(Long.MAX_VALUE);
    }

    private static LoggedDeed deed(Row row) {
        return new LoggedDeed(
                row.getLong("number"),
                SessionRows.instant(row, "at").orElseThrow(),
                new AuditEntry(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getString("request_id")));
    }
}
