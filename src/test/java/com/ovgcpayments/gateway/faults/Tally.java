package com.ovgcpayments.gateway.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts what happens. Thread-safe. */
final class Tally {
    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long more) {
        counts.computeIfAbsent(what, first -> new AtomicLong()).addAndGet(more);
    }

    long of(String what) {
        AtomicLong count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    String table() {
        return counts.entrySet().stream()
                .map(count ->
                        "  %-48s %6d".formatted(count.getKey(), count.getValue().get()))
                .collect(Collectors.joining("\n"));
    }
}
