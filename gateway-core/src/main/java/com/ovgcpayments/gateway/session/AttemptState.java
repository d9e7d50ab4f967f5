package com.ovgcpayments.gateway.session;

import java.util.Locale;

/** Where an attempt stands. The database holds that a session has at most one live and one succeeded attempt. */
public enum AttemptState {
    /** Committed; the processor is being asked. */
    SENDING(true),
    /** The payer is, or may be, at the processor. */
    OPEN(true),
    /** The payer is done, the processor is not. */
    PROCESSING(true),
    /** Money may have moved; asked again until it is known. */
    UNKNOWN(true),
    /** Nobody waits for it any more; still asked, and closed at its processor. */
    SUPERSEDED(false),
    /** Captured, and counted. */
    SUCCEEDED(false),
    DECLINED(false),
    /** The processor surely never heard of it. */
    NOT_SENT(false),
    /** Ended without a payment that counts and without a refusal. */
    CLOSED(false);

    private final boolean live;

    AttemptState(boolean live) {
        this.live = live;
    }

    /** Whether the session waits for this attempt. */
    public boolean live() {
        return live;
    }

    /** Whether there is anything left to ask the processor. */
    public boolean ended() {
        return !live && this != SUPERSEDED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AttemptState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
