package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.payout.Payout;
import java.util.List;

/** One payout. */
record PayoutPage(Payout payout, Form form) {
    static final String SENT = "sent";

    static final List<Choice> CHOICES = List.of(
            new Choice(SENT, "It was sent", "The bank's statement, or the processor, shows it. The merchant is told."),
            new Choice(
                    "not_sent",
                    "It was not sent, or has come back",
                    "The money is the merchant's again. He is told, and reads your reason."));

    String id() {
        return PublicId.PAYOUT.format(payout.id());
    }

    boolean waits() {
        return payout.state().decidable();
    }

    List<Choice> choices() {
        return CHOICES;
    }
}
