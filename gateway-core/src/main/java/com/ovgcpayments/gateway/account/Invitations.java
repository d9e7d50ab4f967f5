package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.NoSuchMerchant;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Asking people to become one of a merchant's, or operators: by a link that works for 7 days, of which only the SHA-256 is
 * stored. {@link Joining} is the other side of it.
 */
public final class Invitations {
    /** Those that can still be accepted, to be selected from {@code invitation i}. */
    static final String STANDING = "i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()";

    private static final String SELECT = """
            SELECT i.id, i.audience, i.email, i.role, i.merchant_id, merchant.name AS merchant_name,
                   i.created_at, i.expires_at,
                   EXISTS (SELECT FROM person p WHERE p.audience = i.audience AND p.email = i.email) AS has_account
              FROM invitation i LEFT JOIN merchant ON merchant.id = i.merchant_id
             WHERE %s""".formatted(STANDING);

    private static final String OPEN = SELECT + " AND i.audience = $1 AND i.hash = $2";

    private static final String LIST =
            SELECT + " AND i.audience = $1 AND i.merchant_id IS NOT DISTINCT FROM $2 ORDER BY i.id";

    private static final String IS_THERE = """
            SELECT FROM person p
             WHERE p.audience = $1 AND p.email = $2
               AND ($3::uuid IS NULL
                    OR EXISTS (SELECT FROM member m WHERE m.person_id = p.id AND m.merchant_id = $3))""";

    // Of two links to the same only the newer works.
    private static final String REPLACE = """
            UPDATE invitation i SET withdrawn_at = now()
             WHERE i.audience = $1 AND i.email = $2 AND i.merchant_id IS NOT DISTINCT FROM $3 AND %s""".formatted(STANDING);

    private static final String INSERT = """
            INSERT INTO invitation (id, audience, email, merchant_id, role, hash) VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String WITHDRAW = """
            UPDATE invitation i SET withdrawn_at = now()
             WHERE i.id = $1 AND i.merchant_id IS NOT DISTINCT FROM $2 AND %s RETURNING i.email""".formatted(STANDING);

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Database database;

    public Invitations(Database database) {
        this.database = database;
    }

    /**
     * Invites somebody to be one of a merchant's people. An earlier invitation of the same address to the same merchant
     * ends. Whether the one who invites may give this role is the caller's to see to: {@link MemberRole#mayGive}.
     *
     * @return fails with {@link IllegalArgumentException} if the address is none, as {@link NoSuchMerchant} if there is no
     *     such merchant
     */
    public Future<Invited> invite(UUID merchantId, String email, MemberRole role, Deed deed) {
        return invite(Audience.MERCHANT, Optional.of(merchantId), Optional.of(role), email, deed.at(merchantId))
                .recover(failure -> Future.failedFuture(
                        failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState())
                                ? new NoSuchMerchant(merchantId)
                                : failure));
    }

    /** Invites somebody to be an operator; fails with {@link IllegalArgumentException} if the address is none. */
    public Future<Invited> inviteOperator(String email, Deed deed) {
        return invite(Audience.OPERATOR, Optional.empty(), Optional.empty(), email, deed);
    }

    /** What a link is for; empty if it means nothing (any more). */
    public Future<Optional<Invitation>> open(Audience audience, String token) {
        return BearerText.hasForm(token)
                ? database.query(OPEN, audience.word(), BearerText.hash(token))
                        .map(rows -> PersonRows.first(rows).map(Invitations::invitation))
                : Future.succeededFuture(Optional.empty());
    }

    /** A merchant's invitations that can still be accepted, oldest first. */
    public Future<List<Invitation>> list(UUID merchantId) {
        return list(Audience.MERCHANT, Optional.of(merchantId));
    }

    /** Those to operators, oldest first. */
    public Future<List<Invitation>> listOperators() {
        return list(Audience.OPERATOR, Optional.empty());
    }

    /** @return whether the merchant had such an invitation that could still be accepted */
    public Future<Boolean> withdraw(UUID merchantId, UUID id, Deed deed) {
        return withdraw(Optional.of(merchantId), id, deed.at(merchantId));
    }

    /** @return whether there was such an invitation that could still be accepted */
    public Future<Boolean> withdrawOperator(UUID id, Deed deed) {
        return withdraw(Optional.empty(), id, deed);
    }

    private Future<List<Invitation>> list(Audience audience, Optional<UUID> merchant) {
        return database.query(LIST, audience.word(), merchant.orElse(null))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Invitations::invitation)
                        .toList());
    }

    /** Invites the owner of a merchant that was just made, in the transaction that made it. */
    static Future<Invited> inviteOwner(SqlClient transaction, UUID merchantId, String email, Deed deed) {
        return invite(
                transaction,
                Audience.MERCHANT,
                Optional.of(merchantId),
                Optional.of(MemberRole.OWNER),
                email,
                deed.at(merchantId));
    }

    private Future<Invited> invite(
            Audience audience, Optional<UUID> merchant, Optional<MemberRole> role, String email, Deed deed) {
        return database.transaction(transaction -> invite(transaction, audience, merchant, role, email, deed));
    }

    private static Future<Invited> invite(
            SqlClient transaction,
            Audience audience,
            Optional<UUID> merchant,
            Optional<MemberRole> role,
            String email,
            Deed deed) {
        String plain;
        try {
            plain = People.emailOf(email);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        Invited.Ready ready = new Invited.Ready(TimeOrderedUuid.next(), plain, BearerText.random());
        Tuple which = Tuple.of(audience.word(), plain, merchant.orElse(null));
        return transaction
                .preparedQuery(IS_THERE)
                .execute(which)
                .compose(there -> there.size() > 0
                        ? Future.succeededFuture(new Invited.AlreadyThere())
                        : transaction
                                .preparedQuery(REPLACE)
                                .execute(which)
                                .compose(replaced -> transaction
                                        .preparedQuery(INSERT)
                                        .execute(Tuple.of(
                                                ready.id(),
                                                audience.word(),
                                                plain,
                                                merchant.orElse(null),
                                                role.map(MemberRole::word).orElse(null),
                                                BearerText.hash(ready.token()))))
                                .compose(inserted ->
                                        write(transaction, deed, "invitation.create", ready.id(), plain, role))
                                .map(ready));
    }

    private Future<Boolean> withdraw(Optional<UUID> merchant, UUID id, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(id, merchant.orElse(null)))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(false)
                        : write(
                                        transaction,
                                        deed,
                                        "invitation.withdraw",
                                        id,
                                        rows.iterator().next().getString("email"),
                                        Optional.empty())
                                .map(true)));
    }

    static Future<?> write(
            SqlClient transaction, Deed deed, String action, UUID id, String email, Optional<MemberRole> role) {
        return Audit.write(transaction, deed.entry(action, PublicId.INVITATION.format(id), json -> {
            json.writeStartObject();
            json.writeStringField("email", email);
            if (role.isPresent()) {
                json.writeStringField("role", role.get().word());
            }
            json.writeEndObject();
        }));
    }

    static Invitation invitation(Row row) {
        Optional<Membership> membership = Optional.ofNullable(row.getString("role"))
                .flatMap(MemberRole::of)
                .map(role -> new Membership(row.getUUID("merchant_id"), row.getString("merchant_name"), role));
        return new Invitation(
                row.getUUID("id"),
                Audience.of(row.getString("audience")),
                row.getString("email"),
                membership,
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "expires_at").orElseThrow(),
                row.getBoolean("has_account"));
    }
}
