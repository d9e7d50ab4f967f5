package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import java.util.List;

/**
 * All that a gateway needs to start.
 *
 * @param database entered as the role that owns nothing
 * @param suitable completes when the database is known to be as it must be; nothing is asked of it or begun before
 * @param masterKeys the first seals; all of them open
 * @param loopbackWebhooks whether events may be posted to this machine: for development
 */
public record StartPlan(
        Configuration configuration,
        PostgresUrl database,
        Future<?> suitable,
        List<String> masterKeys,
        boolean loopbackWebhooks) {
    public StartPlan {
        masterKeys = List.copyOf(masterKeys);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "StartPlan[" + database + "]";
    }
}
