package com.ovgcpayments.gateway.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that wait to be written down. There is room for so many and no more: then the oldest make way. May be used from
 * every thread.
 */
final class RequestBacklog {
    private static final int MOST = 10_000;
    private static final long MOST_WEIGHT = 32L * 1024 * 1024;
    private static final long WEIGHT_OF_BATCH = 1024 * 1024;

    private final int batch;
    private final ArrayDeque<ServedRequest> waiting = new ArrayDeque<>();
    private long weight;

    /** @param batch how many are taken at once */
    RequestBacklog(int batch) {
        this.batch = batch;
    }

    /** Answers how many others had to make way. */
    synchronized int add(ServedRequest request) {
        waiting.addLast(request);
        weight += request.weight();
        return makeWay();
    }

    /** Puts back what was taken last. Answers how many, of these first, had to make way. */
    synchronized int putBack(List<ServedRequest> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            waiting.addFirst(taken.get(i));
            weight += taken.get(i).weight();
        }
        return makeWay();
    }

    /** The oldest, as many as a batch holds. */
    synchronized List<ServedRequest> take() {
        List<ServedRequest> taken = new ArrayList<>(Math.min(batch, waiting.size()));
        while (taken.size() < batch && !waiting.isEmpty()) {
            taken.add(removeOldest());
        }
        return taken;
    }

    /** Whether so much waits that it should not wait longer. */
    synchronized boolean holdsBatch() {
        return waiting.size() >= batch || weight >= WEIGHT_OF_BATCH;
    }

    synchronized int size() {
        return waiting.size();
    }

    private int makeWay() {
        int gone = 0;
        while (waiting.size() > MOST || weight > MOST_WEIGHT) {
            removeOldest();
            gone++;
        }
        return gone;
    }

    private ServedRequest removeOldest() {
        ServedRequest oldest = waiting.removeFirst();
        weight -= oldest.weight();
        return oldest;
    }
}
