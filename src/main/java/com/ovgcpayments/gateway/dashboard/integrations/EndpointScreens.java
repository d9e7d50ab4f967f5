package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import com.ovgcpayments.gateway.webhook.DeliveryQuery;
import com.ovgcpayments.gateway.webhook.EndpointChange;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A merchant's endpoints and what was sent to each; switching one on again; deleting one. */
final class EndpointScreens {
    private static final String LIST = "dashboard/integrations/endpointList.jte";
    private static final String SHOW = "dashboard/integrations/endpoint.jte";
    private static final String DELETE = "dashboard/integrations/endpointDelete.jte";
    private static final int DELIVERIES = 25;

    private final Database database;
    private final WebhookEndpoints endpoints;
    private final OwnEndpoints own;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final Commands commands;

    EndpointScreens(
            Database database,
            WebhookEndpoints endpoints,
            OwnEndpoints own,
            Deliveries deliveries,
            DeliveryLog log,
            Commands commands) {
        this.database = database;
        this.endpoints = endpoints;
        this.own = own;
        this.deliveries = deliveries;
        this.log = log;
        this.commands = commands;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return endpoints
                .list(request.merchantId(), request.mode(), WebhookEndpoints.MOST, Optional.empty())
                .map(found -> ScreenAnswer.page(LIST, new EndpointListPage(found, commands.createEndpoint())));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Optional<Delivery.Status> status = request.query("show").flatMap(Delivery.Status::ofWord);
        Optional<UUID> after = request.query("after").flatMap(PublicId.DELIVERY::parse);
        return own.find(request).compose(endpoint -> {
            DeliveryQuery query = new DeliveryQuery(DELIVERIES + 1, after, status, Optional.empty());
            Future<List<Delivery>> sent = deliveries
                    .list(request.merchantId(), request.mode(), endpoint.id(), query)
                    .map(found -> found.orElseThrow(ApiProblem::notFound));
            return sent.compose(found -> log.recent(request.merchantId(), request.mode(), endpoint.id())
                    .map(recent -> ScreenAnswer.page(
                            SHOW,
                            new EndpointPage(
                                    endpoint, recent, status, after.isPresent(), Page.of(found, DELIVERIES)))));
        });
    }

    Future<ScreenAnswer> enable(ScreenRequest request) {
        UUID id = OwnEndpoints.id(request);
        EndpointChange enabled =
                new EndpointChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true));
        return endpoints
                .check(request.mode(), enabled)
                .compose(checked -> database.transaction(transaction -> endpoints
                        .update(transaction, request.merchantId(), id, checked)
                        .map(found -> found.orElseThrow(ApiProblem::notFound))
                        .compose(endpoint -> OwnEndpoints.audit(
                                transaction, request, "webhook.enable", id, OwnEndpoints.nothing()))))
                .map(done -> ScreenAnswer.seeOther(
                        OwnEndpoints.url(request, id, ""),
                        Notice.done("The endpoint is enabled. What failed before is not sent again by itself.")));
    }

    Future<ScreenAnswer> askToDelete(ScreenRequest request) {
        return own.find(request).map(endpoint -> ScreenAnswer.page(DELETE, endpoint));
    }

    Future<ScreenAnswer> delete(ScreenRequest request) {
        return own.find(request)
                .compose(endpoint -> database.transaction(transaction -> delete(transaction, request, endpoint)))
                .map(done -> ScreenAnswer.seeOther(
                        request.url("/webhooks"),
                        Notice.done("The endpoint is deleted. Nothing is sent to it any more.")));
    }

    private Future<?> delete(SqlConnection transaction, ScreenRequest request, WebhookEndpoint endpoint) {
        return endpoints
                .delete(transaction, request.merchantId(), request.mode(), endpoint.id())
                .compose(deleted -> deleted
                        ? OwnEndpoints.audit(
                                transaction, request, "webhook.delete", endpoint.id(), OwnEndpoints.detail(endpoint))
                        : Future.failedFuture(ApiProblem.notFound()));
    }
}
