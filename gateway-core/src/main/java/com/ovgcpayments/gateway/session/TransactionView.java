package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.UUID;

/**
 * A transaction on its own, apart from its session.
 *
 * @param createdAt when we recorded it, which may be later than it was captured
 */
public record TransactionView(Transaction transaction, UUID sessionId, Mode mode, Instant createdAt) {}
