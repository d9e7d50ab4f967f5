package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliation;

/** One day, with all that differs on it, what is resolved among it. */
record ReconciliationDayPage(Reconciliation day, Listing<Difference> differences) {}
