package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that an operation works on: the configured one; or else the one of the data directory, where a
 * {@code gateway dev} may have it running, and where it is started for as long as the operation takes if not.
 */
final class CommandDatabase implements AutoCloseable {
    private final PostgresUrl application;
    private final @Nullable EmbeddedServer ours;

    private CommandDatabase(PostgresUrl application, @Nullable EmbeddedServer ours) {
        this.application = application;
        this.ours = ours;
    }

    static CommandDatabase open(Settings settings) {
        Optional<PostgresUrl> configured = settings.find(DatabaseSettings.URL);
        if (configured.isPresent()) {
            return checked(configured.get());
        }
        Path dataDir = settings.get(GatewaySettings.DATA_DIR);
        Optional<PostgresUrl> running = EmbeddedServer.running(dataDir);
        if (running.isPresent()) {
            return checked(running.get().as(Migrations.APPLICATION_ROLE));
        }
        EmbeddedServer server = EmbeddedServer.start(dataDir);
        try {
            Migrations.migrate(server.adminUrl());
            return new CommandDatabase(server.applicationUrl(), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static CommandDatabase checked(PostgresUrl application) {
        Migrations.check(application);
        return new CommandDatabase(application, null);
    }

    PostgresUrl application() {
        return application;
    }

    @Override
    public void close() {
        if (ours != null) {
            ours.close();
        }
    }
}
