package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.EndpointChange;
import com.ovgcpayments.gateway.webhook.InvalidEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookConflict;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes and changes endpoints. */
final class EndpointFormScreens {
    private static final String CREATED = "dashboard/integrations/endpointCreated.jte";

    private final Database database;
    private final WebhookEndpoints endpoints;
    private final OwnEndpoints own;

    EndpointFormScreens(Database database, WebhookEndpoints endpoints, OwnEndpoints own) {
        this.database = database;
        this.endpoints = endpoints;
        this.own = own;
    }

    Future<ScreenAnswer> draw(ScreenRequest request) {
        return Future.succeededFuture(ScreenAnswer.page(EndpointForm.TEMPLATE, EndpointForm.fresh()));
    }

    Future<ScreenAnswer> create(ScreenRequest request) {
        EndpointForm form = new EndpointForm(request.form(), Optional.empty());
        EndpointChange wanted = form.change();
        if (!form.form().isSound()) {
            return unsound(form);
        }
        return orForm(
                form,
                endpoints
                        .check(
                                request.mode(),
                                wanted.url().orElseThrow(),
                                wanted.description().orElseThrow(),
                                wanted.events().orElse(List.of()))
                        .compose(checked -> database.transaction(transaction -> create(transaction, request, checked)))
                        .map(created -> ScreenAnswer.page(CREATED, new EndpointCreatedPage(created))));
    }

    private Future<WebhookEndpoints.Created> create(
            SqlConnection transaction, ScreenRequest request, WebhookEndpoints.Checked checked) {
        return endpoints
                .create(transaction, request.merchantId(), checked)
                .compose(created -> OwnEndpoints.audit(
                                transaction,
                                request,
                                "webhook.create",
                                created.endpoint().id(),
                                OwnEndpoints.detail(created.endpoint()))
                        .map(written -> created));
    }

    Future<ScreenAnswer> edit(ScreenRequest request) {
        return own.find(request).map(endpoint -> ScreenAnswer.page(EndpointForm.TEMPLATE, EndpointForm.of(endpoint)));
    }

    Future<ScreenAnswer> update(ScreenRequest request) {
        UUID id = OwnEndpoints.id(request);
        return own.find(request).compose(endpoint -> {
            EndpointForm form = new EndpointForm(request.form(), Optional.of(endpoint));
            EndpointChange wanted = form.change();
            if (!form.form().isSound()) {
                return unsound(form);
            }
            return orForm(
                    form,
                    endpoints
                            .check(request.mode(), wanted)
                            .compose(checked ->
                                    database.transaction(transaction -> update(transaction, request, id, checked)))
                            .map(changed -> ScreenAnswer.seeOther(
                                    OwnEndpoints.url(request, id, ""), Notice.done("The endpoint is saved."))));
        });
    }

    private Future<WebhookEndpoint> update(
            SqlConnection transaction, ScreenRequest request, UUID id, WebhookEndpoints.CheckedChange checked) {
        return endpoints
                .update(transaction, request.merchantId(), id, checked)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(changed -> OwnEndpoints.audit(
                                transaction, request, "webhook.update", id, OwnEndpoints.detail(changed))
                        .map(written -> changed));
    }

    /** The form again, if it is what was filled in that cannot be. */
    private static Future<ScreenAnswer> orForm(EndpointForm form, Future<ScreenAnswer> done) {
        return done.recover(failure -> {
            if (failure instanceof InvalidEndpoint invalid) {
                return unsound(form.refused(invalid));
            }
            if (failure instanceof WebhookConflict conflict) {
                form.form().problem("url", conflict.getMessage());
                return unsound(form);
            }
            return Future.failedFuture(failure);
        });
    }

    private static Future<ScreenAnswer> unsound(EndpointForm form) {
        return Future.succeededFuture(ScreenAnswer.unsound(EndpointForm.TEMPLATE, form));
    }
}
