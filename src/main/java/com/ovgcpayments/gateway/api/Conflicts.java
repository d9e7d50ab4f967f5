package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.refund.UnacceptableRefund;
import com.ovgcpayments.gateway.webhook.WebhookConflict;
import io.vertx.core.Future;

/** Says as a 409 what is not possible as things stand. */
final class Conflicts {
    private Conflicts() {}

    static <T> Future<T> told(Future<T> work) {
        return work.recover(failure -> Future.failedFuture(
                failure instanceof WebhookConflict
                                || failure instanceof UnacceptableRefund
                                || failure instanceof PayoutRefused
                        ? ApiProblem.of(ErrorCode.CONFLICT, String.valueOf(failure.getMessage()))
                        : failure));
    }
}
