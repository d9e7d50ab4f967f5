package com.ovgcpayments.gateway.payout;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A payout as its merchant reads it, by API and in events. */
public final class PayoutDocument {
    private PayoutDocument() {}

    public static void write(JsonGenerator json, Payout payout) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", PublicId.PAYOUT.format(payout.id()));
        json.writeNumberField("amount", payout.amount().minor());
        json.writeStringField("currency", payout.amount().currency());
        json.writeStringField("status", payout.state().shown());
        json.writeStringField("origin", payout.origin());
        json.writeObjectFieldStart("destination");
        json.writeStringField("kind", payout.destination().kind().word());
        json.writeStringField("holder", payout.destination().holder());
        json.writeStringField("last4", payout.destination().last4());
        json.writeEndObject();
        json.writeStringField("failure_reason", failureReason(payout));
        json.writeBooleanField("livemode", payout.mode().livemode());
        json.writeStringField("created_at", SessionDocument.iso(payout.createdAt()));
        json.writeStringField(
                "ended_at", payout.endedAt().map(SessionDocument::iso).orElse(null));
        json.writeEndObject();
    }

    private static @Nullable String failureReason(Payout payout) {
        return payout.state() == PayoutState.FAILED
                ? payout.refusal().or(payout::reason).orElse("unknown")
                : null;
    }
}
