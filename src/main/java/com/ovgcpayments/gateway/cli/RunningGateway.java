package com.ovgcpayments.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A gateway that listens. */
interface RunningGateway {
    int httpPort();

    int opsPort();

    /** Accepts nothing new, finishes what is in flight, and gives back what it holds; all but Vert.x itself. */
    Future<Void> stop();

    /** Closed after {@link #stop()}: a future of its event loops could not complete once they have ended. */
    Vertx vertx();
}
