package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import io.vertx.core.Future;

/** Stops payouts, all of them, and lets them go on. */
final class PayoutHaltScreens {
    private static final String TEMPLATE = "dashboard/operators/payout-halt.jte";

    private final PayoutHalt halt;

    PayoutHaltScreens(PayoutHalt halt) {
        this.halt = halt;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return halt.current().map(halted -> ScreenAnswer.page(TEMPLATE, new PayoutHaltPage(halted, Form.empty())));
    }

    Future<ScreenAnswer> set(ScreenRequest request) {
        String reason = Reason.of(request.form());
        return request.form().isSound()
                ? halt.set(request.deed(reason))
                        .map(set -> done(
                                set
                                        ? Notice.done("Payouts are halted: none is accepted, sent or exported.")
                                        : Notice.warning("Payouts were halted already; that halt stays as it is.")))
                : again(request);
    }

    Future<ScreenAnswer> lift(ScreenRequest request) {
        String reason = Reason.of(request.form());
        return request.form().isSound()
                ? halt.clear(request.deed(reason))
                        .map(lifted -> done(
                                lifted ? Notice.done("Payouts go on.") : Notice.warning("Payouts were not halted.")))
                : again(request);
    }

    private Future<ScreenAnswer> again(ScreenRequest request) {
        return halt.current().map(halted -> ScreenAnswer.unsound(TEMPLATE, new PayoutHaltPage(halted, request.form())));
    }

    private static ScreenAnswer done(Notice notice) {
        return ScreenAnswer.seeOther(OperatorsArea.url("/payouts"), notice);
    }
}
