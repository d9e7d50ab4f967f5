package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "fees",
        description = "Lists, sets and removes what is taken of captured payments, from now on.",
        footer =
                "%nThe most specific line counts: the merchant's own before everybody's, then the connector's, then the"
                        + " currency's. What was captured before keeps its fee.")
final class FeesCommand {
    private final Operations operations;

    FeesCommand(Operations operations) {
        this.operations = operations;
    }

    /** Whose payments; each left out means all. */
    static final class ScopeOptions {
        @Option(
                names = "--merchant",
                paramLabel = "ID",
                converter = Ids.Merchant.class,
                description = "Whose payments: mer_…; everybody's if left out.")
        private Optional<UUID> merchant = Optional.empty();

        @Option(names = "--connector", paramLabel = "NAME", description = "At which processor; all if left out.")
        private Optional<String> connector = Optional.empty();

        @Option(names = "--currency", paramLabel = "CODE", description = "In which currency; all if left out.")
        private Optional<String> currency = Optional.empty();

        FeeTerms.Scope scope() {
            return new FeeTerms.Scope(merchant, connector, currency.map(code -> code.toUpperCase(Locale.ROOT)));
        }
    }

    @Command(name = "list", description = "Lists the lines, the general first.")
    int list(
            @Option(
                            names = "--merchant",
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Only what counts for this merchant: mer_….")
                    Optional<UUID> merchant,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<FeeTerms> fees = operations.onDatabase(database -> new Terms(database).fees(merchant));
        if (json) {
            operations.answer(
                    new JsonArray(fees.stream().map(FeesCommand::describe).toList()).encode());
        } else if (fees.isEmpty()) {
            operations.answer("nothing is taken");
        } else {
            fees.forEach(fee -> operations.answer(line(fee)));
        }
        return 0;
    }

    @Command(name = "set", description = "Sets what is taken, in place of what was.")
    int set(
            @Mixin ScopeOptions scope,
            @Option(
                            names = "--basis-points",
                            defaultValue = "0",
                            paramLabel = "NUMBER",
                            description = "Of the amount, in hundredths of a per cent, 0 to 10000; 0 if left out.")
                    int basisPoints,
            @Option(
                            names = "--fixed",
                            defaultValue = "0",
                            paramLabel = "AMOUNT",
                            description =
                                    "On top, in the smallest unit of the currency; needs --currency. 0 if left out.")
                    long fixed,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        FeeTerms set = operations.onDatabase(database ->
                new Terms(database).setFee(scope.scope(), new FeeTerms.Rate(basisPoints, fixed), Deed.byCommand()));
        operations.answer(json ? describe(set).encode() : line(set));
        return 0;
    }

    @Command(name = "remove", description = "Removes one line; a more general one counts from then on.")
    int remove(@Mixin ScopeOptions scope, @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        FeeTerms removed = operations
                .onDatabase(database -> new Terms(database).removeFee(scope.scope(), Deed.byCommand()))
                .orElseThrow(() -> new CommandFailed("there is no such line: see gateway fees list"));
        operations.answer(json ? describe(removed).put("removed", true).encode() : "removed " + line(removed));
        return 0;
    }

    private static String line(FeeTerms fee) {
        return String.join(
                "  ",
                fee.scope().merchantId().map(PublicId.MERCHANT::format).orElse("all merchants"),
                fee.scope().connector().orElse("all connectors"),
                fee.scope().currency().orElse("all currencies"),
                fee.basisPoints() + " basis points + " + fee.fixed());
    }

    private static JsonObject describe(FeeTerms fee) {
        return new JsonObject()
                .put("id", PublicId.FEE_TERMS.format(fee.id()))
                .put(
                        "merchant",
                        fee.scope().merchantId().map(PublicId.MERCHANT::format).orElse(null))
                .put("connector", fee.scope().connector().orElse(null))
                .put("currency", fee.scope().currency().orElse(null))
                .put("basis_points", fee.basisPoints())
                .put("fixed", fee.fixed())
                .put("changed_at", fee.changedAt());
    }
}
