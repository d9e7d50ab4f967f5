package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One refund.
 *
 * @param payment the id of the payment's session
 * @param by who asked for it at the dashboard
 * @param elsewhere whether it was made at the processor
 * @param failure why it failed, in words
 * @param poll where to look for what became of it, while that is not known
 */
record RefundPage(
        String id,
        String payment,
        String transaction,
        Badge badge,
        String explained,
        Money amount,
        Optional<String> note,
        Optional<String> by,
        boolean elsewhere,
        Optional<String> failure,
        Instant createdAt,
        Optional<Instant> endedAt,
        List<Step> steps,
        List<PaymentPage.DeliveryLine> deliveries,
        String curl,
        Optional<String> poll) {}
