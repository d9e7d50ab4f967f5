package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import io.vertx.ext.web.Router;

/** The part of {@code /operator/…} about payouts; mounted after {@link OperatorRoutes}, which says who may come in. */
public final class OperatorPayoutRoutes implements Routes {
    private final OperatorPayoutsApi payouts;
    private final PayoutHaltApi halt;

    public OperatorPayoutRoutes(OperatorPayouts payouts, PayoutHalt halt) {
        this.payouts = new OperatorPayoutsApi(payouts);
        this.halt = new PayoutHaltApi(halt);
    }

    @Override
    public void mount(Router router) {
        OperatorRoutes.get(router, "/operator/payouts", payouts::list);
        OperatorRoutes.post(router, "/operator/payouts/:id/confirm", payouts::confirm);
        OperatorRoutes.post(router, "/operator/payouts/:id/fail", payouts::fail);
        OperatorRoutes.get(router, "/operator/payout-halt", halt::get);
        OperatorRoutes.post(router, "/operator/payout-halt", halt::set);
        OperatorRoutes.post(router, "/operator/payout-halt/lift", halt::lift);
    }
}
