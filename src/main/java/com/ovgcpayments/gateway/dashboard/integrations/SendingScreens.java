package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.Delivery;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people have sent: a test, one delivery again, all that failed. The worker does it; here it is only asked for. */
final class SendingScreens {
    private static final String RESEND = "dashboard/integrations/resend.jte";

    private final Database database;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final OwnEndpoints own;

    SendingScreens(Database database, Deliveries deliveries, Outbox outbox, OwnEndpoints own) {
        this.database = database;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.own = own;
    }

    Future<ScreenAnswer> test(ScreenRequest request) {
        UUID id = OwnEndpoints.id(request);
        return OwnEndpoints.orSay(
                database.transaction(transaction -> deliveries
                                .sendTest(transaction, request.merchantId(), request.mode(), id)
                                .map(sent -> sent.orElseThrow(ApiProblem::notFound))
                                .compose(sent -> OwnEndpoints.audit(
                                                transaction, request, "webhook.test", id, OwnEndpoints.nothing())
                                        .map(written -> sent)))
                        .onSuccess(sent -> outbox.wake())
                        .map(sent -> ScreenAnswer.seeOther(delivery(request, sent))),
                OwnEndpoints.url(request, id, ""));
    }

    Future<ScreenAnswer> again(ScreenRequest request) {
        UUID id = request.path("id", PublicId.DELIVERY);
        return OwnEndpoints.orSay(
                database.transaction(transaction -> deliveries
                                .redeliver(transaction, request.merchantId(), request.mode(), id)
                                .map(found -> found.orElseThrow(ApiProblem::notFound))
                                .compose(sent -> OwnEndpoints.audit(
                                                transaction, request, "webhook.resend", sent.endpointId(), json -> {
                                                    json.writeStartObject();
                                                    json.writeStringField("delivery", PublicId.DELIVERY.format(id));
                                                    json.writeStringField(
                                                            "event", PublicId.EVENT.format(sent.eventId()));
                                                    json.writeEndObject();
                                                })
                                        .map(written -> sent)))
                        .onSuccess(sent -> outbox.wake())
                        .map(sent -> ScreenAnswer.seeOther(
                                delivery(request, sent), Notice.done("The event is sent again."))),
                request.url("/deliveries/" + request.path("id")));
    }

    Future<ScreenAnswer> askSince(ScreenRequest request) {
        Form day = Form.of(Map.of(ResendForm.SINCE, ResendForm.DAY));
        return own.find(request).map(endpoint -> ScreenAnswer.page(RESEND, new ResendForm(day, endpoint)));
    }

    Future<ScreenAnswer> allFailed(ScreenRequest request) {
        return own.find(request).compose(endpoint -> {
            ResendForm form = new ResendForm(request.form(), endpoint);
            Optional<Instant> since = form.read(Instant.now());
            return since.isEmpty()
                    ? Future.succeededFuture(ScreenAnswer.unsound(RESEND, form))
                    : OwnEndpoints.orSay(
                            database.transaction(
                                            transaction -> allFailed(transaction, request, endpoint.id(), since.get()))
                                    .onSuccess(sent -> outbox.wake())
                                    .map(sent -> ScreenAnswer.seeOther(
                                            OwnEndpoints.url(request, endpoint.id(), ""), said(sent))),
                            OwnEndpoints.url(request, endpoint.id(), ""));
        });
    }

    private Future<Deliveries.Resent> allFailed(
            SqlConnection transaction, ScreenRequest request, UUID id, Instant since) {
        return deliveries
                .redeliverFailed(transaction, request.merchantId(), request.mode(), id, since)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(sent -> OwnEndpoints.audit(transaction, request, "webhook.resend_failed", id, json -> {
                            json.writeStartObject();
                            json.writeStringField("since", since.toString());
                            json.writeNumberField("count", sent.count());
                            json.writeEndObject();
                        })
                        .map(written -> sent));
    }

    private static Notice said(Deliveries.Resent sent) {
        if (sent.count() == 0) {
            return Notice.warning("Nothing has failed since then, so nothing is sent again.");
        }
        if (sent.more()) {
            return Notice.warning(
                    "The " + sent.count() + " oldest are sent again. There are more: ask once more for them.");
        }
        return Notice.done(sent.count() == 1 ? "One event is sent again." : sent.count() + " events are sent again.");
    }

    private static String delivery(ScreenRequest request, Delivery delivery) {
        return request.url("/deliveries/" + PublicId.DELIVERY.format(delivery.id()));
    }
}
