package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Stops payouts, of all merchants and in both modes, and nothing else: while it stands none is accepted, sent to a
 * processor or exported; what is on its way goes on. The database refuses them, on every instance. An alarm of the
 * ledger sets it, and the end of the last alarm ends that one; a person sets it, or ends it whoever set it.
 */
public final class PayoutHalt {
    private static final String SET = """
            INSERT INTO payout_halt (reason, set_by) VALUES ($1, $2) ON CONFLICT ((true)) WHERE lifted_at IS NULL DO NOTHING""";

    static final String CURRENT = "SELECT reason, set_by, since FROM payout_halt WHERE lifted_at IS NULL";

    private static final String LIFT = """
            UPDATE payout_halt SET lifted_at = clock_timestamp(), lifted_by = $1 WHERE lifted_at IS NULL
            RETURNING reason""";

    private final Database database;

    /**
     * @param reason for operators
     * @param setBy who or what did it
     */
    public record Halted(String reason, String setBy, Instant since) {}

    public PayoutHalt(Database database) {
        this.database = database;
    }

    /** A person stops payouts; false, and all stays as it is, if they are stopped already. */
    public Future<Boolean> set(Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(SET)
                .execute(Tuple.of(deed.reason(), deed.actor()))
                .compose(inserted -> inserted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : Audit.write(transaction, deed.entry("payout.halt", "payouts", json -> {
                                    json.writeStartObject();
                                    json.writeEndObject();
                                }))
                                .map(true)));
    }

    /** Empty while payouts go their way. */
    public Future<Optional<Halted>> current() {
        return database.query(CURRENT)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Halted(
                                row.getString("reason"),
                                row.getString("set_by"),
                                SessionRows.instant(row, "since").orElseThrow()))
                        .findFirst());
    }

    /** A person lets payouts go on; false if they were not stopped. */
    public Future<Boolean> clear(Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(LIFT)
                .execute(Tuple.of(deed.actor()))
                .compose(lifted -> lifted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : Audit.write(transaction, deed.entry("payout.resume", "payouts", json -> {
                                    json.writeStartObject();
                                    json.writeStringField(
                                            "halted_for",
                                            lifted.iterator().next().getString("reason"));
                                    json.writeEndObject();
                                }))
                                .map(true)));
    }
}
