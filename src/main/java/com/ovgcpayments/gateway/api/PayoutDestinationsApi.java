package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.payout.Destination;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.session.SessionDocument;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** {@code /api/payout-destinations}: to which account of a merchant the money of a currency goes. */
final class PayoutDestinationsApi {
    private final Destinations destinations;

    PayoutDestinationsApi(Destinations destinations) {
        this.destinations = destinations;
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return destinations
                .list(key.merchantId(), key.mode())
                .map(found -> Answer.of(200, Answers.data(json -> {
                    json.writeStartArray();
                    for (Destination each : found) {
                        write(json, each, key.mode());
                    }
                    json.writeEndArray();
                })));
    }

    Future<Answer> put(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        String currency = PayoutsApi.currency(context.pathParam("currency")).orElseThrow(ApiProblem::notFound);
        return destinations
                .put(key.merchantId(), key.mode(), currency, DestinationRequest.parse(JsonBody.of(context)))
                .map(now -> Answer.of(200, Answers.data(json -> write(json, now, key.mode()))));
    }

    private static void write(JsonGenerator json, Destination destination, Mode mode) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", destination.currency());
        json.writeStringField("kind", destination.kind().word());
        json.writeStringField("holder", destination.holder());
        json.writeStringField("last4", destination.last4());
        json.writeBooleanField("usable", destination.usable());
        json.writeStringField("usable_from", SessionDocument.iso(destination.usableFrom()));
        json.writeBooleanField("livemode", mode.livemode());
        json.writeStringField("created_at", SessionDocument.iso(destination.createdAt()));
        json.writeEndObject();
    }
}
