package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.money.Money;
import java.util.Optional;

/**
 * The form by which a payment is refunded.
 *
 * @param id of the payment's session
 * @param once tells this form from others: it makes one refund at the most
 * @param left what can be refunded; empty if nothing can
 * @param disputed whether the payer disputes the payment
 * @param problem why it was refused
 */
record RefundFormPage(
        String id,
        Form form,
        String once,
        Money amount,
        String email,
        Optional<Money> left,
        boolean disputed,
        Optional<String> problem) {}
