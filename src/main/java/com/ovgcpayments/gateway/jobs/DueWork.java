package com.ovgcpayments.gateway.jobs;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Work that falls due row by row and is claimed by lease.
 *
 * @param what is due, for the log
 * @param poll between two looks; it is also looked at once when somebody says that something is due
 * @param sweep claims at most so many pieces of due work and begins with them; none of them fails
 */
public record DueWork(String what, Duration poll, IntFunction<Future<List<Future<Void>>>> sweep) {
    private static final Duration OFTEN = Duration.ofMillis(500);

    /** Looked for twice a second. */
    public DueWork(String what, IntFunction<Future<List<Future<Void>>>> sweep) {
        this(what, OFTEN, sweep);
    }
}
