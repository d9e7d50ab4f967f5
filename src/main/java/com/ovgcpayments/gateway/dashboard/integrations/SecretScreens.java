package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.EndpointSecrets;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/** The secret of an endpoint: shown, exchanged without a gap, or replaced at once after a leak. */
final class SecretScreens {
    private static final String TEMPLATE = "dashboard/integrations/secret.jte";

    private final Database database;
    private final EndpointSecrets secrets;
    private final OwnEndpoints own;

    SecretScreens(Database database, EndpointSecrets secrets, OwnEndpoints own) {
        this.database = database;
        this.secrets = secrets;
        this.own = own;
    }

    Future<ScreenAnswer> draw(ScreenRequest request) {
        return own.find(request).map(endpoint -> page(endpoint, Optional.empty(), Form.empty()));
    }

    Future<ScreenAnswer> act(ScreenRequest request) {
        UUID id = OwnEndpoints.id(request);
        String action = request.form().text("action");
        if (action.equals("revoke") && !request.form().isTicked("sure")) {
            request.form().problem("sure", "Tick this to say that you know what stops.");
            return own.find(request)
                    .map(endpoint ->
                            ScreenAnswer.unsound(TEMPLATE, new SecretPage(endpoint, Optional.empty(), request.form())));
        }
        return OwnEndpoints.orSay(
                database.transaction(transaction -> act(transaction, request, id, action)
                                .compose(shown -> OwnEndpoints.audit(
                                                transaction,
                                                request,
                                                "webhook_secret." + action,
                                                id,
                                                OwnEndpoints.nothing())
                                        .map(written -> shown)))
                        .compose(shown -> own.find(request).map(endpoint -> answer(request, endpoint, shown))),
                OwnEndpoints.url(request, id, "/secret"));
    }

    /** @return what there is to show now; empty if nothing new */
    private Future<Optional<EndpointSecrets.Revealed>> act(
            SqlConnection transaction, ScreenRequest request, UUID id, String action) {
        UUID merchant = request.merchantId();
        return switch (action) {
            case "reveal" -> reveal(transaction, request, id);
            case "overlap" ->
                secrets.overlap(transaction, merchant, request.mode(), id)
                        .map(rolled -> rolled.orElseThrow(ApiProblem::notFound))
                        .compose(rolled -> reveal(transaction, request, id));
            case "revoke" ->
                secrets.revoke(transaction, merchant, request.mode(), id)
                        .map(rolled -> rolled.orElseThrow(ApiProblem::notFound))
                        .compose(rolled -> reveal(transaction, request, id));
            case "activate" ->
                secrets.activate(transaction, merchant, request.mode(), id)
                        .map(rolled -> rolled.orElseThrow(ApiProblem::notFound))
                        .map(rolled -> Optional.empty());
            default -> Future.failedFuture(ApiProblem.notFound());
        };
    }

    private Future<Optional<EndpointSecrets.Revealed>> reveal(
            SqlConnection transaction, ScreenRequest request, UUID id) {
        return secrets.reveal(transaction, request.merchantId(), request.mode(), id)
                .map(found -> Optional.of(found.orElseThrow(ApiProblem::notFound)));
    }

    private static ScreenAnswer answer(
            ScreenRequest request, WebhookEndpoint endpoint, Optional<EndpointSecrets.Revealed> shown) {
        return shown.isPresent()
                ? page(endpoint, shown, Form.empty())
                : ScreenAnswer.seeOther(
                        OwnEndpoints.url(request, endpoint.id(), "/secret"),
                        Notice.done(
                                "The new secret is the current one now. The old one signs beside it for 24 hours."));
    }

    private static ScreenAnswer page(WebhookEndpoint endpoint, Optional<EndpointSecrets.Revealed> shown, Form form) {
        return ScreenAnswer.page(TEMPLATE, new SecretPage(endpoint, shown, form));
    }
}
