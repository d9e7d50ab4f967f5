package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.reconciliation.Reconciliation;
import java.util.List;

/** @param filters of the address */
record ReconciliationListPage(Listing<Reconciliation> days, List<String> connectors, Form filters) {}
