package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An endpoint of the API.
 *
 * @param path with {@code :id} where an object's id stands
 * @param type of the object, or of the list's objects
 */
record StripeRoute(String method, String path, String type, boolean list, Function<StripeCall, JsonObject> endpoint) {

    static StripeRoute one(String method, String path, String type, Function<StripeCall, JsonObject> endpoint) {
        return new StripeRoute(method, path, type, false, endpoint);
    }

    static StripeRoute list(String path, String type, Function<StripeCall, JsonObject> endpoint) {
        return new StripeRoute("GET", path, type, true, endpoint);
    }

    /** The id that stands in a path of this endpoint, {@code ""} if none does; empty if it is another endpoint's. */
    Optional<String> match(String askedMethod, String asked) {
        List<String> mine = List.of(path.split("/", -1));
        List<String> theirs = List.of(asked.split("/", -1));
        if (!method.equals(askedMethod) || mine.size() != theirs.size()) {
            return Optional.empty();
        }
        String id = "";
        for (int i = 0; i < mine.size(); i++) {
            if (mine.get(i).equals(":id") && !theirs.get(i).isEmpty()) {
                id = theirs.get(i);
            } else if (!mine.get(i).equals(theirs.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(id);
    }
}
