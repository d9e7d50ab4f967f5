package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import java.util.Optional;

/** What all of Stripe's objects have in common. */
final class StripeObject {
    private StripeObject() {}

    /** Whether this is Stripe's kind of object, by its own word. */
    static boolean is(ProcessorJson object, String kind) throws UnfitAnswer {
        return object.text("object").equals(Optional.of(kind));
    }

    /** The id of what a field names, expanded or not. */
    static Optional<String> idOf(ProcessorJson object, String field) throws UnfitAnswer {
        return object.at("/" + field + "/id").or(() -> object.at("/" + field));
    }

    /** A value of {@code metadata}. */
    static Optional<String> metadata(ProcessorJson object, String key) throws UnfitAnswer {
        Optional<ProcessorJson> metadata = object.object("metadata");
        return metadata.isEmpty() ? Optional.empty() : metadata.get().text(key);
    }
}
