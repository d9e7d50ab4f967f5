package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.DeliveryQuery;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The deliveries to an endpoint: the log, tests, and sending again. */
final class DeliveriesApi {
    private final Deliveries deliveries;
    private final Database database;
    private final Outbox outbox;
    private final OnceOnly onceOnly;

    DeliveriesApi(Deliveries deliveries, Database database, Outbox outbox, OnceOnly onceOnly) {
        this.deliveries = deliveries;
        this.database = database;
        this.outbox = outbox;
        this.onceOnly = onceOnly;
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        int limit = query.limit();
        DeliveryQuery wanted = new DeliveryQuery(
                limit + 1,
                query.value("starting_after", "must be the id of a delivery", PublicId.DELIVERY::parse),
                query.value("status", "must be pending, succeeded or failed", Delivery.Status::ofWord),
                query.value("event", "must be the id of an event", PublicId.EVENT::parse));
        query.check();
        return deliveries
                .list(key.merchantId(), key.mode(), endpointId(context), wanted)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(found -> Answer.of(
                        200,
                        Answers.page(
                                Page.of(found, limit),
                                delivery -> json -> DeliveryDocument.write(json, delivery),
                                delivery -> PublicId.DELIVERY.format(delivery.id()))));
    }

    Future<Answer> sendTest(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID endpoint = endpointId(context);
        return once(
                context,
                () -> JsonBody.ignored(JsonBody.of(context)),
                (transaction, nothing) -> deliveries
                        .sendTest(transaction, key.merchantId(), key.mode(), endpoint)
                        .map(sent -> delivery(201, sent)));
    }

    Future<Answer> redeliver(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = PublicId.DELIVERY.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
        return once(
                context,
                () -> JsonBody.ignored(JsonBody.of(context)),
                (transaction, nothing) -> deliveries
                        .redeliver(transaction, key.merchantId(), key.mode(), id)
                        .map(again -> delivery(202, again)));
    }

    Future<Answer> redeliverFailed(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID endpoint = endpointId(context);
        return once(
                context,
                () -> RequiredText.read(JsonBody.of(context), "since", TimeText.EXPECTATION, TimeText::parse),
                (transaction, since) -> redeliverFailed(transaction, key, endpoint, since));
    }

    private Future<Answer> redeliverFailed(SqlConnection transaction, ApiKey key, UUID endpoint, Instant since) {
        return deliveries
                .redeliverFailed(transaction, key.merchantId(), key.mode(), endpoint, since)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(resent -> Answer.of(202, Answers.data(json -> {
                    json.writeStartObject();
                    json.writeNumberField("count", resent.count());
                    json.writeBooleanField("has_more", resent.more());
                    json.writeEndObject();
                })));
    }

    /** What was asked for is pending once the transaction has committed: then the worker is woken. */
    private <T> Future<Answer> once(
            RoutingContext context, Supplier<T> read, BiFunction<SqlConnection, T, Future<Answer>> work) {
        return onceOnly.execute(
                        context,
                        () -> Future.succeededFuture(read.get()),
                        wanted -> database.transaction(transaction -> work.apply(transaction, wanted)),
                        work)
                .onSuccess(answer -> outbox.wake());
    }

    private static Answer delivery(int status, Optional<Delivery> delivery) {
        Delivery found = delivery.orElseThrow(ApiProblem::notFound);
        return Answer.of(status, Answers.data(json -> DeliveryDocument.write(json, found)));
    }

    private static UUID endpointId(RoutingContext context) {
        return PublicId.WEBHOOK_ENDPOINT.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
    }
}
