package com.ovgcpayments.gateway.payout;

import java.time.Instant;
import java.util.Optional;

/**
 * What an answer changes about a payout.
 *
 * @param reason what to write on it; empty leaves what is there
 * @param processorRef the processor's name for it, where it told one
 * @param refusal the processor's word for its no
 * @param checks how often it was asked in vain since the state last changed
 * @param nextCheck empty if nothing is left to ask
 */
record PayoutChange(
        PayoutState state,
        Optional<String> reason,
        Optional<String> processorRef,
        Optional<String> refusal,
        int checks,
        Optional<Instant> nextCheck) {}
