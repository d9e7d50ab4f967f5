package com.ovgcpayments.gateway.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An invitation that can still be accepted.
 *
 * @param membership what he becomes; empty for an operator
 * @param hasAccount whether somebody has an account of this address, whose password is asked for then
 */
public record Invitation(
        UUID id,
        Audience audience,
        String email,
        Optional<Membership> membership,
        Instant createdAt,
        Instant expiresAt,
        boolean hasAccount) {}
