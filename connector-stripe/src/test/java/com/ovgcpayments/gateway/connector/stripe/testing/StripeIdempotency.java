package com.ovgcpayments.gateway.connector.stripe.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The idempotency layer: under a key it keeps the answer of the first request that executed, errors included, and
 * plays it back for a day. Under the state's lock.
 */
final class StripeIdempotency {
    static final int MAX_KEY = 255;

    private static final Duration KEPT = Duration.ofHours(24);

    private final StripeState state;
    private final Map<Slot, Entry> entries = new HashMap<>();

    /** Each side of the account has its own keys. */
    record Slot(String key, boolean live) {}

    /** What a request asks for; a key serves for one asking only. */
    record Asking(String path, Map<String, Object> params) {}

    /**
     * @param answer empty while it is executed
     */
    private record Entry(Asking asking, Instant since, String requestId, Optional<StripeAnswer> answer) {}

    StripeIdempotency(StripeState state) {
        this.state = state;
    }

    /** Takes the key; if it has an answer already, that is played back. */
    Optional<StripeAnswer> begin(Slot slot, Asking asking, String requestId) {
        Instant now = state.now();
        entries.values().removeIf(entry -> now.isAfter(entry.since().plus(KEPT)));
        Entry entry = entries.get(slot);
        if (entry == null) {
            entries.put(slot, new Entry(asking, now, requestId, Optional.empty()));
            return Optional.empty();
        }
        if (!entry.asking().path().equals(asking.path())) {
            throw StripeRefusal.of(
                    400,
                    "idempotency_error",
                    "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                            + asking.path() + "' instead of '" + entry.asking().path() + "'). Try using a key other"
                            + " than '" + slot.key() + "' if you meant to execute a different request.");
        }
        if (!entry.asking().equals(asking)) {
            throw StripeRefusal.of(
                    400,
                    "idempotency_error",
                    "Keys for idempotent requests can only be used with the same parameters they were first used"
                            + " with. Try using a key other than '" + slot.key()
                            + "' if you meant to execute a different request.");
        }
        if (entry.answer().isEmpty()) {
            throw StripeRefusal.of(
                    409,
                    "idempotency_error",
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotent Key (that probably means"
                            + " you submitted twice, and the other request is still going through): " + slot.key()
                            + ". Please try again later.");
        }
        return entry.answer()
                .map(answer -> answer.with("Idempotent-Replayed", "true").with("Original-Request", entry.requestId()));
    }

    void keep(Slot slot, StripeAnswer answer) {
        entries.computeIfPresent(
                slot, (key, entry) -> new Entry(entry.asking(), entry.since(), entry.requestId(), Optional.of(answer)));
    }

    /** Nothing was executed: the key is as if never used. */
    void forget(Slot slot) {
        entries.remove(slot);
    }
}
