package com.ovgcpayments.gateway.account;

/** What came of changing who is one of a merchant's people. */
public enum MemberChange {
    DONE,
    NO_SUCH_MEMBER,
    /** A merchant keeps at least one owner. */
    LAST_OWNER,
    /** See {@link MemberRole#mayGive}. */
    NOT_ALLOWED
}
