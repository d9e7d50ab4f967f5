package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;

/** {@code /api/checkout-sessions/:id/settle}: what a test need not wait for. */
final class SettlementApi {
    private final Settlements settlements;
    private final Database database;
    private final OnceOnly onceOnly;

    SettlementApi(Settlements settlements, Database database, OnceOnly onceOnly) {
        this.settlements = settlements;
        this.database = database;
        this.onceOnly = onceOnly;
    }

    Future<Answer> settle(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return onceOnly.execute(
                context,
                () -> session(context, key),
                session -> database.transaction(transaction -> settle(transaction, key, session)),
                (transaction, session) -> settle(transaction, key, session));
    }

    private static Future<UUID> session(RoutingContext context, ApiKey key) {
        JsonBody.ignored(JsonBody.of(context));
        if (key.mode() == Mode.LIVE) {
            return Future.failedFuture(
                    ApiProblem.of(ErrorCode.FORBIDDEN, "Only test payments are settled on request: use a test key."));
        }
        return Future.succeededFuture(SessionId.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound));
    }

    private Future<Answer> settle(SqlConnection transaction, ApiKey key, UUID session) {
        return settlements.settleNow(transaction, key.merchantId(), session).compose(found -> {
            Settlements.Settled settled = found.orElseThrow(ApiProblem::notFound);
            return settled instanceof Settlements.Settled.Payment payment
                    ? Transactions.find(transaction, key.merchantId(), key.mode(), payment.transactionId())
                            .map(view -> TransactionsApi.answer(view.orElseThrow()))
                    : Future.failedFuture(ApiProblem.of(
                            ErrorCode.CONFLICT,
                            "Nothing was captured for this session yet: there is nothing to settle."));
        });
    }
}
