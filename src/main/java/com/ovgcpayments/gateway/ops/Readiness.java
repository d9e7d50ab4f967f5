package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Whether this instance should be sent requests: it has started, it is not stopping, and its database answers. */
public final class Readiness {
    private static final long PATIENCE_MILLIS = 2_000;

    private final Database database;
    private volatile boolean open;

    public Readiness(Database database) {
        this.database = database;
    }

    public void open() {
        open = true;
    }

    /** From now on a load balancer is told to send requests elsewhere. */
    public void close() {
        open = false;
    }

    /** Empty text if ready, else why not. Never fails. */
    Future<String> reason() {
        if (!open) {
            return Future.succeededFuture("starting or stopping");
        }
        return database.query("SELECT 1")
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map("")
                .otherwise("the database does not answer");
    }
}
