package com.ovgcpayments.gateway.faults;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One thing that a merchant's client asks for with an {@code Idempotency-Key}, and every answer to it. Thread-safe. */
final class Errand {
    private final Kind kind;
    private final String key;
    private final String path;
    private final String subject;
    private final JsonObject body;
    private final Set<Reply> replies = new TreeSet<>();

    enum Kind {
        REFUND,
        SETTLE,
        PAYOUT,
        CANCEL
    }

    /**
     * An answer that will not change.
     *
     * @param made the id of what was made or changed; empty for a refusal
     */
    record Reply(int status, String made) implements Comparable<Reply> {
        @Override
        public int compareTo(Reply other) {
            return toString().compareTo(other.toString());
        }
    }

    /**
     * @param path of the API
     * @param subject the session or the payout that it is about; empty if none
     */
    Errand(Kind kind, String key, String path, String subject, JsonObject body) {
        this.kind = kind;
        this.key = key;
        this.path = path;
        this.subject = subject;
        this.body = body;
    }

    Kind kind() {
        return kind;
    }

    String key() {
        return key;
    }

    String path() {
        return path;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body.encode();
    }

    /** Empty if all that is left was asked for. */
    Optional<Long> amount() {
        return Optional.ofNullable(body.getLong("amount"));
    }

    synchronized void answered(Reply reply) {
        replies.add(reply);
    }

    /** All that differ; one key has one answer. */
    synchronized Set<Reply> replies() {
        return Set.copyOf(replies);
    }

    synchronized boolean isAnswered() {
        return !replies.isEmpty();
    }

    /** What an answer said was made. */
    synchronized Optional<String> made() {
        return replies.stream().map(Reply::made).filter(each -> !each.isEmpty()).findFirst();
    }

    @Override
    public String toString() {
        return key + " " + path + " " + body() + " answered " + replies();
    }
}
