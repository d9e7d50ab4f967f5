package com.ovgcpayments.gateway.jobs;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is done every so often, in steps of a bounded size.
 *
 * @param what is done, for the log: "could not …"
 * @param step does one, and tells whether there is more to do at once
 */
public record Chore(String what, Duration every, Supplier<Future<Boolean>> step) {}
