package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which requests are to go wrong, to be forbidden or to be held up. Thread-safe. */
final class StripeFaults {
    private final List<Planned> planned = new ArrayList<>();
    private final List<String> forbidden = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<Promise<Void>> waiting = new ArrayList<>();

    private record Planned(String pattern, StripeFault fault) {}

    synchronized void plan(String pattern, StripeFault fault, int times) {
        for (int i = 0; i < times; i++) {
            planned.add(new Planned(pattern, fault));
        }
    }

    synchronized void forgetPlans() {
        planned.clear();
    }

    synchronized Optional<StripeFault> take(StripeRequest request) {
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (request.matches(plan.pattern())) {
                each.remove();
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }

    synchronized void forbid(String pattern) {
        forbidden.add(pattern);
    }

    synchronized boolean isForbidden(StripeRequest request) {
        return forbidden.stream().anyMatch(request::matches);
    }

    synchronized void hold(String pattern) {
        held.add(pattern);
    }

    void release() {
        List<Promise<Void>> released;
        synchronized (this) {
            held.clear();
            released = List.copyOf(waiting);
            waiting.clear();
        }
        released.forEach(Promise::tryComplete);
    }

    /** Completes on the given context, at once or when what is held up is released. */
    synchronized Future<Void> pass(StripeRequest request, Context context) {
        if (held.stream().noneMatch(request::matches)) {
            return Future.succeededFuture();
        }
        Promise<Void> release = Promise.promise();
        waiting.add(release);
        Promise<Void> passed = Promise.promise();
        release.future().onComplete(released -> context.runOnContext(now -> passed.handle(released)));
        return passed.future();
    }
}
