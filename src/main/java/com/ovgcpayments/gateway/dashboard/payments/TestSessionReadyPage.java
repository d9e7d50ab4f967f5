package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;

/** A session for a test that was just made. */
record TestSessionReadyPage(String id, Money amount, String email, String checkoutUrl, Instant expiresAt) {}
