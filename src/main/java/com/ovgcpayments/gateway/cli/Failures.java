package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.logging.Redaction;
import com.ovgcpayments.gateway.merchant.NoSuchMerchant;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import com.ovgcpayments.gateway.storage.UnsuitableDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user what went wrong and what to do next, and a stack trace only to one who asks for it. */
final class Failures {
    private final Caller caller;
    private final CommonOptions options;

    Failures(Caller caller, CommonOptions options) {
        this.caller = caller;
        this.options = options;
    }

    int ofCommand(Throwable failure) {
        say("gateway: " + explain(failure));
        if (options.isVerbose()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            say(trace.toString());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    int ofUsage(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        say(command + ": " + complaint(wrong));
        say("Try: " + command + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String complaint(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? "'" + unmatched.getUnmatched().get(0) + "' is not understood"
                : String.valueOf(wrong.getMessage());
    }

    private void say(String text) {
        caller.err().println(Redaction.apply(text));
        caller.err().flush();
    }

    private static String explain(Throwable failure) {
        if (failure instanceof InvalidSettings invalid) {
            return "the configuration cannot be used:\n"
                    + invalid.problems().stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"));
        }
        if (failure instanceof DatabaseUnavailable) {
            return String.valueOf(failure.getMessage()).replaceFirst("\\.$", "")
                    + ". Is PostgreSQL running, and is database.url right?";
        }
        boolean speaksForItself = failure instanceof CommandFailed
                || failure instanceof UnsuitableDatabase
                || failure instanceof NoSuchMerchant
                || failure instanceof IllegalArgumentException;
        return speaksForItself
                ? String.valueOf(failure.getMessage())
                : failure + " (run it again with --verbose to see where)";
    }
}
