package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.config.GatewaySettings.Http;
import com.ovgcpayments.gateway.config.MasterKeys;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import com.ovgcpayments.gateway.storage.SuitableDatabase;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = "Starts a gateway for production, on the PostgreSQL of database.url.",
        footer = "%nNeeds database.url and secrets.masterKeys (or secrets.masterKeyFile), and a schema brought up to"
                + " date by gateway migrate.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Caller caller;
    private final CommonOptions options;
    private final GatewayRunner runner;

    ServeCommand(Caller caller, CommonOptions options, GatewayRunner runner) {
        this.caller = caller;
        this.options = options;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        Configuration configuration = Preparation.configuration(Profile.SERVE, options, caller);
        StartedGateway.installLogging(configuration.settings());
        StartedGateway.orStopAll(shutdown -> start(configuration, shutdown));
        return Main.RUNNING;
    }

    private void start(Configuration configuration, Shutdown shutdown) {
        Settings settings = configuration.settings();
        PostgresUrl database = settings.get(DatabaseSettings.URL);
        // Takes as long as everything else until the first verticle: beside it and not before it.
        CompletableFuture<SuitableDatabase> check = CompletableFuture.supplyAsync(() -> Migrations.check(database));
        List<String> masterKeys = MasterKeys.configured(settings)
                .orElseThrow(() -> new CommandFailed(
                        GatewaySettings.Secrets.MASTER_KEYS.path() + " is required: serve keeps no key of its own"));
        warnOfLocalUrls(settings);
        warnOfNoLivePayments(configuration);
        RunningGateway gateway = StartedGateway.start(
                runner,
                new GatewayStart(Profile.SERVE, configuration, database, Future.fromCompletionStage(check), masterKeys),
                shutdown);
        LOG.atInfo()
                .addKeyValue("http_port", gateway.httpPort())
                .addKeyValue("ops_port", gateway.opsPort())
                .log("serving");
    }

    private static void warnOfLocalUrls(Settings settings) {
        for (Setting<URI> url : List.of(Http.API_URL, Http.CHECKOUT_URL)) {
            if (settings.find(url).isEmpty()) {
                LOG.warn("{} is not set: links will lead to localhost", url.path());
            }
        }
    }

    private static void warnOfNoLivePayments(Configuration configuration) {
        boolean live = configuration.connectors().stream()
                .anyMatch(connector -> connector.modes().contains(Mode.LIVE));
        if (!live) {
            LOG.warn("no connector is enabled that takes live payments: live sessions will be refused");
        }
    }
}
