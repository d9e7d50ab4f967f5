package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.verification.Rule;
import com.ovgcpayments.gateway.verification.Verification;
import com.ovgcpayments.gateway.verification.Verification.Report;
import com.ovgcpayments.gateway.verification.Verification.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Tells whether sessions, captured money, the ledger, events and deliveries agree. Changes nothing.",
        footer =
                "%nMay run beside a gateway. \u2717 is wrong, ! should be looked at. Exits with 1 if anything is wrong.")
final class VerifyCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofHours(6);

    private final Operations operations;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Option(
            names = "--first",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "How many of those that break a rule are named; ${DEFAULT-VALUE} if left out.")
    private int first;

    VerifyCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() {
        if (first < 1) {
            throw new CommandFailed("--first must be 1 or more, not " + first);
        }
        Report report = operations.onDatabase(LIMIT, database -> Verification.run(database, first));
        int problems = report.broken(Rule.Level.PROBLEM).size();
        operations.answer(json ? asJson(report) : asText(report));
        return problems == 0 ? 0 : 1;
    }

    private static String asJson(Report report) {
        JsonArray rules = new JsonArray();
        for (Result result : report.results()) {
            rules.add(new JsonObject()
                    .put("rule", result.rule().name())
                    .put("level", result.rule().level().name().toLowerCase(Locale.ROOT))
                    .put("broken", result.broken())
                    .put("first", new JsonArray(result.first())));
        }
        return new JsonObject()
                .put("at", report.at())
                .put("problems", report.broken(Rule.Level.PROBLEM).size())
                .put("warnings", report.broken(Rule.Level.WARNING).size())
                .put("rules", rules)
                .encode();
    }

    private static String asText(Report report) {
        List<Result> problems = report.broken(Rule.Level.PROBLEM);
        List<Result> warnings = report.broken(Rule.Level.WARNING);
        StringBuilder text = new StringBuilder();
        problems.forEach(result -> describe(text, "\u2717", result));
        warnings.forEach(result -> describe(text, "!", result));
        text.append(report.results().size())
                .append(" rules, as of ")
                .append(report.at())
                .append(": ");
        if (problems.isEmpty() && warnings.isEmpty()) {
            return text.append("all agrees").toString();
        }
        return text.append(counted(problems.size(), "problem"))
                .append(", ")
                .append(counted(warnings.size(), "warning"))
                .toString();
    }

    private static void describe(StringBuilder text, String mark, Result result) {
        text.append(mark)
                .append(' ')
                .append(result.rule().name())
                .append(": ")
                .append(result.broken())
                .append(' ')
                .append(result.rule().wrong())
                .append('\n');
        result.first().forEach(id -> text.append("    ").append(id).append('\n'));
        long more = result.broken() - result.first().size();
        if (more > 0) {
            text.append("    and ").append(more).append(" more\n");
        }
        text.append("  ").append(result.rule().advice()).append('\n');
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
