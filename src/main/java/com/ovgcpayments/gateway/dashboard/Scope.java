package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Audience;

/** What a screen is about, and so where it lives. */
public enum Scope {
    /** Before anybody is signed in. */
    ENTRANCE("/dashboard"),
    /** The person himself. */
    PERSON("/dashboard/account"),
    /** One merchant in one mode: the address names the mode, so that a bookmark or a tab never shows the other. */
    MERCHANT("/dashboard/:mode"),
    /** All merchants, for those who run the gateway. */
    OPERATOR("/dashboard/operator");

    private final String root;

    Scope(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }

    /** Whether people of this audience have screens of this scope at all. */
    boolean isFor(Audience audience) {
        return switch (this) {
            case ENTRANCE, PERSON -> true;
            case MERCHANT -> audience == Audience.MERCHANT;
            case OPERATOR -> audience == Audience.OPERATOR;
        };
    }
}
