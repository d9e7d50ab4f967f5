package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import java.time.Instant;
import java.util.List;

/** What the sandbox's API tells of the money of a capture that went back. */
record SandboxReversals(
        String reference, String captureId, List<SandboxRefund.Answer> refunds, List<Dispute> disputes) {
    /**
     * A dispute, which takes the whole of a capture when it is opened.
     *
     * @param amount in minor units
     */
    record Dispute(String id, String captureId, long amount, String currency, DisputeState state, Instant openedAt) {
        static final String REASON = "fraudulent";

        DisputeFunds funds() {
            return state == DisputeState.WON ? DisputeFunds.REINSTATED : DisputeFunds.WITHDRAWN;
        }

        Dispute ended(DisputeState end) {
            return new Dispute(id, captureId, amount, currency, end, openedAt);
        }
    }

    SandboxReversals {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    static SandboxReversals of(SandboxPayment payment, String captureId, Instant now) {
        String reference = payment.order().reference();
        return new SandboxReversals(
                reference,
                captureId,
                payment.refunds().stream()
                        .filter(refund -> refund.captureId().equals(captureId))
                        .map(refund -> refund.answer(reference, now))
                        .toList(),
                payment.disputes().stream()
                        .filter(dispute -> dispute.captureId().equals(captureId))
                        .toList());
    }
}
