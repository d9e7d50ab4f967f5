package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.LoggedDeed;
import java.util.Optional;

/** @param checked what a check of the whole log found just now; empty if none was asked for */
record AuditPage(Listing<LoggedDeed> deeds, Optional<Audit.Check> checked) {}
