package com.ovgcpayments.gateway.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one of a merchant's people is there for. */
public enum MemberRole {
    OWNER,
    ADMIN,
    DEVELOPER,
    FINANCE,
    VIEWER;

    /** As it is stored and written in forms: {@code owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MemberRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Whether one of this role may make somebody the other, or take that away from him. */
    public boolean mayGive(MemberRole other) {
        return this == OWNER || (this == ADMIN && other != OWNER);
    }
}
