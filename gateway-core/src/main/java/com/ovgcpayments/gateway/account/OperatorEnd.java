package com.ovgcpayments.gateway.account;

/** What came of ending an operator's account. */
public enum OperatorEnd {
    DONE,
    NO_SUCH_OPERATOR,
    /** There is no other: somebody must be able to come in. */
    LAST_OPERATOR
}
