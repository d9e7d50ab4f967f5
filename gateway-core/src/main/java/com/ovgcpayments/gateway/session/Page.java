package com.ovgcpayments.gateway.session;

import java.util.List;

/** @param hasMore whether there is anything after the last item */
public record Page<T>(List<T> items, boolean hasMore) {
    public Page {
        items = List.copyOf(items);
    }

    /** A page of {@code limit} items, from a query that asked for one more to see whether there is one. */
    public static <T> Page<T> of(List<T> found, int limit) {
        return new Page<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }
}
