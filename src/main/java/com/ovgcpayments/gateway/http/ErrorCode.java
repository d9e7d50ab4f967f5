package com.ovgcpayments.gateway.http;

import java.util.EnumSet;
import java.util.Set;

/** The codes of the API's error envelope. The first five are the specification's. */
public enum ErrorCode {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    NOT_FOUND(404),
    SESSION_EXPIRED(400),
    INTERNAL_ERROR(500),
    FORBIDDEN(403),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    IDEMPOTENCY_IN_PROGRESS(409),
    IDEMPOTENCY_KEY_REUSED(422),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMITED(429),
    SERVICE_UNAVAILABLE(503);

    /** The refusals that are a request's final answer: how things stood when it was executed. */
    private static final Set<ErrorCode> FINAL = EnumSet.of(CONFLICT);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether a repetition under the same Idempotency-Key is answered with this again. */
    public boolean isKept() {
        return FINAL.contains(this);
    }
}
