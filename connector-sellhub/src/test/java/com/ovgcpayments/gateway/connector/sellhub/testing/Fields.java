package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object that was sent, read without leniency: a missing member or one of another type is refused by its name.
 *
 * @param path of the object in the body, with a dot at the end; empty for the body itself
 */
record Fields(JsonObject json, String path) {
    static Fields body(SellHubRequest request) {
        if (!request.header("content-type").startsWith("application/json")) {
            throw SellHubRefusal.invalid("Content-Type must be application/json");
        }
        try {
            return new Fields(new JsonObject(request.body()), "");
        } catch (DecodeException e) {
            throw SellHubRefusal.invalid("Invalid JSON body");
        }
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    /** May be empty, but must be there. */
    String text(String name) {
        return typed(name, String.class, "a string");
    }

    String filled(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw wrong(name, "must not be empty");
        }
        return text;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? typed(name, Boolean.class, "a boolean") : otherwise;
    }

    /** A JSON number; a string is not one. */
    BigDecimal number(String name) {
        return new BigDecimal(typed(name, Number.class, "a number").toString());
    }

    int count(String name) {
        Number number = typed(name, Number.class, "an integer");
        if (!(number instanceof Integer count) || count < 1) {
            throw wrong(name, "must be a positive integer");
        }
        return count;
    }

    JsonArray list(String name) {
        return typed(name, JsonArray.class, "an array");
    }

    /** For what the double has none of: addons, bundles. */
    void emptyListIfAny(String name) {
        if (has(name) && !list(name).isEmpty()) {
            throw wrong(name, "names something that does not exist");
        }
    }

    Fields object(String name) {
        return new Fields(typed(name, JsonObject.class, "an object"), path + name + ".");
    }

    /** At least one. */
    List<Fields> objects(String name) {
        JsonArray list = list(name);
        if (list.isEmpty()) {
            throw wrong(name, "must not be empty");
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.getValue(i) instanceof JsonObject object)) {
                throw wrong(name, "must hold objects only");
            }
            objects.add(new Fields(object, path + name + "." + i + "."));
        }
        return objects;
    }

    SellHubRefusal wrong(String name, String what) {
        return SellHubRefusal.invalid(path + name + " " + what);
    }

    private <T> T typed(String name, Class<T> type, String description) {
        Object value = json.getValue(name);
        if (!type.isInstance(value)) {
            throw wrong(name, has(name) ? "must be " + description : "is required");
        }
        return type.cast(value);
    }
}
