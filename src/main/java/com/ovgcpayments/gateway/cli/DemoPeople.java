package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Acceptance;
import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Client;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.Joining;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.account.People;
import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.secret.KeyForm;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who can sign in at the dashboards of a development gateway: the demo merchant's owner, and an operator. Made once, with
 * random passwords; another password is given only if the one in the file is lost or no longer right.
 */
final class DemoPeople {
    static final String OWNER = "owner@example.com";
    static final String OPERATOR = "operator@example.com";

    private static final Client HERE = new Client("", "gateway dev");

    /** 120 random bits, and not too long to type. */
    private static final int PASSWORD_LENGTH = 20;

    private final People people;
    private final Invitations invitations;
    private final Joining joining;
    private final DemoMerchant merchant;

    DemoPeople(Vertx vertx, Database database) {
        this.people = new People(vertx, database);
        this.invitations = new Invitations(database);
        this.joining = new Joining(vertx, database);
        this.merchant = new DemoMerchant(database);
    }

    /** The file with addresses and passwords that work. */
    Future<DevFile> prepare(DevFile file) {
        return prepare(
                        file,
                        Audience.MERCHANT,
                        OWNER,
                        DevFile.EMAIL,
                        DevFile.PASSWORD,
                        () -> merchant.merchant()
                                .compose(demo ->
                                        invitations.invite(demo.id(), OWNER, MemberRole.OWNER, Deed.byCommand())))
                .compose(withOwner -> prepare(
                        withOwner,
                        Audience.OPERATOR,
                        OPERATOR,
                        DevFile.OPERATOR_EMAIL,
                        DevFile.OPERATOR_PASSWORD,
                        () -> invitations.inviteOperator(OPERATOR, Deed.byCommand())));
    }

    private Future<DevFile> prepare(
            DevFile file,
            Audience audience,
            String email,
            String emailField,
            String passwordField,
            Supplier<Future<Invited>> invitation) {
        Optional<String> known = file.find(passwordField);
        return people.find(audience, email)
                .compose(found -> password(found, known))
                .compose(password -> invitation
                        .get()
                        .compose(invited -> invited instanceof Invited.Ready ready
                                ? join(audience, ready, password)
                                : Future.succeededFuture())
                        .map(joined -> file.with(emailField, email).with(passwordField, password)));
    }

    private Future<Void> join(Audience audience, Invited.Ready invited, String password) {
        return joining.accept(audience, invited.token(), name(audience), password, HERE)
                .compose(acceptance -> acceptance instanceof Acceptance.Joined
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CommandFailed(
                                invited.email() + " could not be made one of the demo's people: " + acceptance)));
    }

    /** One that is right, or will be. */
    private Future<String> password(Optional<Person> found, Optional<String> known) {
        String random = KeyForm.random("").substring(0, PASSWORD_LENGTH);
        if (found.isEmpty()) {
            return Future.succeededFuture(known.orElse(random));
        }
        Person person = found.get();
        return known.map(password -> people.hasPassword(person.audience(), person.email(), password))
                .orElseGet(() -> Future.succeededFuture(false))
                .compose(right -> right
                        ? Future.succeededFuture(known.orElseThrow())
                        : people.setPassword(person, random, Deed.byCommand()).map(random));
    }

    private static String name(Audience audience) {
        return audience == Audience.MERCHANT ? "Demo Owner" : "Demo Operator";
    }
}
