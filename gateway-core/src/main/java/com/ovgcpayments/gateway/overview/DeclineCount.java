package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.connector.DeclineReason;

/**
 * @param reason what the payer was told
 * @param code the processor's word for it; empty if it said none
 */
public record DeclineCount(DeclineReason reason, String code, long count) {}
