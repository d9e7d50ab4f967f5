package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.reconciliation.Difference;

/** One difference. */
record DifferencePage(Difference difference, Form form) {
    String id() {
        return PublicId.DIFFERENCE.format(difference.id());
    }

    boolean isOpen() {
        return difference.resolvedAt().isEmpty();
    }
}
