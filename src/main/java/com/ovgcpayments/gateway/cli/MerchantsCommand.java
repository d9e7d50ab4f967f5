package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Founding;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.net.EmailAddress;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "merchants", description = "Makes and lists merchants.")
final class MerchantsCommand {
    private static final int PAGE = 500;

    private final Operations operations;

    MerchantsCommand(Operations operations) {
        this.operations = operations;
    }

    @Command(name = "create", description = "Makes a merchant and prints its id.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What payers read, 1 to 100 characters.") String name,
            @Option(
                            names = "--owner",
                            paramLabel = "EMAIL",
                            description =
                                    "Invites its owner, and prints the link as well: it works for 7 days and once.")
                    Optional<String> owner,
            @Option(names = "--json", description = "Answers in JSON.") boolean json) {
        if (owner.filter(email -> !EmailAddress.isValid(email.strip())).isPresent()) {
            throw new CommandFailed("--owner must be an e-mail address");
        }
        if (owner.isEmpty()) {
            Merchant made = operations.onDatabase(database -> new Merchants(database).create(name, Deed.byCommand()));
            operations.answer(json ? describe(made).encode() : PublicId.MERCHANT.format(made.id()));
            return 0;
        }
        InvitationAnswer answer = new InvitationAnswer(operations, Audience.MERCHANT);
        Founding.Founded founded =
                operations.onDatabase(database -> new Founding(database).found(name, owner.get(), Deed.byCommand()));
        if (!json) {
            operations.answer(PublicId.MERCHANT.format(founded.merchant().id()));
        }
        answer.of(founded.owner(), describe(founded.merchant()), json);
        return 0;
    }

    @Command(name = "list", description = "Lists all merchants, oldest first.")
    int list(@Option(names = "--json", description = "Answers in JSON.") boolean json) {
        List<Merchant> all =
                operations.onDatabase(database -> from(new Merchants(database), Optional.empty(), new ArrayList<>()));
        if (json) {
            operations.answer(
                    new JsonArray(all.stream().map(MerchantsCommand::describe).toList()).encode());
        } else {
            all.forEach(
                    merchant -> operations.answer(PublicId.MERCHANT.format(merchant.id()) + "  " + merchant.name()));
        }
        return 0;
    }

    private static Future<List<Merchant>> from(Merchants merchants, Optional<Merchant> after, List<Merchant> found) {
        return merchants.list(after.map(Merchant::id), PAGE).compose(page -> {
            found.addAll(page);
            return page.size() < PAGE
                    ? Future.succeededFuture(found)
                    : from(merchants, Optional.of(page.get(page.size() - 1)), found);
        });
    }

    private static JsonObject describe(Merchant merchant) {
        return new JsonObject()
                .put("id", PublicId.MERCHANT.format(merchant.id()))
                .put("name", merchant.name());
    }
}
