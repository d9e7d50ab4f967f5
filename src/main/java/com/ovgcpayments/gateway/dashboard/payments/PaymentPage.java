package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.reversal.Dispute;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptTrace;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.EventDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One payment.
 *
 * @param id of the session
 * @param gateway that captured it, in words
 * @param checkoutUrl where it can still be paid
 * @param captured once money was captured
 * @param returnable how much can be refunded; nothing if that is not possible
 * @param settleable whether a test may have it settled at once
 * @param poll where to look for what became of it, while that can change by itself
 */
record PaymentPage(
        String id,
        Badge badge,
        Money amount,
        String email,
        Optional<String> product,
        Optional<String> gateway,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> checkoutUrl,
        Optional<Captured> captured,
        Optional<Money> returnable,
        boolean settleable,
        List<Step> steps,
        List<AttemptLine> attempts,
        List<RefundLine> refunds,
        List<DisputeLine> disputes,
        List<DeliveryLine> deliveries,
        Map<String, String> metadata,
        String successUrl,
        String cancelUrl,
        String curl,
        Optional<String> poll) {

    PaymentPage polling(String url) {
        return new PaymentPage(
                id,
                badge,
                amount,
                email,
                product,
                gateway,
                createdAt,
                expiresAt,
                checkoutUrl,
                captured,
                returnable,
                settleable,
                steps,
                attempts,
                refunds,
                disputes,
                deliveries,
                metadata,
                successUrl,
                cancelUrl,
                curl,
                Optional.of(url));
    }

    /**
     * What the capture brought, in minor units of the payment's currency.
     *
     * @param settled since when the merchant disposes of it
     * @param availableOn from when he will, while that is to come and known
     */
    record Captured(
            String id,
            long fee,
            long net,
            long refunded,
            long feeReturned,
            Optional<Instant> settled,
            Optional<Instant> availableOn) {}

    record AttemptLine(
            String id,
            int number,
            String gateway,
            Badge badge,
            String routing,
            Optional<String> outcome,
            Optional<String> processorRef,
            Instant begun,
            Optional<Instant> ended) {
        static AttemptLine of(AttemptTrace trace, ConfiguredGateways gateways) {
            Attempt attempt = trace.attempt();
            return new AttemptLine(
                    PublicId.ATTEMPT.format(attempt.id()),
                    attempt.number(),
                    gateways.label(attempt.connector()),
                    AttemptWords.badge(attempt),
                    AttemptWords.routing(trace.routingReason()),
                    AttemptWords.refusal(attempt).or(trace::reason),
                    attempt.processorRef(),
                    attempt.createdAt(),
                    trace.endedAt());
        }
    }

    record RefundLine(String id, Badge badge, Money amount, Optional<String> note, Instant at) {
        static RefundLine of(RefundView refund) {
            return new RefundLine(
                    PublicId.REFUND.format(refund.id()),
                    Badge.of(refund),
                    refund.amount(),
                    refund.note(),
                    refund.createdAt());
        }
    }

    record DisputeLine(
            String id,
            Badge badge,
            Money amount,
            String reason,
            String funds,
            Instant opened,
            Optional<Instant> respondBy) {
        static DisputeLine of(Dispute dispute) {
            return new DisputeLine(
                    PublicId.DISPUTE.format(dispute.id()),
                    DisputeWords.badge(dispute.state()),
                    dispute.amount(),
                    dispute.reason().replace('_', ' '),
                    DisputeWords.funds(dispute.funds()),
                    dispute.openedAt(),
                    dispute.respondBy());
        }
    }

    record DeliveryLine(String id, String event, String endpoint, Badge badge, int tries, Instant at) {
        static DeliveryLine of(EventDelivery sent) {
            Delivery delivery = sent.delivery();
            Badge badge = switch (delivery.status()) {
                case SUCCEEDED -> new Badge("Delivered", "good");
                case FAILED -> new Badge("Failed", "bad");
                case PENDING -> new Badge(delivery.tryCount() == 0 ? "Sending" : "Trying again", "wait");
            };
            return new DeliveryLine(
                    PublicId.DELIVERY.format(delivery.id()),
                    delivery.eventType(),
                    sent.endpoint().url(),
                    badge,
                    delivery.tryCount(),
                    delivery.createdAt());
        }
    }
}
