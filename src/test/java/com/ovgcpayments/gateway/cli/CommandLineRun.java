package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.LogLevel;
import com.ovgcpayments.gateway.logging.Logging;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** What one command answered. */
public record CommandLineRun(int code, String out, String err) {
    /** Runs a command that starts no gateway, in this process. */
    public static CommandLineRun of(Path directory, Map<String, String> environment, String... args) {
        return of(directory, environment, start -> Future.failedFuture("no gateway is expected to start"), args);
    }

    static CommandLineRun of(Path directory, Map<String, String> environment, GatewayRunner runner, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Caller caller = new Caller(new PrintWriter(out), new PrintWriter(err), environment, directory);
        try {
            int code = Main.run(caller, runner, args);
            return new CommandLineRun(code, out.toString(), err.toString());
        } finally {
            Logging.installForCommand(LogLevel.WARN);
        }
    }
}
