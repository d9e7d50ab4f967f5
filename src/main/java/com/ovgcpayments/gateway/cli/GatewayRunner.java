package com.ovgcpayments.gateway.cli;

import io.vertx.core.Future;

/** Starts a gateway. */
@FunctionalInterface
interface GatewayRunner {
    /** Completes when it listens. A failure leaves nothing running. */
    Future<RunningGateway> start(GatewayStart start);
}
