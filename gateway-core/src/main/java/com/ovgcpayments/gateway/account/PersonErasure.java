package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.net.EmailAddress;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Takes the accounts of one address away, with all that hangs on them. The audit log keeps what they did. */
public final class PersonErasure {
    private static final String FIND = """
            SELECT p.id, EXISTS (
                       SELECT FROM member m
                        WHERE m.person_id = p.id AND m.role = 'owner'
                          AND NOT EXISTS (SELECT FROM member other
                                           WHERE other.merchant_id = m.merchant_id AND other.role = 'owner'
                                             AND other.person_id <> m.person_id))
                    OR (p.audience = 'operator'
                        AND NOT EXISTS (SELECT FROM person other WHERE other.audience = 'operator' AND other.id <> p.id))
                       AS needed
              FROM person p WHERE p.email = $1 AND p.audience IN ('merchant', 'operator') FOR UPDATE OF p""";

    private static final String REMOVE_INVITATIONS = "DELETE FROM invitation WHERE email = $1";

    /**
     * @param accounts how many were removed
     * @param left how many are kept, because a merchant has no other owner, or the gateway no other operator
     */
    public record Erased(int accounts, int left) {}

    private PersonErasure() {}

    /**
     * Of merchants' people and operators alike. Fails if a merchant would lose its last owner, or the gateway its last operator,
     * just then.
     */
    public static Future<Erased> ofEmail(SqlConnection transaction, String email) {
        String plain = EmailAddress.plain(email);
        return transaction.preparedQuery(FIND).execute(Tuple.of(plain)).compose(rows -> {
            UUID[] ids = StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> !row.getBoolean("needed"))
                    .map(row -> row.getUUID("id"))
                    .toArray(UUID[]::new);
            Future<?> removed = transaction
                    .preparedQuery(REMOVE_INVITATIONS)
                    .execute(Tuple.of(plain))
                    .compose(before -> PersonRows.remove(transaction, ids));
            for (Audience audience : Audience.values()) {
                removed = removed.compose(before -> Tries.forgive(transaction, Tries.password(audience, plain)));
            }
            for (UUID id : ids) {
                removed = removed.compose(before -> Tries.forgive(transaction, Tries.code(id)));
            }
            return removed.map(done -> new Erased(ids.length, rows.size() - ids.length));
        });
    }
}
