package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.refund.OperatorRefund;
import com.ovgcpayments.gateway.refund.RefundResolution;
import com.ovgcpayments.gateway.refund.RefundState;
import java.util.List;

/**
 * One refund of a merchant.
 *
 * @param byGateway whether its connector can refund at all
 */
record RefundPage(OperatorRefund refund, boolean byGateway, Form form) {
    private static final Choice RETRY = new Choice(
            RefundResolution.RETRY.word(),
            "The gateway shall make it",
            "Or find out whether it did. Nothing is sent again that the processor may have heard of.");

    String id() {
        return PublicId.REFUND.format(refund.id());
    }

    boolean waits() {
        return refund.refund().state() == RefundState.OPERATOR;
    }

    List<Choice> choices() {
        Choice made = new Choice(
                RefundResolution.SUCCEEDED.word(),
                "It is made",
                "I have refunded it at " + refund.connector() + ", or seen there that it was. The merchant is told.");
        Choice rejected = new Choice(
                RefundResolution.FAILED.word(),
                "It is not made, and will not be",
                "The amount is the merchant's again, and he is told.");
        return byGateway ? List.of(made, RETRY, rejected) : List.of(made, rejected);
    }

    /** What there is to do where the gateway cannot do it. */
    List<String> steps() {
        return byGateway
                ? List.of()
                : List.of(
                        "Sign in at " + refund.connector() + " and find the capture " + refund.captureRef() + ".",
                        "Refund exactly the amount that is shown here.",
                        "Come back and say that it is made.");
    }
}
