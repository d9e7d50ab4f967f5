package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.account.PasswordLinks;
import com.ovgcpayments.gateway.account.PasswordLinks.Reset;
import com.ovgcpayments.gateway.account.People;
import com.ovgcpayments.gateway.account.PersonEntry;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "people", description = "Invites and lists the people of the dashboards, and resets their passwords.")
final class PeopleCommand {
    private static final int PAGE = 500;

    private final Operations operations;

    PeopleCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "list", description = "Lists everybody who has an account, operators too, oldest first.")
    int list(@Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<PersonEntry> all = operations.onDatabase(
                (vertx, database) -> from(new People(vertx, database), Optional.empty(), new ArrayList<>()));
        if (json) {
            operations.answer(
                    new JsonArray(all.stream().map(PeopleCommand::describe).toList()).encode());
        } else {
            all.forEach(entry -> operations.answer(String.join(
                    "  ",
                    PublicId.PERSON.format(entry.person().id()),
                    entry.person().email(),
                    entry.person().secondFactor() ? "two-factor" : "password",
                    places(entry),
                    entry.person().name())));
        }
        return 0;
    }

    @Command(
            name = "invite",
            description =
                    "Makes a link by which somebody becomes one of a merchant's people; it works for 7 days and once.")
    int invite(
            @Parameters(paramLabel = "EMAIL", description = "Who.") String email,
            @Option(
                            names = "--merchant",
                            required = true,
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Whose: mer_…")
                    UUID merchant,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "As what: owner, admin, developer, finance or viewer.")
                    MemberRole role,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        InvitationAnswer answer = new InvitationAnswer(operations, Audience.MERCHANT);
        Invited invited = operations.onDatabase(
                database -> new Invitations(database).invite(merchant, email, role, Deed.byCommand()));
        answer.of(
                invited,
                new JsonObject()
                        .put("merchant", PublicId.MERCHANT.format(merchant))
                        .put("role", role.word()),
                json);
        return 0;
    }

    @Command(
            name = "reset",
            description =
                    "Ends somebody's password and sessions, and makes a link by which he sets a new password; it works "
                            + "for a day and once.")
    int reset(
            @Parameters(paramLabel = "EMAIL", description = "Whose.") String email,
            @Option(names = "--operator", description = "His account as an operator, and not at merchants.")
                    boolean operator,
            @Option(names = "--without-second-factor", description = "Turns his second factor off, for who lost it.")
                    boolean withoutSecondFactor,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        Audience audience = operator ? Audience.OPERATOR : Audience.MERCHANT;
        Reset reset = operations
                .onDatabase((vertx, database) -> new PasswordLinks(vertx, database)
                        .reset(audience, email, withoutSecondFactor, Deed.byCommand()))
                .orElseThrow(() -> new CommandFailed(
                        "nobody has the address " + email.strip() + " there: see gateway people list"));
        String id = PublicId.PERSON.format(reset.person().id());
        String link = new DashboardLinks(operations.settings()).newPassword(audience, reset.token());
        if (json) {
            operations.answer(new JsonObject()
                    .put("id", id)
                    .put("email", reset.person().email())
                    .put("link", link)
                    .put("sessions_ended", reset.sessionsEnded())
                    .encode());
        } else {
            operations.answer(link);
            operations.remark("Hand this link to " + id + ": it works for a day and once. " + reset.sessionsEnded()
                    + " sessions were ended, and the old password no longer works.");
        }
        return 0;
    }

    private static Future<List<PersonEntry>> from(People people, Optional<UUID> after, List<PersonEntry> found) {
        return people.list(after, PAGE).compose(page -> {
            found.addAll(page);
            return page.size() < PAGE
                    ? Future.succeededFuture(found)
                    : from(
                            people,
                            Optional.of(page.get(page.size() - 1).person().id()),
                            found);
        });
    }

    private static String places(PersonEntry entry) {
        if (entry.person().audience() == Audience.OPERATOR) {
            return "operator";
        }
        return entry.memberships().isEmpty()
                ? "nowhere"
                : entry.memberships().stream()
                        .map(membership ->
                                membership.role().word() + " of " + PublicId.MERCHANT.format(membership.merchantId()))
                        .collect(Collectors.joining(", "));
    }

    private static JsonObject describe(PersonEntry entry) {
        JsonObject json = new JsonObject()
                .put("id", PublicId.PERSON.format(entry.person().id()))
                .put("audience", entry.person().audience().name().toLowerCase(Locale.ROOT))
                .put("email", entry.person().email())
                .put("name", entry.person().name())
                .put("second_factor", entry.person().secondFactor())
                .put("has_password", entry.hasPassword())
                .put(
                        "memberships",
                        new JsonArray(entry.memberships().stream()
                                .map(PeopleCommand::describe)
                                .toList()))
                .put("created_at", entry.createdAt());
        entry.lastSeenAt().ifPresent(time -> json.put("last_seen_at", time));
        return json;
    }

    private static JsonObject describe(Membership membership) {
        return new JsonObject()
                .put("merchant", PublicId.MERCHANT.format(membership.merchantId()))
                .put("name", membership.merchantName())
                .put("role", membership.role().word());
    }
}
