package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.outbox.EventEntry;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.refund.SurplusEntry;
import com.ovgcpayments.gateway.reversal.Dispute;
import com.ovgcpayments.gateway.session.AttemptTrace;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.webhook.EventDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a payment.
 *
 * @param settledAt when its money became available
 * @param surplus what else was captured for it, and goes back
 * @param events that merchants could be told of
 * @param deliveries where they were sent
 */
record PaymentFile(
        SessionView view,
        List<AttemptTrace> attempts,
        Optional<Instant> settledAt,
        List<RefundView> refunds,
        List<Dispute> disputes,
        List<SurplusEntry> surplus,
        List<EventEntry> events,
        List<EventDelivery> deliveries) {

    boolean isDisputed() {
        return disputes.stream().anyMatch(dispute -> dispute.closedAt().isEmpty());
    }
}
