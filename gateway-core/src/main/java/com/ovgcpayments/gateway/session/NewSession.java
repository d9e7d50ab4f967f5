package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.util.Optional;
import java.util.UUID;

/** A valid request for a session; the API has checked every field. See {@link Session} for what they mean. */
public record NewSession(
        UUID id,
        UUID merchantId,
        Mode mode,
        Money price,
        String email,
        Optional<String> productTitle,
        String successUrl,
        String cancelUrl,
        String metadata) {}
