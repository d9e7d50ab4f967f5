package com.ovgcpayments.gateway.dashboard.operators;

import java.util.List;

/**
 * All lines of what is taken.
 *
 * @param general those of everybody, the most specific first
 * @param agreed those that were agreed with single merchants
 */
record FeeListPage(List<FeeLine> general, Listing<FeeLine> agreed) {}
