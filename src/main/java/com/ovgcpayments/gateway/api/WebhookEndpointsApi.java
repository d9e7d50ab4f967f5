package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.EndpointSecrets;
import com.ovgcpayments.gateway.webhook.InvalidEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/webhook-endpoints}. */
final class WebhookEndpointsApi {
    private final WebhookEndpoints endpoints;
    private final Database database;
    private final OnceOnly onceOnly;

    WebhookEndpointsApi(WebhookEndpoints endpoints, Database database, OnceOnly onceOnly) {
        this.endpoints = endpoints;
        this.database = database;
        this.onceOnly = onceOnly;
    }

    Future<Answer> create(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return onceOnly.execute(
                context,
                () -> check(key, EndpointRequest.parse(JsonBody.of(context))),
                checked -> database.transaction(transaction -> create(transaction, key, checked)),
                (transaction, checked) -> create(transaction, key, checked));
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        int limit = query.limit();
        Optional<UUID> after =
                query.value("starting_after", "must be the id of an endpoint", PublicId.WEBHOOK_ENDPOINT::parse);
        query.check();
        return endpoints
                .list(key.merchantId(), key.mode(), limit + 1, after)
                .map(found -> Answer.of(
                        200,
                        Answers.page(
                                Page.of(found, limit),
                                endpoint -> json -> EndpointDocument.write(json, endpoint, Optional.empty()),
                                endpoint -> PublicId.WEBHOOK_ENDPOINT.format(endpoint.id()))));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return endpoints
                .find(key.merchantId(), key.mode(), id(context))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(endpoint ->
                        Answer.of(200, Answers.data(json -> EndpointDocument.write(json, endpoint, Optional.empty()))));
    }

    Future<Answer> update(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = id(context);
        return endpoints
                .find(key.merchantId(), key.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(found -> named(endpoints.check(key.mode(), EndpointRequest.parseChange(JsonBody.of(context)))))
                .compose(checked -> endpoints.update(key.merchantId(), id, checked))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(endpoint ->
                        Answer.of(200, Answers.data(json -> EndpointDocument.write(json, endpoint, Optional.empty()))));
    }

    Future<Answer> rollSecret(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = id(context);
        return onceOnly.execute(
                context,
                () -> Future.succeededFuture(
                        RequiredText.read(JsonBody.of(context), "mode", RollMode.EXPECTATION, RollMode::ofWord)),
                mode -> database.transaction(transaction -> roll(transaction, key, id, mode)),
                (transaction, mode) -> roll(transaction, key, id, mode));
    }

    Future<Answer> delete(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        UUID id = id(context);
        return endpoints.delete(key.merchantId(), key.mode(), id).map(deleted -> {
            if (!deleted) {
                throw ApiProblem.notFound();
            }
            return Answer.of(200, Answers.data(json -> {
                json.writeStartObject();
                json.writeStringField("id", PublicId.WEBHOOK_ENDPOINT.format(id));
                json.writeBooleanField("deleted", true);
                json.writeEndObject();
            }));
        });
    }

    private Future<Answer> roll(SqlClient client, ApiKey key, UUID id, RollMode mode) {
        EndpointSecrets secrets = endpoints.secrets();
        Future<Optional<EndpointSecrets.Rolled>> rolled = switch (mode) {
            case OVERLAP -> secrets.overlap(client, key.merchantId(), key.mode(), id);
            case ACTIVATE -> secrets.activate(client, key.merchantId(), key.mode(), id);
            case REVOKE -> secrets.revoke(client, key.merchantId(), key.mode(), id);
        };
        return rolled.map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(done -> Answer.of(
                        200, Answers.data(json -> EndpointDocument.write(json, done.endpoint(), done.secret()))));
    }

    private Future<WebhookEndpoints.Checked> check(ApiKey key, EndpointRequest request) {
        return named(endpoints.check(key.mode(), request.url(), request.description(), request.events()));
    }

    private static <T> Future<T> named(Future<T> checked) {
        return checked.recover(failure ->
                Future.failedFuture(failure instanceof InvalidEndpoint invalid ? problem(invalid) : failure));
    }

    private Future<Answer> create(SqlClient client, ApiKey key, WebhookEndpoints.Checked checked) {
        return endpoints
                .create(client, key.merchantId(), checked)
                .map(created -> Answer.of(
                        201,
                        Answers.data(json ->
                                EndpointDocument.write(json, created.endpoint(), Optional.of(created.secret())))));
    }

    private static UUID id(RoutingContext context) {
        return PublicId.WEBHOOK_ENDPOINT.parse(context.pathParam("id")).orElseThrow(ApiProblem::notFound);
    }

    private static ApiProblem problem(InvalidEndpoint invalid) {
        return ApiProblem.invalid(invalid.problems().stream()
                .map(problem -> new ApiProblem.Detail(problem.field(), problem.message()))
                .toList());
    }
}
