package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import java.util.List;

/**
 * All that a gateway needs in order to start.
 *
 * @param profile {@link Profile#DEV} or {@link Profile#SERVE}
 * @param database entered as the role that a gateway runs as
 * @param suitable completes when the database is known to be as it must be
 * @param masterKeys at least one, the newest first
 */
record GatewayStart(
        Profile profile,
        Configuration configuration,
        PostgresUrl database,
        Future<?> suitable,
        List<String> masterKeys) {
    GatewayStart {
        masterKeys = List.copyOf(masterKeys);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "GatewayStart[" + profile + ", " + database + "]";
    }
}
