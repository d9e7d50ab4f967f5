package com.ovgcpayments.gateway.cli;

import io.vertx.core.Future;

/** A gateway that listens. */
interface RunningGateway {
    int httpPort();

    int opsPort();

    /** Accepts nothing new, finishes what is in flight, gives back what it holds, and ends its event loops. */
    Future<Void> stop();
}
