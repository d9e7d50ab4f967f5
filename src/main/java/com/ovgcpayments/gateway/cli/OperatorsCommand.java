package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.operator.IssuedOperatorKey;
import com.ovgcpayments.gateway.operator.OperatorKeyEntry;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "operators",
        description =
                "Makes, revokes and lists the keys of who runs the gateway, and invites him to the operators' dashboard.")
final class OperatorsCommand {
    private final Operations operations;

    OperatorsCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "create", description = "Makes a key and prints it, this once.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose it is.") String name,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        IssuedOperatorKey issued =
                operations.onDatabase(database -> new OperatorKeys(database).create(name, Deed.byCommand()));
        String id = PublicId.OPERATOR_KEY.format(issued.key().id());
        if (json) {
            operations.answer(new JsonObject()
                    .put("id", id)
                    .put("key", issued.text())
                    .put("name", issued.key().name())
                    .encode());
        } else {
            operations.answer(issued.text());
            operations.remark("This is " + id + ". Keep it now: it is not stored and cannot be shown again.");
        }
        return 0;
    }

    @Command(name = "revoke", description = "Ends a key. Every instance refuses it at once.")
    int revoke(
            @Parameters(paramLabel = "ID", converter = Ids.OperatorKey.class, description = "Which key: opk_…")
                    UUID key,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        String id = PublicId.OPERATOR_KEY.format(key);
        if (!operations.onDatabase(database -> new OperatorKeys(database).revoke(key, Deed.byCommand()))) {
            throw new CommandFailed("there is no key " + id + ": see gateway operators list");
        }
        operations.answer(
                json
                        ? new JsonObject().put("id", id).put("revoked", true).encode()
                        : "revoked " + id + "; every instance refuses it at once");
        return 0;
    }

    @Command(name = "list", description = "Lists all keys, oldest first.")
    int list(@Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<OperatorKeyEntry> keys = operations.onDatabase(database -> new OperatorKeys(database).list());
        if (json) {
            operations.answer(
                    new JsonArray(keys.stream().map(OperatorsCommand::describe).toList()).encode());
        } else {
            keys.forEach(entry -> operations.answer(String.join(
                    "  ",
                    PublicId.OPERATOR_KEY.format(entry.key().id()),
                    entry.prefix() + "…" + entry.last4(),
                    state(entry),
                    entry.key().name())));
        }
        return 0;
    }

    @Command(
            name = "invite",
            description =
                    "Makes a link by which somebody gets an account at the operators' dashboard; it works for 7 days and "
                            + "once.")
    int invite(
            @Parameters(paramLabel = "EMAIL", description = "Who.") String email,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        InvitationAnswer answer = new InvitationAnswer(operations, Audience.OPERATOR);
        Invited invited =
                operations.onDatabase(database -> new Invitations(database).inviteOperator(email, Deed.byCommand()));
        answer.of(invited, new JsonObject(), json);
        return 0;
    }

    private static String state(OperatorKeyEntry entry) {
        return entry.revokedAt().isPresent() ? "revoked" : "active";
    }

    private static JsonObject describe(OperatorKeyEntry entry) {
        JsonObject json = new JsonObject()
                .put("id", PublicId.OPERATOR_KEY.format(entry.key().id()))
                .put("name", entry.key().name())
                .put("prefix", entry.prefix())
                .put("last4", entry.last4())
                .put("state", state(entry))
                .put("created_at", entry.createdAt());
        entry.revokedAt().ifPresent(time -> json.put("revoked_at", time));
        return json;
    }
}
