package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.json.Json;

/**
 * That somebody does something by hand.
 *
 * @param actor who: the id of his key, or what he came by
 * @param reason why, in his words; no control characters
 * @param requestId the request by which he did it, empty if there was none
 */
public record Deed(String actor, String reason, String requestId) {
    /** On the machine itself, by who may read its configuration. */
    public static Deed byCommand() {
        return new Deed("command line", "", "");
    }

    /**
     * @param action what was done, such as {@code attempt.resolve}
     * @param target the id of what it was done to
     * @param detail one JSON object that says what else there is to know
     */
    public AuditEntry entry(String action, String target, Json.Writing detail) {
        return new AuditEntry(actor, action, target, reason, Json.text(detail), requestId);
    }
}
