package com.ovgcpayments.gateway.account;

import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param email in lower case
 * @param secondFactor whether he is asked for a code when he signs in
 */
public record Person(UUID id, Audience audience, String email, String name, boolean secondFactor) {}
