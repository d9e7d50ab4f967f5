package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The audit log: written in the transaction of the deed, and checked from its first row to its last. */
public final class Audit {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final Buffer BEGINNING = Buffer.buffer(new byte[32]);

    private static final String INSERT = """
            INSERT INTO audit (actor, action, target, reason, detail, request_id) VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String READ = """
            SELECT number, at, previous, hash, actor, action, target, reason, detail, request_id
              FROM audit WHERE number > $1 ORDER BY number LIMIT $2""";

    private final Database database;

    /**
     * @param rows how many rows stand in an unbroken chain from the first
     * @param hash of the last of these, in hexadecimal: whoever noted it down finds out if the end was cut off
     * @param broken the number of the first row that is not what was written, or that has lost the one before it
     */
    public record Check(long rows, String hash, Optional<Long> broken) {}

    public Audit(Database database) {
        this.database = database;
    }

    /** The last statement of a deed's transaction: until it ends, no other deed can be written. */
    public static Future<?> write(SqlClient transaction, AuditEntry entry) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        entry.actor(),
                        entry.action(),
                        entry.target(),
                        entry.reason(),
                        entry.detail(),
                        entry.requestId()));
    }

    /** Calculates every hash anew, not by the database's own functions. */
    public Future<Check> check() {
        return checkAfter(0, BEGINNING);
    }

    private Future<Check> checkAfter(long number, Buffer hash) {
        return database.query(READ, number, ROWS_AT_ONCE).compose(rows -> {
            long last = number;
            Buffer chained = hash;
            for (Row row : rows) {
                boolean follows = row.getLong("number") == last + 1
                        && row.getBuffer("previous").equals(chained);
                if (!follows || !row.getBuffer("hash").equals(hash(chained, row))) {
                    return Future.succeededFuture(new Check(last, hex(chained), Optional.of(row.getLong("number"))));
                }
                last++;
                chained = row.getBuffer("hash");
            }
            return rows.rowCount() == ROWS_AT_ONCE
                    ? checkAfter(last, chained)
                    : Future.succeededFuture(new Check(last, hex(chained), Optional.empty()));
        });
    }

    private static Buffer hash(Buffer previous, Row row) {
        Buffer covered = previous.copy();
        for (String content : List.of(
                Long.toString(row.getLong("number")),
                Long.toString(ChronoUnit.MICROS.between(
                        Instant.EPOCH, SessionRows.instant(row, "at").orElseThrow())),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("request_id"))) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            covered.appendInt(bytes.length).appendBytes(bytes);
        }
        return Buffer.buffer(Digest.sha256(covered.getBytes()));
    }

    private static String hex(Buffer hash) {
        return HexFormat.of().formatHex(hash.getBytes());
    }
}
