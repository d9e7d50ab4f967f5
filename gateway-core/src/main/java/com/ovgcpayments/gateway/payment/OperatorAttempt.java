package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that waits for a person.
 *
 * @param price what its session asks for
 * @param reason what was last learned of it
 * @param lastCheck when its processor was last asked
 */
public record OperatorAttempt(
        Attempt attempt,
        Merchant merchant,
        SessionStatus session,
        Money price,
        Optional<String> reason,
        Optional<Instant> lastCheck) {}
