package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
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
        Optional<PostgresUrl> existing = existing(settings);
        if (existing.isPresent()) {
            Migrations.check(existing.get());
            return new CommandDatabase(existing.get(), null);
        }
        EmbeddedServer server = EmbeddedServer.start(settings.get(GatewaySettings.DATA_DIR));
        try {
            Migrations.migrate(server.adminUrl());
            return new CommandDatabase(server.applicationUrl(), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The configured database, or else the one of the data directory if it runs; as a running gateway enters it. */
    static Optional<PostgresUrl> existing(Settings settings) {
        return settings.find(DatabaseSettings.URL)
                .or(() -> EmbeddedServer.running(settings.get(GatewaySettings.DATA_DIR))
                        .map(admin -> admin.as(Migrations.APPLICATION_ROLE)));
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
