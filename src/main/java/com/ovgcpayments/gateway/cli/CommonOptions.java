package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.ConfigSources;
import com.ovgcpayments.gateway.config.GatewaySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
final class CommonOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration; if left out, gateway.yaml of this directory if it is there.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            scope = ScopeType.INHERIT,
            parameterConsumer = Append.class,
            description = "One setting, such as http.port=9000. Wins over the file and the environment.")
    private final List<String> overrides = new ArrayList<>();

    @Option(
            names = "--data-dir",
            paramLabel = "DIRECTORY",
            scope = ScopeType.INHERIT,
            description = "Where a gateway without database.url keeps its data; .data if left out.")
    private @Nullable Path dataDir;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Tells all about a failure.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }

    ConfigSources sources(Caller caller) {
        List<String> all = new ArrayList<>(overrides);
        if (dataDir != null) {
            all.add(GatewaySettings.DATA_DIR.path() + "=" + dataDir);
        }
        return new ConfigSources(Optional.ofNullable(config), caller.workingDirectory(), caller.environment(), all);
    }

    /** By itself picocli would start a new list after the command's name, and forget what stood before it. */
    static final class Append implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
            if (args.isEmpty()) {
                throw new ParameterException(command.commandLine(), "--set needs a path and a value after it");
            }
            List<String> overrides = option.getValue();
            overrides.add(args.pop());
        }
    }
}
