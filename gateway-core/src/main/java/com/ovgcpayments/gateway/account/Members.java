package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Merchants' people: who they are, and what they may. */
public final class Members {
    private static final String KEEPS_OWNER = "member_keeps_owner";

    private static final String OF = """
            SELECT m.merchant_id, merchant.name, m.role FROM member m JOIN merchant ON merchant.id = m.merchant_id
             WHERE m.person_id = $1 ORDER BY merchant.name, merchant.id""";

    private static final String LIST = """
            SELECT %s, m.role, m.since, p.last_seen_at FROM member m JOIN person p ON p.id = m.person_id
             WHERE m.merchant_id = $1 ORDER BY p.name, p.id""".formatted(PersonRows.COLUMNS);

    private static final String ROLES = """
            SELECT person_id, role FROM member
             WHERE merchant_id = $1 AND person_id IN ($2, $3) ORDER BY person_id FOR UPDATE""";

    private static final String CHANGE = "UPDATE member SET role = $3 WHERE merchant_id = $1 AND person_id = $2";

    private static final String REMOVE = "DELETE FROM member WHERE merchant_id = $1 AND person_id = $2";

    private static final String LEAVE =
            "UPDATE browser_session SET merchant_id = NULL WHERE merchant_id = $1 AND person_id = $2";

    private final Database database;

    public Members(Database database) {
        this.database = database;
    }

    /** The merchants whose people he belongs to, by name. */
    public Future<List<Membership>> of(UUID personId) {
        return database.query(OF, personId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Membership(row.getUUID("merchant_id"), row.getString("name"), role(row)))
                        .toList());
    }

    /** A merchant's people, by name. */
    public Future<List<Member>> list(UUID merchantId) {
        return database.query(LIST, merchantId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Member(
                                PersonRows.person(row),
                                role(row),
                                SessionRows.instant(row, "since").orElseThrow(),
                                SessionRows.instant(row, "last_seen_at")))
                        .toList());
    }

    /**
     * Gives one of the merchant's people another role.
     *
     * @param by is one of them too; his merchant is meant
     */
    public Future<MemberChange> changeRole(SignedIn by, UUID personId, MemberRole role, String requestId) {
        return change(by, personId, (transaction, merchant, roles) -> {
            MemberRole before = roles.his();
            if (!roles.actor().mayGive(before) || !roles.actor().mayGive(role)) {
                return Future.succeededFuture(MemberChange.NOT_ALLOWED);
            }
            return before == role
                    ? Future.succeededFuture(MemberChange.DONE)
                    : transaction
                            .preparedQuery(CHANGE)
                            .execute(Tuple.of(merchant, personId, role.word()))
                            .compose(changed -> PersonDeeds.write(
                                    transaction,
                                    by.deed("", requestId),
                                    "member.change_role",
                                    personId,
                                    Map.of("role", role.word(), "before", before.word())))
                            .map(MemberChange.DONE);
        });
    }

    /**
     * Takes one of the merchant's people away from it; what he has open there closes at once. Everybody may take himself
     * away.
     *
     * @param by is one of them too; his merchant is meant
     */
    public Future<MemberChange> remove(SignedIn by, UUID personId, String requestId) {
        return change(by, personId, (transaction, merchant, roles) -> {
            boolean himself = by.person().id().equals(personId);
            if (!himself && !roles.actor().mayGive(roles.his())) {
                return Future.succeededFuture(MemberChange.NOT_ALLOWED);
            }
            Tuple which = Tuple.of(merchant, personId);
            return transaction
                    .preparedQuery(REMOVE)
                    .execute(which)
                    .compose(removed -> transaction.preparedQuery(LEAVE).execute(which))
                    .compose(left -> PersonDeeds.write(
                            transaction,
                            by.deed("", requestId),
                            "member.remove",
                            personId,
                            Map.of("role", roles.his().word())))
                    .map(MemberChange.DONE);
        });
    }

    /** As they are now, whatever they were when the request came. */
    private record Roles(MemberRole actor, MemberRole his) {}

    @FunctionalInterface
    private interface Change {
        Future<MemberChange> make(SqlConnection transaction, UUID merchantId, Roles roles);
    }

    private Future<MemberChange> change(SignedIn by, UUID personId, Change change) {
        Optional<UUID> merchant = by.membership().map(Membership::merchantId);
        if (merchant.isEmpty()) {
            return Future.succeededFuture(MemberChange.NOT_ALLOWED);
        }
        return database.transaction(transaction -> transaction
                        .preparedQuery(ROLES)
                        .execute(Tuple.of(merchant.get(), by.person().id(), personId))
                        .compose(rows -> {
                            Map<UUID, MemberRole> roles = new HashMap<>();
                            rows.forEach(row -> roles.put(row.getUUID("person_id"), role(row)));
                            MemberRole actor = roles.get(by.person().id());
                            MemberRole his = roles.get(personId);
                            if (actor == null) {
                                return Future.succeededFuture(MemberChange.NOT_ALLOWED);
                            }
                            return his == null
                                    ? Future.succeededFuture(MemberChange.NO_SUCH_MEMBER)
                                    : change.make(transaction, merchant.get(), new Roles(actor, his));
                        }))
                .recover(failure -> isLastOwner(failure)
                        ? Future.succeededFuture(MemberChange.LAST_OWNER)
                        : Future.failedFuture(failure));
    }

    private static boolean isLastOwner(Throwable failure) {
        return failure instanceof PgException refused && KEEPS_OWNER.equals(refused.getConstraint());
    }

    private static MemberRole role(Row row) {
        return MemberRole.of(row.getString("role")).orElseThrow();
    }
}
