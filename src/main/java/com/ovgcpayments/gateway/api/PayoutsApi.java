package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutDocument;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** {@code /api/payouts}. */
final class PayoutsApi {
    private final Payouts payouts;
    private final Database database;
    private final OnceOnly onceOnly;

    PayoutsApi(Payouts payouts, Database database, OnceOnly onceOnly) {
        this.payouts = payouts;
        this.database = database;
        this.onceOnly = onceOnly;
    }

    Future<Answer> create(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return once(
                context,
                () -> PayoutRequest.parse(JsonBody.of(context)),
                (transaction, amount) -> payouts.request(transaction, key.merchantId(), key.mode(), amount)
                        .map(payout -> answer(201, payout)));
    }

    Future<Answer> cancel(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = id(context);
        return once(
                context,
                () -> JsonBody.ignored(JsonBody.of(context)),
                (transaction, nothing) -> payouts.cancel(transaction, key.merchantId(), key.mode(), id)
                        .map(found -> answer(200, found.orElseThrow(ApiProblem::notFound))));
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        int limit = query.limit();
        Optional<UUID> after = query.value("starting_after", "must be the id of a payout", PublicId.PAYOUT::parse);
        Optional<String> currency =
                query.value("currency", "must be a three-letter ISO 4217 code, such as USD", PayoutsApi::currency);
        query.check();
        return payouts.list(key.merchantId(), key.mode(), after, currency, limit)
                .map(page -> Answer.of(
                        200,
                        Answers.page(
                                page,
                                payout -> json -> PayoutDocument.write(json, payout),
                                payout -> PublicId.PAYOUT.format(payout.id()))));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return payouts.find(key.merchantId(), key.mode(), id(context))
                .map(found -> answer(200, found.orElseThrow(ApiProblem::notFound)));
    }

    /** In upper case; empty if nobody can be paid in it. */
    static Optional<String> currency(String text) {
        return Optional.of(text.strip().toUpperCase(Locale.ROOT)).filter(Currencies::isKnown);
    }

    private <T> Future<Answer> once(
            RoutingContext context, Supplier<T> read, BiFunction<SqlConnection, T, Future<Answer>> work) {
        return Conflicts.told(onceOnly.execute(
                context,
                () -> Future.succeededFuture(read.get()),
                wanted -> database.transaction(transaction -> work.apply(transaction, wanted)),
                work));
    }

    private static Answer answer(int status, Payout payout) {
        return Answer.of(status, Answers.data(json -> PayoutDocument.write(json, payout)));
    }

    private static UUID id(RoutingContext context) {
        return PublicId.PAYOUT.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
    }
}
