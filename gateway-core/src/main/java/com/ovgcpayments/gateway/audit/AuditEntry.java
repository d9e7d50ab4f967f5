package com.ovgcpayments.gateway.audit;

/** One deed, as it is written down; see {@link Deed}. The database adds its number, its time and its hash. */
public record AuditEntry(String actor, String action, String target, String reason, String detail, String requestId) {}
