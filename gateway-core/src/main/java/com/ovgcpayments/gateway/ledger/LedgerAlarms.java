package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The standing alarms: at most one for a rule, until an operator clears it. He who pays out asks for them in the
 * transaction that does it, or asks {@code ledger_is_alarmed()} in SQL.
 */
public final class LedgerAlarms {
    private static final String CURRENT =
            "SELECT id, raised_at, rule, detail FROM ledger_alarm WHERE cleared_at IS NULL ORDER BY id";

    private static final String RAISE = """
            INSERT INTO ledger_alarm (rule, detail) VALUES ($1, $2)
            ON CONFLICT (rule) WHERE cleared_at IS NULL DO NOTHING""";

    private static final String CLEAR = """
            UPDATE ledger_alarm SET cleared_at = clock_timestamp(), cleared_by = $2, reason = $3
             WHERE id = $1 AND cleared_at IS NULL
            RETURNING id, raised_at, rule, detail""";

    private final Database database;

    public LedgerAlarms(Database database) {
        this.database = database;
    }

    public Future<List<LedgerAlarm>> current() {
        return database.query(CURRENT).map(LedgerAlarms::all);
    }

    /** The standing alarms as a transaction sees them. */
    public static Future<List<LedgerAlarm>> current(SqlClient transaction) {
        return transaction.preparedQuery(CURRENT).execute().map(LedgerAlarms::all);
    }

    /** @return whether it is new; one that stands for this rule is left as it is */
    public static Future<Boolean> raise(SqlClient transaction, String rule, String detail) {
        return transaction.preparedQuery(RAISE).execute(Tuple.of(rule, detail)).map(raised -> raised.rowCount() == 1);
    }

    /**
     * Ends an alarm.
     *
     * @return what it was; empty if no such alarm stands
     */
    public Future<Optional<LedgerAlarm>> clear(UUID id, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(CLEAR)
                .execute(Tuple.of(id, deed.actor(), deed.reason()))
                .map(rows -> all(rows).stream().findFirst())
                .compose(cleared -> cleared.isEmpty()
                        ? Future.succeededFuture(cleared)
                        : audit(transaction, cleared.get(), deed).map(cleared)));
    }

    private static Future<?> audit(SqlConnection transaction, LedgerAlarm alarm, Deed deed) {
        return Audit.write(
                transaction, deed.entry("ledger_alarm.clear", PublicId.LEDGER_ALARM.format(alarm.id()), json -> {
                    json.writeStartObject();
                    json.writeStringField("rule", alarm.rule());
                    json.writeStringField("detail", alarm.detail());
                    json.writeEndObject();
                }));
    }

    private static List<LedgerAlarm> all(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new LedgerAlarm(
                        row.getUUID("id"),
                        SessionRows.instant(row, "raised_at").orElseThrow(),
                        row.getString("rule"),
                        row.getString("detail")))
                .toList();
    }
}
