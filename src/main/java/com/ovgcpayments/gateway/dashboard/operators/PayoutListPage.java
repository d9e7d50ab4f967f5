package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import java.util.Optional;

/** @param halted whether payouts are stopped, and why */
record PayoutListPage(Queue<Payout> queue, Optional<PayoutHalt.Halted> halted, OfMerchant only) {}
