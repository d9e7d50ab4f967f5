package com.ovgcpayments.gateway.connector;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A durable key-value store of one connector, shared by all instances of the gateway. Concurrent writers are told apart
 * by versions: whoever writes on an old one is refused and reads again.
 */
public interface Book {
    /**
     * What the keys begin with of which each is about one payment. They are forgotten when nobody has written them for as
     * long as personal data is kept ({@code retention.personalData}); all others stay.
     */
    String PAYMENT = "payment/";

    /** @param version counts the writes of this key, from 1 */
    record Entry(String key, JsonObject value, long version) {}

    Future<Optional<Entry>> get(String key);

    /** Entries whose key begins with a prefix, in the order of their keys, at most {@code limit}. */
    Future<List<Entry>> list(String prefix, int limit);

    /** As {@link #list}, of the keys behind {@code after} only: the next page, when that was the last key of a page. */
    Future<List<Entry>> listAfter(String prefix, String after, int limit);

    /**
     * Writes a key that is not there yet; false if it is. False may also be said to the very writer, if the connection to
     * the database broke before it answered: what counts is what {@link #get} then finds.
     */
    Future<Boolean> create(String key, JsonObject value);

    /**
     * Replaces the value that was read as {@code read}; false if somebody wrote it since, which may be this very writer as
     * with {@link #create}.
     */
    Future<Boolean> replace(Entry read, JsonObject value);

    Future<Void> remove(String key);
}
