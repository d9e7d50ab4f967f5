package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.settlement.Settlements.Settled;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;

/** Has a test payment settled at once. Of live ones there is no such screen. */
final class SettleScreen {
    private final Settlements settlements;
    private final Database database;

    SettleScreen(Settlements settlements, Database database) {
        this.settlements = settlements;
        this.database = database;
    }

    Future<ScreenAnswer> settle(ScreenRequest request) {
        TestMode.require(request);
        UUID session = PaymentScreen.id(request);
        return database.transaction(transaction -> settle(transaction, request, session))
                .map(settled -> ScreenAnswer.seeOther(
                        request.url("/payments/" + session),
                        settled instanceof Settled.Payment
                                ? Notice.done("Settled: the money is available.")
                                : Notice.warning("Nothing was paid yet, so there is nothing to settle.")));
    }

    private Future<Settled> settle(SqlConnection transaction, ScreenRequest request, UUID session) {
        return settlements
                .settleNow(transaction, request.merchantId(), session)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(settled -> settled instanceof Settled.Payment payment
                        ? Audit.write(
                                        transaction,
                                        request.deed("")
                                                .entry(
                                                        "payment.settle_test",
                                                        PublicId.TRANSACTION.format(payment.transactionId()),
                                                        json -> {
                                                            json.writeStartObject();
                                                            json.writeStringField("session", session.toString());
                                                            json.writeEndObject();
                                                        }))
                                .map(settled)
                        : Future.succeededFuture(settled));
    }
}
