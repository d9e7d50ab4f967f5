package com.ovgcpayments.gateway.outbox;

import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.money.Mode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, to be told to a merchant.
 *
 * @param subject what it happened to; the database refuses a second event of one type about one subject
 * @param at when, by the database's clock
 * @param data writes the value of the envelope's {@code data}
 */
public record NewEvent(EventType type, UUID merchantId, Mode mode, UUID subject, Instant at, Json.Writing data) {}
