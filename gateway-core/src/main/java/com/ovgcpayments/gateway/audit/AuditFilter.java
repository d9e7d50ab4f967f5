package com.ovgcpayments.gateway.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which deeds are looked for; what is left out does not matter.
 *
 * @param actor a person's address, or the id of a person or a key, as the log has it
 * @param target the id of what it was done to
 * @param from not before
 * @param to before
 */
public record AuditFilter(
        Optional<String> action,
        Optional<String> actor,
        Optional<String> target,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final AuditFilter NONE =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
