package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import java.util.Optional;

/** @param halted empty while payouts go their way */
record PayoutHaltPage(Optional<PayoutHalt.Halted> halted, Form form) {}
