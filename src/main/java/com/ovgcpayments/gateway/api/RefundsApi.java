package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.NewRefund;
import com.ovgcpayments.gateway.refund.RefundDocument;
import com.ovgcpayments.gateway.refund.RefundQuery;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/refunds}, and the refunds of one session. */
final class RefundsApi {
    private final MerchantRefunds refunds;
    private final Sessions sessions;
    private final Database database;
    private final Outbox outbox;
    private final OnceOnly onceOnly;

    RefundsApi(MerchantRefunds refunds, Sessions sessions, Database database, Outbox outbox, OnceOnly onceOnly) {
        this.refunds = refunds;
        this.sessions = sessions;
        this.database = database;
        this.outbox = outbox;
        this.onceOnly = onceOnly;
    }

    Future<Answer> create(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return onceOnly.execute(
                        context,
                        () -> Future.succeededFuture(RefundRequest.parse(JsonBody.of(context))),
                        wanted -> database.transaction(transaction -> create(transaction, context, key, wanted)),
                        (transaction, wanted) -> create(transaction, context, key, wanted))
                .onSuccess(answer -> outbox.wake());
    }

    private Future<Answer> create(SqlConnection transaction, RoutingContext context, ApiKey key, NewRefund wanted) {
        return refunds.create(transaction, key.merchantId(), key.mode(), session(context), wanted)
                .map(created -> created.orElseThrow(ApiProblem::notFound))
                .map(refund -> Answer.of(201, Answers.data(json -> RefundDocument.write(json, refund))));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = PublicId.REFUND.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
        return refunds.find(key.merchantId(), key.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(refund -> Answer.of(200, Answers.data(json -> RefundDocument.write(json, refund))));
    }

    Future<Answer> list(RoutingContext context) {
        return list(context, Optional.empty());
    }

    Future<Answer> ofSession(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID session = session(context);
        return sessions.find(key.merchantId(), key.mode(), session)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(found -> list(context, Optional.of(session)));
    }

    private Future<Answer> list(RoutingContext context, Optional<UUID> session) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        RefundQuery wanted = new RefundQuery(
                query.limit(),
                query.value("starting_after", "must be the id of a refund", PublicId.REFUND::parse),
                session,
                query.value("status", "must be pending, succeeded or failed", RefundStatus::parse),
                query.time("created_from"),
                query.time("created_to"));
        query.check();
        return refunds.list(key.merchantId(), key.mode(), wanted)
                .map(page -> Answer.of(
                        200,
                        Answers.page(
                                page,
                                refund -> json -> RefundDocument.write(json, refund),
                                refund -> PublicId.REFUND.format(refund.id()))));
    }

    private static UUID session(RoutingContext context) {
        return SessionId.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
    }
}
