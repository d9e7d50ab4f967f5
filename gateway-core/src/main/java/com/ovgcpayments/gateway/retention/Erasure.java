package com.ovgcpayments.gateway.retention;

import com.ovgcpayments.gateway.account.PersonErasure;
import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditEntry;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Takes a person out of what is stored: his address, what he bought and where he came from, and his account if he has one.
 * What was paid, when and to whom stays, without a name.
 */
public final class Erasure {
    // By merchant and mode, as the index is.
    private static final String WITH_EMAIL = """
            FROM merchant m CROSS JOIN (VALUES (true), (false)) AS mode (livemode)
            JOIN checkout_session s
              ON s.merchant_id = m.id AND s.livemode = mode.livemode AND lower(s.email) = lower($1)
           WHERE true""";

    // Sessions that can still be paid, or of whose payment somebody must still find out, are left.
    private static final String OF_PERSON = """
            SELECT s.id %s AND s.expires_at < now()
               AND NOT EXISTS (SELECT FROM attempt a WHERE a.session_id = s.id AND a.ended_at IS NULL)
             LIMIT $2 FOR NO KEY UPDATE OF s""".formatted(WITH_EMAIL);

    private static final String LEFT = "SELECT count(*) AS number " + WITH_EMAIL;

    private static final String EVENTS_OF = """
            SELECT id FROM event
             WHERE type IN ('payment.succeeded', 'payment.declined')
               AND subject IN (SELECT id FROM attempt WHERE session_id = ANY ($1))
            UNION ALL
            SELECT id FROM event
             WHERE type = 'refund.created'
               AND subject IN (SELECT r.id FROM refund r JOIN payment_transaction t ON t.id = r.transaction_id
                                WHERE t.session_id = ANY ($1))""";

    private static final String ERASE_EVENTS = "SELECT erase_events($1)";
    private static final String ERASE_NOTIFICATIONS = "SELECT erase_notifications_of($1)";
    private static final String ERASE_SESSIONS = "SELECT erase_sessions($1)";

    private static final int AT_ONCE = 500;

    private final Database database;

    /**
     * @param sessions how many were erased
     * @param left how many bear the address still: they can be paid yet, or their payment is not settled
     * @param accounts how many accounts of the dashboards were removed
     * @param accountsLeft how many were not: a merchant has no other owner
     */
    public record Erased(long sessions, long left, int accounts, int accountsLeft) {}

    public Erasure(Database database) {
        this.database = database;
    }

    /** Erases everything of one e-mail address, at every merchant. The audit log tells of it by the address's hash only. */
    public Future<Erased> ofEmail(String email, Deed deed) {
        return all(email, 0)
                .compose(sessions -> database.transaction(transaction -> transaction
                        .preparedQuery(LEFT)
                        .execute(Tuple.of(email))
                        .map(rows -> rows.iterator().next().getLong("number"))
                        .compose(left -> PersonErasure.ofEmail(transaction, email)
                                .map(people -> new Erased(sessions, left, people.accounts(), people.left())))
                        .compose(erased -> Audit.write(transaction, entry(email, erased, deed))
                                .map(erased))));
    }

    private static AuditEntry entry(String email, Erased erased, Deed deed) {
        String target = "sha256:" + HexFormat.of().formatHex(Digest.sha256(email.toLowerCase(Locale.ROOT)));
        return deed.entry("email.erase", target, json -> {
            json.writeStartObject();
            json.writeNumberField("sessions", erased.sessions());
            json.writeNumberField("left", erased.left());
            json.writeNumberField("accounts", erased.accounts());
            json.writeNumberField("accounts_left", erased.accountsLeft());
            json.writeEndObject();
        });
    }

    private Future<Long> all(String email, long before) {
        return database.transaction(transaction -> transaction
                        .preparedQuery(OF_PERSON)
                        .execute(Tuple.of(email, AT_ONCE))
                        .map(Erasure::ids)
                        .compose(ids -> everything(transaction, ids)))
                .compose(erased ->
                        erased == AT_ONCE ? all(email, before + erased) : Future.succeededFuture(before + erased));
    }

    private static Future<Integer> everything(SqlConnection transaction, UUID[] ids) {
        Tuple which = Tuple.of(ids);
        return transaction
                .preparedQuery(EVENTS_OF)
                .execute(which)
                .compose(found -> events(transaction, ids(found)))
                .compose(done -> transaction.preparedQuery(ERASE_NOTIFICATIONS).execute(which))
                .compose(done -> sessions(transaction, ids))
                .map(ids.length);
    }

    static Future<?> events(SqlConnection transaction, UUID[] ids) {
        return transaction.preparedQuery(ERASE_EVENTS).execute(Tuple.of(ids));
    }

    static Future<?> sessions(SqlConnection transaction, UUID[] ids) {
        return transaction.preparedQuery(ERASE_SESSIONS).execute(Tuple.of(ids));
    }

    private static UUID[] ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
    }
}
