package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.MerchantTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "terms", description = "Lists and sets what else was agreed with a merchant.")
final class TermsCommand {
    private final Operations operations;

    TermsCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "list", description = "Lists a merchant's terms by currency.")
    int list(
            @Option(
                            names = "--merchant",
                            required = true,
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Whose: mer_…")
                    UUID merchant,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<MerchantTerms> all = operations.onDatabase(database -> new Terms(database).of(merchant));
        if (json) {
            operations.answer(
                    new JsonArray(all.stream().map(TermsCommand::describe).toList()).encode());
        } else {
            all.forEach(terms -> operations.answer(line(terms)));
        }
        return 0;
    }

    @Command(name = "set", description = "Sets a merchant's terms for one currency, in place of what was.")
    int set(
            @Option(
                            names = "--merchant",
                            required = true,
                            paramLabel = "ID",
                            converter = Ids.Merchant.class,
                            description = "Whose: mer_…")
                    UUID merchant,
            @Option(names = "--currency", required = true, paramLabel = "CODE", description = "For which currency.")
                    String currency,
            @Option(
                            names = "--negative-limit",
                            defaultValue = "0",
                            paramLabel = "AMOUNT",
                            description = "How far refunds may take his balance below zero, in the smallest unit of the"
                                    + " currency; 0 if left out.")
                    long negativeLimit,
            @Option(
                            names = "--return-fees",
                            description = "Our fee goes back with its part of a refund; it is kept if left out.")
                    boolean returnFees,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        MerchantTerms terms = new MerchantTerms(merchant, currency.toUpperCase(Locale.ROOT), negativeLimit, returnFees);
        MerchantTerms set = operations.onDatabase(database -> new Terms(database).set(terms, Deed.byCommand()));
        operations.answer(json ? describe(set).encode() : line(set));
        return 0;
    }

    private static String line(MerchantTerms terms) {
        return PublicId.MERCHANT.format(terms.merchantId()) + "  " + terms.currency() + "  negative limit "
                + terms.negativeLimit() + "  fees " + (terms.returnFees() ? "returned" : "kept");
    }

    private static JsonObject describe(MerchantTerms terms) {
        return new JsonObject()
                .put("merchant", PublicId.MERCHANT.format(terms.merchantId()))
                .put("currency", terms.currency())
                .put("negative_limit", terms.negativeLimit())
                .put("return_fees", terms.returnFees());
    }
}
