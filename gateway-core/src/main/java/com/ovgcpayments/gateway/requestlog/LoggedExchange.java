package com.ovgcpayments.gateway.requestlog;

import java.util.Optional;

/**
 * A request with what was sent and what was answered. Bodies are JSON from which was taken what nobody may read; one that
 * is too long is cut and ends in {@code …}, which no JSON does.
 *
 * @param sent empty if there was no body, or none that was JSON
 * @param answered likewise
 */
public record LoggedExchange(LoggedRequest request, Optional<String> sent, Optional<String> answered) {}
