package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.logging.Logging;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How an operation gets at its configuration and its database, and answers. */
final class Operations {
    private final Caller caller;
    private final CommonOptions options;

    Operations(Caller caller, CommonOptions options) {
        this.caller = caller;
        this.options = options;
    }

    Settings settings() {
        Configuration configuration = Preparation.configuration(Profile.OPERATION, options, caller);
        Logging.installForCommand(configuration.settings().get(GatewaySettings.Log.LEVEL));
        return configuration.settings();
    }

    <T> T onDatabase(Function<Database, Future<T>> work) {
        try (CommandDatabase database = CommandDatabase.open(settings())) {
            return Preparation.withDatabase(database.application(), work);
        }
    }

    <T> T onDatabase(BiFunction<Vertx, Database, Future<T>> work) {
        try (CommandDatabase database = CommandDatabase.open(settings())) {
            return Preparation.withDatabase(database.application(), work);
        }
    }

    /** For what may take long. */
    <T> T onDatabase(Duration limit, Function<Database, Future<T>> work) {
        try (CommandDatabase database = CommandDatabase.open(settings())) {
            return Preparation.withDatabase(database.application(), limit, work);
        }
    }

    /** For what waits for others. */
    <T> T onDatabase(Duration limit, BiFunction<Vertx, Database, Future<T>> work) {
        try (CommandDatabase database = CommandDatabase.open(settings())) {
            return Preparation.withDatabase(database.application(), limit, work);
        }
    }

    /** A path that was given on the command line. */
    Path resolve(Path given) {
        return caller.workingDirectory().resolve(given);
    }

    /** A result, one to a line. */
    void answer(String line) {
        caller.out().println(line);
        caller.out().flush();
    }

    /** What is not part of the result. */
    void remark(String line) {
        caller.err().println(line);
        caller.err().flush();
    }
}
