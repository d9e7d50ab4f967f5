package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.config.MasterKeys;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.demo.DemoShop;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "dev",
        description = "Starts a gateway to develop against: its own PostgreSQL, a sandbox processor, a demo merchant.",
        footer = "%nEverything is kept in the data directory; dev.json there holds the addresses, keys and passwords.")
final class DevCommand implements Callable<Integer> {
    private static final Duration SHOP_LIMIT = Duration.ofSeconds(10);

    private final Caller caller;
    private final CommonOptions options;
    private final GatewayRunner runner;

    DevCommand(Caller caller, CommonOptions options, GatewayRunner runner) {
        this.caller = caller;
        this.options = options;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        Configuration configuration = Preparation.configuration(Profile.DEV, options, caller);
        StartedGateway.installLogging(configuration.settings());
        StartedGateway.orStopAll(shutdown -> start(configuration, shutdown));
        return Main.RUNNING;
    }

    private void start(Configuration configuration, Shutdown shutdown) {
        Settings settings = configuration.settings();
        Path dataDir = settings.get(GatewaySettings.DATA_DIR);
        PostgresUrl database = database(settings, dataDir, shutdown);
        DevFile prepared = Preparation.withDatabase(
                database,
                (vertx, opened) -> new DemoMerchant(opened)
                        .prepare(DevFile.read(dataDir))
                        .compose(file -> new DemoOperator(opened).prepare(file))
                        .compose(file -> new DemoPeople(vertx, opened).prepare(file)));
        prepared.write();

        RunningGateway gateway = StartedGateway.start(
                runner,
                new GatewayStart(
                        Profile.DEV,
                        configuration,
                        database,
                        Future.succeededFuture(),
                        MasterKeys.forDevelopment(settings)),
                shutdown);
        PublicUrls urls = PublicUrls.of(settings, gateway.httpPort(), gateway.opsPort());
        DevFile file = prepared.with("apiUrl", urls.api().toString())
                .with("checkoutUrl", urls.checkout().toString())
                .with("opsUrl", "http://localhost:" + gateway.opsPort())
                .with(DevFile.DASHBOARD_URL, DashboardLinks.dashboard(urls.dashboard()))
                .with(DevFile.OPERATOR_DASHBOARD_URL, DashboardLinks.dashboard(urls.operators()))
                .with("databaseUrl", database.withPassword());
        file.write();
        DevFile withShop = settings.get(GatewaySettings.Dev.SHOP) ? openShop(file, urls.api(), shutdown) : file;
        withShop.write();
        caller.out().println(DevBanner.of(withShop));
        caller.out().flush();
    }

    private DevFile openShop(DevFile file, URI api, Shutdown shutdown) {
        DemoShop.Opened opened = Waiting.on(
                DemoShop.open(
                        api,
                        file.find(DevFile.TEST_KEY).orElseThrow(),
                        file.shopAccount(),
                        webhook -> caller.out()
                                .println("  webhook " + webhook.type() + " of " + webhook.about()
                                        + ": signature verified by the demo shop")),
                SHOP_LIMIT);
        shutdown.add("the demo shop", () -> Waiting.on(opened.shop().close(), SHOP_LIMIT));
        return file.withShop(opened.account())
                .with(DevFile.SHOP_URL, opened.shop().url().toString());
    }

    /** A configured database is used as it is; without one, the data directory's server runs as long as the gateway. */
    private static PostgresUrl database(Settings settings, Path dataDir, Shutdown shutdown) {
        Optional<PostgresUrl> configured = settings.find(DatabaseSettings.URL);
        if (configured.isPresent()) {
            settings.find(DatabaseSettings.ADMIN_URL).ifPresent(Migrations::migrate);
            Migrations.check(configured.get());
            return configured.get();
        }
        EmbeddedServer server = EmbeddedServer.start(dataDir);
        shutdown.add("PostgreSQL", server::close);
        Migrations.migrate(server.adminUrl());
        return server.applicationUrl();
    }
}
