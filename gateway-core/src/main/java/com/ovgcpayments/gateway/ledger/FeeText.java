package com.ovgcpayments.gateway.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import java.io.IOException;

/** How fee terms are written, to operators and in the audit log alike: fields of an object. Null means all. */
public final class FeeText {
    private FeeText() {}

    public static void write(JsonGenerator json, FeeTerms fee) throws IOException {
        json.writeStringField(
                "merchant",
                fee.scope().merchantId().map(PublicId.MERCHANT::format).orElse(null));
        json.writeStringField("connector", fee.scope().connector().orElse(null));
        json.writeStringField("currency", fee.scope().currency().orElse(null));
        json.writeNumberField("basis_points", fee.basisPoints());
        json.writeNumberField("fixed", fee.fixed());
    }
}
