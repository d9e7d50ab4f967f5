package com.ovgcpayments.gateway.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * That the ledger was found wrong. While one stands, nothing is paid out.
 *
 * @param rule of {@code gateway verify}
 * @param detail what was found, for people
 */
public record LedgerAlarm(UUID id, Instant raisedAt, String rule, String detail) {}
