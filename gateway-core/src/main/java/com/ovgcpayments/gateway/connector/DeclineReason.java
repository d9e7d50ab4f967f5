package com.ovgcpayments.gateway.connector;

/** Why a payment was refused, as far as a payer may know. Whatever hints at fraud or a lost card is {@link #GENERIC}. */
public enum DeclineReason {
    GENERIC,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    WRONG_DETAILS,
    AUTHENTICATION_FAILED,
    TRY_AGAIN_LATER
}
