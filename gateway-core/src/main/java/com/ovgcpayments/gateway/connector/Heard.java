package com.ovgcpayments.gateway.connector;

import java.time.Instant;

/**
 * What this instance heard last of how a connector stands.
 *
 * @param since when it heard of this state first, by its own clock
 */
public record Heard(Standing standing, Instant since) {}
