package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.refund.RefundState;
import com.ovgcpayments.gateway.refund.SurplusCapture;
import java.util.List;

/** One surplus capture. */
record SurplusPage(SurplusCapture capture, Form form) {
    String id() {
        return PublicId.SURPLUS.format(capture.id());
    }

    boolean waits() {
        return capture.refund().state() == RefundState.OPERATOR;
    }

    List<Choice> choices() {
        return SurplusScreens.CHOICES;
    }
}
