package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.ConfigReading;
import com.ovgcpayments.gateway.config.LogLevel;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.logging.Logging;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Tells whether all is set up for gateway serve, at the processors too. Changes nothing.",
        footer =
                "%n\u2713 is as it should be, ! works but should be better, \u2717 does not work. Exits with 1 if anything"
                        + " does not.")
final class DoctorCommand implements Callable<Integer> {
    private final Caller caller;
    private final CommonOptions options;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    DoctorCommand(Caller caller, CommonOptions options) {
        this.caller = caller;
        this.options = options;
    }

    @Override
    public Integer call() {
        Logging.installForCommand(LogLevel.WARN);
        ConfigReading reading = Preparation.reading(Profile.SERVE, options, caller);
        List<Diagnosis> found = Checkup.of(reading);
        long problems = found.stream().filter(Diagnosis::isProblem).count();
        caller.out().println(json ? asJson(found, problems) : asText(found, problems));
        caller.out().flush();
        return problems == 0 ? 0 : 1;
    }

    private static String asJson(List<Diagnosis> found, long problems) {
        return new JsonObject()
                .put(
                        "findings",
                        new JsonArray(found.stream().map(Diagnosis::json).toList()))
                .put("problems", problems)
                .encode();
    }

    private static String asText(List<Diagnosis> found, long problems) {
        Map<String, List<Diagnosis>> groups = new LinkedHashMap<>();
        found.forEach(each ->
                groups.computeIfAbsent(each.about(), about -> new ArrayList<>()).add(each));
        StringBuilder text = new StringBuilder();
        groups.forEach((about, each) -> {
            text.append(about).append('\n');
            each.forEach(one -> text.append("  ").append(one.line()).append('\n'));
        });
        return text.append(problems == 1 ? "1 problem" : problems + " problems").toString();
    }
}
