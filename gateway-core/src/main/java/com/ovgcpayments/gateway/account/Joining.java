package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Accepting an {@link Invitations invitation}: with a new account, or with the one that somebody has. */
public final class Joining {
    private static final String ACCEPT = """
            UPDATE invitation i SET accepted_at = now() WHERE i.id = $1 AND %s""".formatted(Invitations.STANDING);

    private static final String STILL = "SELECT %s FROM person p WHERE p.id = $1 AND p.password = $2 FOR NO KEY UPDATE"
            .formatted(PersonRows.COLUMNS);

    private static final String JOIN = """
            INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, $3)
            ON CONFLICT (person_id, merchant_id) DO NOTHING""";

    private final Database database;
    private final Invitations invitations;
    private final Passwords passwords;
    private final PasswordTries tries;

    public Joining(Vertx vertx, Database database) {
        this.database = database;
        this.invitations = new Invitations(database);
        this.passwords = new Passwords(vertx);
        this.tries = new PasswordTries(database, passwords);
    }

    /**
     * Accepts an invitation, once.
     *
     * @param audience whose dashboard the link was opened at
     * @param name of no account if he has one
     * @param password a new one, or that of the account he has
     * @return fails with {@link IllegalArgumentException} if the name, or the password ({@link UnacceptablePassword}), of a
     *     new account cannot be one; the invitation stands then
     */
    public Future<Acceptance> accept(Audience audience, String token, String name, String password, Client client) {
        return invitations.open(audience, token).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(new Acceptance.Gone());
            }
            Invitation invitation = found.get();
            return invitation.hasAccount()
                    ? acceptWithAccount(invitation, password, client)
                    : acceptAnew(invitation, name, password)
                            // Somebody made an account of this address meanwhile, by another link.
                            .recover(failure -> failure instanceof AddressTaken
                                    ? acceptWithAccount(invitation, password, client)
                                    : Future.failedFuture(failure));
        });
    }

    private Future<Acceptance> acceptAnew(Invitation invitation, String name, String password) {
        Person person;
        try {
            person = People.newPerson(invitation.audience(), invitation.email(), name, password);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        return passwords
                .hash(password)
                .compose(stored -> database.transaction(transaction -> take(transaction, invitation)
                        .compose(taken -> taken
                                ? PersonRows.insert(transaction, person, stored)
                                        .compose(free -> free
                                                ? join(transaction, invitation, person)
                                                : Future.failedFuture(new AddressTaken()))
                                : Future.succeededFuture(new Acceptance.Gone()))));
    }

    private Future<Acceptance> acceptWithAccount(Invitation invitation, String password, Client client) {
        return tries.look(invitation.audience(), invitation.email(), password, client)
                .compose(look -> {
                    if (look instanceof PasswordTries.TooMany tooMany) {
                        return Future.succeededFuture(new Acceptance.TooOften(tooMany.seconds()));
                    }
                    return look instanceof PasswordTries.Right right
                            ? database.transaction(transaction -> acceptWithAccount(transaction, invitation, right))
                            : Future.succeededFuture(new Acceptance.WrongPassword());
                });
    }

    private static Future<Acceptance> acceptWithAccount(
            SqlConnection transaction, Invitation invitation, PasswordTries.Right right) {
        return transaction
                .preparedQuery(STILL)
                .execute(Tuple.of(right.personId(), right.stored()))
                .compose(rows -> {
                    Optional<Person> person = PersonRows.first(rows).map(PersonRows::person);
                    if (person.isEmpty()) {
                        return Future.succeededFuture(new Acceptance.WrongPassword());
                    }
                    return Tries.forgive(transaction, right.subject())
                            .compose(forgiven -> take(transaction, invitation))
                            .compose(taken -> taken
                                    ? join(transaction, invitation, person.get())
                                    : Future.succeededFuture(new Acceptance.Gone()));
                });
    }

    private static Future<Boolean> take(SqlConnection transaction, Invitation invitation) {
        return transaction
                .preparedQuery(ACCEPT)
                .execute(Tuple.of(invitation.id()))
                .map(accepted -> accepted.rowCount() == 1);
    }

    private static Future<Acceptance> join(SqlConnection transaction, Invitation invitation, Person person) {
        Optional<UUID> merchant = invitation.membership().map(Membership::merchantId);
        Optional<MemberRole> role = invitation.membership().map(Membership::role);
        Future<?> joined = merchant.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(JOIN)
                        .execute(Tuple.of(
                                person.id(), merchant.get(), role.orElseThrow().word()));
        return joined.compose(done -> Invitations.write(
                        transaction,
                        merchant.map(PersonDeeds.own(person.id(), person.email())::at)
                                .orElseGet(() -> PersonDeeds.own(person.id(), person.email())),
                        "invitation.accept",
                        invitation.id(),
                        person.email(),
                        role))
                .map(written -> new Acceptance.Joined(person));
    }

    /** Undoes what was begun. */
    private static final class AddressTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
