package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.MasterKeys;
import com.ovgcpayments.gateway.config.OwnerOnlyFile;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.payout.PayoutState;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "payouts", description = "Lists payouts, writes them into a file for the bank, and settles them.")
final class PayoutsCommand {
    private static final int PAGE = 500;
    private static final int MAX_REASON = 500;

    private final Operations operations;

    PayoutsCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "list", description = "Lists the payouts that have not ended, oldest first.")
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Those that stand so: ${COMPLETION-CANDIDATES}.")
                    Optional<PayoutState> state,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<Payout> all = operations.onDatabase((vertx, database) ->
                from(new OperatorPayouts(database, new Outbox(vertx)), Optional.empty(), state, new ArrayList<>()));
        if (json) {
            operations.answer(
                    new JsonArray(all.stream().map(PayoutsCommand::describe).toList()).encode());
        } else {
            all.forEach(payout -> operations.answer(String.join(
                    "  ",
                    PublicId.PAYOUT.format(payout.id()),
                    payout.state().word(),
                    payout.amount().toString(),
                    payout.merchant().name(),
                    payout.destination().holder() + " …" + payout.destination().last4())));
        }
        return 0;
    }

    @Command(
            name = "export",
            description =
                    "Writes the live payouts that wait into a new ISO 20022 file (pain.001) for the bank, each once.",
            footer = "%nThe file holds accounts in plain: bring it to the bank and remove it.")
    int export(
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to; must not exist.")
                    Path out,
            @Option(
                            names = "--batch",
                            paramLabel = "NAME",
                            description = "A file that was written before, again: pob-…")
                    Optional<String> again,
            @Option(
                            names = "--limit",
                            paramLabel = "NUMBER",
                            defaultValue = "1000",
                            description = "How many payouts at the most; ${DEFAULT-VALUE} if left out.")
                    int limit,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        Path file = operations.resolve(out);
        if (Files.exists(file)) {
            throw new CommandFailed(out + " is there already; name another file");
        }
        if (limit < 1) {
            throw new CommandFailed("--limit must be 1 or more, not " + limit);
        }
        Settings settings = operations.settings();
        Sealer sealer = Sealer.of(masterKeys(settings));
        Optional<PayoutBatches.Batch> batch = again.isPresent()
                ? Optional.of(find(sealer, again.get()))
                : told(() -> operations.onDatabase(database ->
                        new PayoutBatches(database, sealer).export(debtor(settings), limit, Deed.byCommand())));
        if (batch.isEmpty()) {
            operations.answer(json ? new JsonObject().put("payouts", 0).encode() : "no payout waits to be exported");
            return 0;
        }
        OwnerOnlyFile.write(file, batch.get().file().toString());
        operations.answer(
                json
                        ? new JsonObject()
                                .put("batch", batch.get().name())
                                .put("payouts", batch.get().payouts())
                                .put("created_at", batch.get().createdAt())
                                .put("file", file.toString())
                                .encode()
                        : "wrote " + batch.get().payouts() + " payouts to " + out + " as "
                                + batch.get().name());
        return 0;
    }

    @Command(name = "confirm", description = "Says that payouts were sent: the bank's statement shows them.")
    int confirm(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "ID",
                            converter = Ids.Payout.class,
                            description = "Which payouts: po_…")
                    List<UUID> payouts,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        return end(payouts, PayoutState.COMPLETED, Deed.byCommand(), json);
    }

    @Command(name = "fail", description = "Says that a payout was not sent; its money is the merchant's again.")
    int fail(
            @Parameters(paramLabel = "ID", converter = Ids.Payout.class, description = "Which payout: po_…")
                    UUID payout,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; the merchant reads it.")
                    String reason,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        return end(List.of(payout), PayoutState.FAILED, deed(reason), json);
    }

    @Command(name = "halt", description = "Stops payouts: none is accepted, sent or exported until they are resumed.")
    int halt(
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for operators.")
                    String reason,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        Deed deed = deed(reason);
        boolean fresh = operations.onDatabase(database -> new PayoutHalt(database).set(deed));
        operations.answer(
                json
                        ? new JsonObject().put("halted", true).encode()
                        : fresh ? "payouts are halted" : "payouts were halted already");
        return 0;
    }

    @Command(name = "resume", description = "Lets payouts go on.")
    int resume(
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for operators.")
                    String reason,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        Deed deed = deed(reason);
        boolean lifted = operations.onDatabase(database -> new PayoutHalt(database).clear(deed));
        operations.answer(
                json
                        ? new JsonObject().put("halted", false).encode()
                        : lifted ? "payouts go on" : "payouts were not halted");
        return 0;
    }

    private int end(List<UUID> payouts, PayoutState state, Deed deed, boolean json) {
        JsonArray ended = new JsonArray();
        for (UUID id : payouts) {
            Payout payout = told(() -> operations.onDatabase((vertx, database) -> {
                        OperatorPayouts decisions = new OperatorPayouts(database, new Outbox(vertx));
                        return state == PayoutState.COMPLETED ? decisions.confirm(id, deed) : decisions.fail(id, deed);
                    }))
                    .orElseThrow(() -> new CommandFailed(
                            "there is no payout " + PublicId.PAYOUT.format(id) + ": see gateway payouts list"));
            ended.add(describe(payout));
            if (!json) {
                operations.answer(
                        PublicId.PAYOUT.format(id) + " is " + payout.state().word());
            }
        }
        if (json) {
            operations.answer(ended.encode());
        }
        return 0;
    }

    private PayoutBatches.Batch find(Sealer sealer, String name) {
        return operations
                .onDatabase(database -> new PayoutBatches(database, sealer).find(name))
                .orElseThrow(
                        () -> new CommandFailed("there is no batch " + name + ": see gateway payouts list --json"));
    }

    private static Deed deed(String reason) {
        String line = reason.strip();
        if (line.isEmpty() || line.length() > MAX_REASON || line.chars().anyMatch(Character::isISOControl)) {
            throw new CommandFailed("--reason must be a line of 1 to " + MAX_REASON + " characters");
        }
        return new Deed(Deed.byCommand().actor(), line, "");
    }

    private static Debtor debtor(Settings settings) {
        return new Debtor(
                required(settings, GatewaySettings.PayoutSettings.DEBTOR_NAME),
                required(settings, GatewaySettings.PayoutSettings.DEBTOR_IBAN),
                settings.find(GatewaySettings.PayoutSettings.DEBTOR_BIC));
    }

    private static String required(Settings settings, Setting<String> setting) {
        return settings.find(setting)
                .orElseThrow(() -> new CommandFailed(setting.path() + " is required. " + setting.description()));
    }

    private static List<String> masterKeys(Settings settings) {
        Optional<List<String>> keys = MasterKeys.configured(settings);
        if (keys.isEmpty()
                && settings.find(GatewaySettings.DatabaseSettings.URL).isPresent()) {
            throw new CommandFailed(GatewaySettings.Secrets.MASTER_KEYS.path() + " or "
                    + GatewaySettings.Secrets.MASTER_KEY_FILE.path() + " is required: accounts are sealed with them");
        }
        return keys.orElseGet(() -> MasterKeys.forDevelopment(settings));
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (PayoutRefused e) {
            throw new CommandFailed(e.getMessage(), e);
        }
    }

    private static Future<List<Payout>> from(
            OperatorPayouts payouts, Optional<UUID> after, Optional<PayoutState> state, List<Payout> found) {
        return payouts.list(after, state, PAGE).compose(page -> {
            found.addAll(page.items());
            return page.hasMore()
                    ? from(payouts, Optional.of(found.get(found.size() - 1).id()), state, found)
                    : Future.succeededFuture(found);
        });
    }

    private static JsonObject describe(Payout payout) {
        JsonObject json = new JsonObject()
                .put("id", PublicId.PAYOUT.format(payout.id()))
                .put("merchant", PublicId.MERCHANT.format(payout.merchant().id()))
                .put("livemode", payout.mode().livemode())
                .put("amount", payout.amount().minor())
                .put("currency", payout.amount().currency())
                .put("state", payout.state().word())
                .put("origin", payout.origin())
                .put("holder", payout.destination().holder())
                .put("last4", payout.destination().last4())
                .put("created_at", payout.createdAt());
        payout.connector().ifPresent(connector -> json.put("connector", connector));
        payout.batch().ifPresent(batch -> json.put("batch", batch));
        payout.reason().ifPresent(reason -> json.put("reason", reason));
        payout.endedAt().ifPresent(time -> json.put("ended_at", time));
        return json;
    }
}
