package com.ovgcpayments.gateway.routing;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One of the plans that a merchant has had.
 *
 * @param by who made it, as the audit log names him; empty where nobody noted it down
 * @param restores the older version that it brought back, if it did
 */
public record PlanVersion(RoutingPlan plan, Instant at, String by, OptionalInt restores) {}
