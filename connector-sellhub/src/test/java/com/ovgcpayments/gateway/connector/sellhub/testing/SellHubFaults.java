package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which requests are to go wrong. Thread-safe. */
final class SellHubFaults {
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(String pattern, SellHubFault fault) {}

    synchronized void plan(String pattern, SellHubFault fault, int times) {
        for (int i = 0; i < times; i++) {
            planned.add(new Planned(pattern, fault));
        }
    }

    synchronized void forgetPlans() {
        planned.clear();
    }

    synchronized Optional<SellHubFault> take(SellHubRequest request) {
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (request.matches(plan.pattern())) {
                each.remove();
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }
}
