package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.Transaction;
import com.ovgcpayments.gateway.session.TransactionQuery;
import com.ovgcpayments.gateway.session.TransactionView;
import com.ovgcpayments.gateway.session.Transactions;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /api/transactions}. */
final class TransactionsApi {
    private static final Set<String> STATUSES = Set.of("paid", "settled", "partially_refunded", "refunded");

    private final Transactions transactions;

    TransactionsApi(Transactions transactions) {
        this.transactions = transactions;
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        TransactionQuery wanted = new TransactionQuery(
                query.limit(),
                query.value("starting_after", "must be the id of a transaction", PublicId.TRANSACTION::parse),
                query.value(
                        "status",
                        "must be paid, settled, partially_refunded or refunded",
                        text -> Optional.of(text).filter(STATUSES::contains)),
                query.time("created_from"),
                query.time("created_to"));
        query.check();
        return transactions
                .list(key.merchantId(), key.mode(), wanted)
                .map(page -> Answer.of(
                        200,
                        Answers.page(
                                page,
                                view -> json -> write(json, view),
                                view -> PublicId.TRANSACTION.format(
                                        view.transaction().id()))));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = PublicId.TRANSACTION.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
        return transactions
                .find(key.merchantId(), key.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(TransactionsApi::answer);
    }

    static Answer answer(TransactionView view) {
        return Answer.of(200, Answers.data(json -> write(json, view)));
    }

    private static void write(JsonGenerator json, TransactionView view) throws IOException {
        Transaction transaction = view.transaction();
        json.writeStartObject();
        json.writeStringField("id", PublicId.TRANSACTION.format(transaction.id()));
        json.writeStringField("session_id", view.sessionId().toString());
        json.writeNumberField("amount", transaction.amount().minor());
        json.writeStringField("currency", transaction.amount().currency());
        json.writeNumberField("fee", transaction.feeMinor());
        json.writeNumberField("net", transaction.netMinor());
        json.writeStringField("status", transaction.shownStatus());
        json.writeNumberField("amount_refunded", transaction.refundedMinor());
        json.writeNumberField("fee_refunded", transaction.feeReturnedMinor());
        json.writeStringField("gateway", transaction.gateway());
        json.writeBooleanField("livemode", view.mode().livemode());
        json.writeStringField("captured_at", SessionDocument.iso(transaction.capturedAt()));
        json.writeStringField(
                "available_on",
                transaction.availableOn().map(SessionDocument::iso).orElse(null));
        json.writeStringField("created_at", SessionDocument.iso(view.createdAt()));
        json.writeEndObject();
    }
}
