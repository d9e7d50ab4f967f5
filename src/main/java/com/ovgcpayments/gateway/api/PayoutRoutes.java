package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.payout.Schedules;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.ext.web.Router;

/** The part of the merchants' API that pays them out; mounted after {@link ApiRoutes}, which says who may come in. */
public final class PayoutRoutes implements Routes {
    private final PayoutsApi payouts;
    private final PayoutDestinationsApi destinations;
    private final PayoutSchedulesApi schedules;

    public PayoutRoutes(
            Payouts payouts,
            Destinations destinations,
            Schedules schedules,
            Database database,
            Idempotency idempotency) {
        this.payouts = new PayoutsApi(payouts, database, new OnceOnly(idempotency));
        this.destinations = new PayoutDestinationsApi(destinations);
        this.schedules = new PayoutSchedulesApi(schedules);
    }

    @Override
    public void mount(Router router) {
        ApiRoutes.post(router, "/api/payouts", payouts::create);
        ApiRoutes.get(router, "/api/payouts", payouts::list);
        ApiRoutes.get(router, "/api/payouts/:id", payouts::get);
        ApiRoutes.press(router, "/api/payouts/:id/cancel", payouts::cancel);
        ApiRoutes.get(router, "/api/payout-destinations", destinations::list);
        ApiRoutes.put(router, "/api/payout-destinations/:currency", destinations::put);
        ApiRoutes.get(router, "/api/payout-schedules", schedules::list);
        ApiRoutes.put(router, "/api/payout-schedules/:currency", schedules::put);
        router.delete("/api/payout-schedules/:currency").handler(ApiRoutes.answering(schedules::delete));
    }
}
