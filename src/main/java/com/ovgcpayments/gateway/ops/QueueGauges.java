package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.RefundState;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code gateway_operator_attempts}: how many attempts wait for a person, {@code
 * gateway_operator_refunds}: how many refunds of merchants do. {@code gateway_surplus_captures}: how many
 * captures no session counts, by how their refunds stand. Of the database, so the same on every instance, and NaN while it
 * does not tell.
 */
public final class QueueGauges {
    private static final Logger LOG = LoggerFactory.getLogger(QueueGauges.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final OperatorAttempts attempts;
    private final SurplusCaptures surplus;
    private final OperatorRefunds refunds;
    private volatile double waitingRefunds = Double.NaN;
    private volatile double waiting = Double.NaN;
    private volatile Map<RefundState, Long> captures = Map.of();

    public QueueGauges(
            MeterRegistry registry, OperatorAttempts attempts, SurplusCaptures surplus, OperatorRefunds refunds) {
        this.attempts = attempts;
        this.surplus = surplus;
        this.refunds = refunds;
        Gauge.builder("gateway.operator.attempts", () -> waiting)
                .description("Attempts that only a person can settle.")
                .register(registry);
        Gauge.builder("gateway.operator.refunds", () -> waitingRefunds)
                .description("Merchants' refunds that only a person can make or tell about.")
                .register(registry);
        for (RefundState state : RefundState.values()) {
            if (state != RefundState.FAILED) {
                Gauge.builder("gateway.surplus.captures", () -> number(state))
                        .description("Captures that no session may count, by how their refunds stand.")
                        .tag("state", state.word())
                        .register(registry);
            }
        }
    }

    private double number(RefundState state) {
        @Nullable Long number = captures.get(state);
        return number == null ? Double.NaN : number;
    }

    /** Counts anew. Never fails. */
    Future<Void> refresh() {
        return Future.all(attempts.count(), surplus.count(), refunds.count())
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(counted -> {
                    waiting = counted.<Long>resultAt(0);
                    captures = counted.resultAt(1);
                    waitingRefunds = counted.<Long>resultAt(2);
                })
                .<Void>mapEmpty()
                .recover(failure -> {
                    LOG.debug("cannot count what waits for operators", failure);
                    waiting = Double.NaN;
                    captures = Map.of();
                    waitingRefunds = Double.NaN;
                    return Future.succeededFuture();
                });
    }
}
