package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.payment.OperatorAttempt;

/** The attempts that wait for a person. */
record AttemptListPage(Listing<OperatorAttempt> attempts, OfMerchant only) {}
