package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All objects of one kind, in the order in which they were made. */
final class Shelf<T extends StripeObject> {
    private final Map<String, T> objects = new LinkedHashMap<>();

    void put(T object) {
        objects.put(object.id(), object);
    }

    Optional<T> find(String id, boolean live) {
        return Optional.ofNullable(objects.get(id)).filter(object -> object.live() == live);
    }

    /** For callers that know it is there. */
    T get(String id) {
        T object = objects.get(id);
        if (object == null) {
            throw new NoSuchElementException("no object " + id);
        }
        return object;
    }

    List<T> all() {
        return List.copyOf(objects.values());
    }

    List<T> newestFirst(boolean live) {
        List<T> some = new ArrayList<>(objects.values().stream()
                .filter(object -> object.live() == live)
                .toList());
        Collections.reverse(some);
        return some;
    }
}
