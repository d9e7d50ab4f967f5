package com.ovgcpayments.gateway.jobs;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Work that falls due row by row and is claimed by lease.
 *
 * @param what is due, for the log
 * @param sweep claims at most so many pieces of due work and begins with them; none of them fails
 */
public record DueWork(String what, IntFunction<Future<List<Future<Void>>>> sweep) {}
