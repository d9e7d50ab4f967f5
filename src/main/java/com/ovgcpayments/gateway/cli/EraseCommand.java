package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.retention.Erasure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "erase",
        description =
                "Erases a person by his e-mail address: at every merchant, in sessions, events and notifications, and his "
                        + "accounts at the dashboards. What was paid stays, without a name. It cannot be undone.",
        footer =
                "%nMay run beside a gateway. Exits with 1 if sessions are left that can still be paid or are not settled, or "
                        + "an account that is the last owner of a merchant, or the last operator.")
final class EraseCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofHours(6);

    private final Operations operations;

    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "Whose; case does not matter.")
    private String email = "";

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    EraseCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() {
        String address = email.strip();
        if (address.isEmpty()) {
            throw new CommandFailed("--email must be an e-mail address");
        }
        Erasure.Erased erased =
                operations.onDatabase(LIMIT, database -> new Erasure(database).ofEmail(address, Deed.byCommand()));
        operations.answer(
                json
                        ? new JsonObject()
                                .put("sessions", erased.sessions())
                                .put("left", erased.left())
                                .put("accounts", erased.accounts())
                                .put("accounts_left", erased.accountsLeft())
                                .encode()
                        : "erased " + erased.sessions() + " sessions and " + erased.accounts() + " accounts");
        if (erased.left() > 0) {
            operations.remark(erased.left() + " sessions can still be paid or are not settled: run it again later.");
        }
        if (erased.accountsLeft() > 0) {
            operations.remark(
                    "The account is the last owner of a merchant, or the last operator: let another person be that first.");
        }
        return erased.left() == 0 && erased.accountsLeft() == 0 ? 0 : 1;
    }
}
