package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settlement.Settlements;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** {@code /api/checkout-sessions/:id/settle}: what a test need not wait for. */
final class SettlementApi {
    private final Settlements settlements;
    private final TransactionsApi transactions;

    SettlementApi(Settlements settlements, TransactionsApi transactions) {
        this.settlements = settlements;
        this.transactions = transactions;
    }

    /** Repeating it changes nothing, so that it needs no idempotency key. */
    Future<Answer> settle(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        if (key.mode() == Mode.LIVE) {
            return Future.failedFuture(
                    ApiProblem.of(ErrorCode.FORBIDDEN, "Only test payments are settled on request: use a test key."));
        }
        UUID session = SessionId.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
        return settlements.settleNow(key.merchantId(), session).compose(found -> {
            Settlements.Settled settled = found.orElseThrow(ApiProblem::notFound);
            return settled instanceof Settlements.Settled.Payment payment
                    ? transactions.answer(key, payment.transactionId())
                    : Future.failedFuture(ApiProblem.of(
                            ErrorCode.CONFLICT, "Nothing was captured for this session yet: there is nothing to settle."));
        });
    }
}
