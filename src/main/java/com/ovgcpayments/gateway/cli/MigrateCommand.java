package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = "Brings the schema of the database to this release's version.",
        footer = "%nUses database.adminUrl, the owner of the schema. Without a configured database it migrates the one"
                + " of the data directory.")
final class MigrateCommand implements Callable<Integer> {
    private final Operations operations;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    MigrateCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() {
        int applied = migrate(operations.settings());
        if (json) {
            operations.answer(new JsonObject().put("applied", applied).encode());
        } else if (applied == 0) {
            operations.answer("the schema was up to date");
        } else {
            operations.answer("applied " + applied + (applied == 1 ? " migration" : " migrations"));
        }
        return 0;
    }

    private static int migrate(Settings settings) {
        Optional<PostgresUrl> admin = settings.find(DatabaseSettings.ADMIN_URL);
        if (admin.isPresent()) {
            return Migrations.migrate(admin.get());
        }
        if (settings.find(DatabaseSettings.URL).isPresent()) {
            throw new InvalidSettings(
                    DatabaseSettings.ADMIN_URL.path(),
                    "is required to migrate the database of database.url. " + DatabaseSettings.ADMIN_URL.description());
        }
        Path dataDir = settings.get(GatewaySettings.DATA_DIR);
        Optional<PostgresUrl> running = EmbeddedServer.running(dataDir);
        if (running.isPresent()) {
            return Migrations.migrate(running.get());
        }
        try (EmbeddedServer server = EmbeddedServer.start(dataDir)) {
            return Migrations.migrate(server.adminUrl());
        }
    }
}
