package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.ledger.LedgerAlarm;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.verification.LedgerCheck.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/ledger}: whether the ledger was found right when it was last looked at. {@code gateway_ledger_ok} and
 * {@code gateway_ledger_checked_seconds} tell the same; of the database, so the same on every instance, and NaN while it
 * does not tell. Only on the operators' port.
 */
public final class LedgerHealth implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHealth.class);
    private static final long PATIENCE_MILLIS = 2_000;

    /** It is looked at every five minutes. */
    private static final Duration LONG_AGO = Duration.ofMinutes(30);

    private final LedgerCheck check;
    private final Clock clock;
    private volatile double ok = Double.NaN;
    private volatile double checkedAt = Double.NaN;

    public LedgerHealth(MeterRegistry registry, LedgerCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
        Gauge.builder("gateway.ledger.ok", () -> ok)
                .description("1 while no alarm of the ledger stands; else 0, and nothing is paid out.")
                .register(registry);
        Gauge.builder("gateway.ledger.checked.seconds", () -> checkedAt)
                .description("When the ledger was last looked at, in seconds since 1970.")
                .register(registry);
    }

    @Override
    public void mount(Router router) {
        router.get("/health/ledger")
                .handler(context -> check.standing().onComplete(standing -> answer(context, standing), context::fail));
    }

    /** Looks anew for the metrics. Never fails. */
    Future<Void> refresh() {
        return check.standing()
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(standing -> {
                    ok = standing.isOk() ? 1 : 0;
                    checkedAt = standing.checkedAt()
                            .map(Instant::getEpochSecond)
                            .map(Long::doubleValue)
                            .orElse(Double.NaN);
                })
                .<Void>mapEmpty()
                .recover(failure -> {
                    LOG.debug("cannot tell how the ledger stands", failure);
                    ok = Double.NaN;
                    checkedAt = Double.NaN;
                    return Future.succeededFuture();
                });
    }

    private void answer(RoutingContext context, Standing standing) {
        String status = status(standing);
        context.response()
                .setStatusCode(status.equals("ok") ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(Json.buffer(json -> {
                    json.writeStartObject();
                    json.writeStringField("status", status);
                    OperatorAnswers.time(json, "checked_at", standing.checkedAt());
                    json.writeArrayFieldStart("alarms");
                    for (LedgerAlarm alarm : standing.alarms()) {
                        OperatorLedgerApi.describe(alarm).to(json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }));
    }

    private String status(Standing standing) {
        if (!standing.isOk()) {
            return "wrong";
        }
        boolean recent = standing.checkedAt()
                .filter(at -> at.plus(LONG_AGO).isAfter(clock.instant()))
                .isPresent();
        return recent ? "ok" : "unchecked";
    }
}
