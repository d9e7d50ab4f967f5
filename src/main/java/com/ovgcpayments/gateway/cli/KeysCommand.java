package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "keys", description = "Makes, revokes and lists API keys.")
final class KeysCommand {
    private final Operations operations;

    KeysCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "create", description = "Makes a key and prints it, this once.")
    int create(
            @Option(
                            names = "--merchant",
                            required = true,
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Whose key: mer_…")
                    UUID merchant,
            @Option(
                            names = "--mode",
                            required = true,
                            paramLabel = "MODE",
                            description = "Whether for test or for live payments: ${COMPLETION-CANDIDATES}.")
                    Mode mode,
            @Option(
                            names = "--name",
                            defaultValue = "command line",
                            paramLabel = "NAME",
                            description = "What to recognise it by.")
                    String name,
            @Option(
                            names = "--expires-in",
                            paramLabel = "DURATION",
                            description = "How long it works, such as P90D; if left out, until it is revoked.")
                    Optional<Duration> lifetime,
            @Option(
                            names = "--rate-limit",
                            paramLabel = "NUMBER",
                            description = "Requests a second; if left out, as http.rateLimit says.")
                    Optional<Integer> rateLimit,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        OptionalInt limit = rateLimit.map(OptionalInt::of).orElse(OptionalInt.empty());
        NewApiKey wanted = new NewApiKey(merchant, mode, name, limit, lifetime);
        IssuedApiKey issued = operations.onDatabase(database -> new ApiKeys(database).create(wanted));
        String id = PublicId.API_KEY.format(issued.key().id());
        if (json) {
            operations.answer(new JsonObject()
                    .put("id", id)
                    .put("key", issued.text())
                    .put("merchant", PublicId.MERCHANT.format(merchant))
                    .put("mode", mode.word())
                    .put("name", wanted.name())
                    .encode());
        } else {
            operations.answer(issued.text());
            operations.remark("This is " + id + ". Keep it now: it is not stored and cannot be shown again.");
        }
        return 0;
    }

    @Command(name = "revoke", description = "Ends a key. Every instance refuses it within a second.")
    int revoke(
            @Parameters(paramLabel = "ID", converter = Ids.ApiKey.class, description = "Which key: key_…") UUID key,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        String id = PublicId.API_KEY.format(key);
        if (!operations.onDatabase(database -> new ApiKeys(database).revoke(key))) {
            throw new CommandFailed("there is no key " + id + ": see gateway keys list");
        }
        operations.answer(
                json
                        ? new JsonObject().put("id", id).put("revoked", true).encode()
                        : "revoked " + id + "; every instance refuses it within a second");
        return 0;
    }

    @Command(name = "list", description = "Lists a merchant's keys, oldest first.")
    int list(
            @Option(
                            names = "--merchant",
                            required = true,
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Whose keys: mer_…")
                    UUID merchant,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<ApiKeyEntry> keys = operations.onDatabase(database -> new ApiKeys(database).list(merchant));
        if (json) {
            operations.answer(
                    new JsonArray(keys.stream().map(KeysCommand::describe).toList()).encode());
        } else {
            keys.forEach(key -> operations.answer(String.join(
                    "  ",
                    PublicId.API_KEY.format(key.id()),
                    key.prefix() + "…" + key.last4(),
                    key.state().word(),
                    key.name())));
        }
        return 0;
    }

    private static JsonObject describe(ApiKeyEntry key) {
        JsonObject json = new JsonObject()
                .put("id", PublicId.API_KEY.format(key.id()))
                .put("mode", key.mode().word())
                .put("name", key.name())
                .put("prefix", key.prefix())
                .put("last4", key.last4())
                .put("state", key.state().word())
                .put("created_at", key.createdAt());
        key.rateLimit().ifPresent(limit -> json.put("rate_limit", limit));
        key.expiresAt().ifPresent(time -> json.put("expires_at", time));
        key.revokedAt().ifPresent(time -> json.put("revoked_at", time));
        key.lastUsedAt().ifPresent(time -> json.put("last_used_at", time));
        return json;
    }
}
