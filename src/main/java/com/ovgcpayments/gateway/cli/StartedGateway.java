package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.logging.Logging;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;

/** What {@code dev} and {@code serve} have in common: a gateway starts, and is stopped in order whatever happens. */
final class StartedGateway {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** In-flight requests may take 30 seconds of it; orchestrators commonly kill soon after. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(35);

    private StartedGateway() {}

    static void installLogging(Settings settings) {
        Logging.install(settings.get(GatewaySettings.Log.FORMAT), settings.get(GatewaySettings.Log.LEVEL));
    }

    /** Stops what had been started if the start fails; once it has succeeded, a signal stops it. */
    static void orStopAll(Consumer<Shutdown> start) {
        Shutdown shutdown = Shutdown.install();
        try {
            start.accept(shutdown);
        } catch (RuntimeException | Error e) {
            shutdown.close();
            throw e;
        }
    }

    static RunningGateway start(GatewayRunner runner, GatewayStart start, Shutdown shutdown) {
        RunningGateway gateway;
        try {
            Future<RunningGateway> started = runner.start(start);
            // What is wrong with the database explains all else that fails; but what had begun ends first.
            gateway = Waiting.on(start.suitable().compose(suitable -> started).eventually(() -> started), START_LIMIT);
        } catch (RuntimeException e) {
            throw BusyPort.explain(e, start.configuration().settings()).orElseThrow(() -> e);
        }
        shutdown.add("the gateway", () -> Waiting.on(gateway.stop(), DRAIN_LIMIT));
        return gateway;
    }
}
