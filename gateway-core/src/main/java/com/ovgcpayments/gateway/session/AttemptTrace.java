package com.ovgcpayments.gateway.session;

import java.time.Instant;
import java.util.Optional;

/**
 * An attempt with what led to it and what came of it.
 *
 * @param routingReason why it went to its gateway
 * @param reason what was last learned of it, in the gateway's or its processor's words
 */
public record AttemptTrace(Attempt attempt, String routingReason, Optional<String> reason, Optional<Instant> endedAt) {}
