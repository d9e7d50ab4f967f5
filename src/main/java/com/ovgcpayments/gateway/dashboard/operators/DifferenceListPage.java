package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.reconciliation.Difference;
import java.util.List;
import java.util.Optional;

/** @param kind the only kind that is shown; empty for all */
record DifferenceListPage(Queue<Difference> queue, Optional<Difference.Kind> kind) {
    List<Difference.Kind> kinds() {
        return List.of(Difference.Kind.values());
    }

    boolean isOf(Difference.Kind other) {
        return kind.filter(other::equals).isPresent();
    }
}
