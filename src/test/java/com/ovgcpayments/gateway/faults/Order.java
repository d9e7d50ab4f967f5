package com.ovgcpayments.gateway.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One purchase, and all that its merchant and its payer were ever told of it, in order. Thread-safe. */
final class Order {
    private final String key;
    private final String merchantKey;
    private final int amount;
    private final List<String> sessions = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /**
     * @param key the order's number and its {@code Idempotency-Key}
     * @param merchantKey with which its merchant authenticates
     * @param amount in cents of a dollar
     */
    Order(String key, String merchantKey, int amount) {
        this.key = key;
        this.merchantKey = merchantKey;
        this.amount = amount;
    }

    String key() {
        return key;
    }

    String merchantKey() {
        return merchantKey;
    }

    int amount() {
        return amount;
    }

    /** The merchant was answered 201 with this session. */
    synchronized void created(String session) {
        sessions.add(session);
    }

    /** Every session that any answer named. */
    synchronized List<String> sessions() {
        return List.copyOf(new TreeSet<>(sessions));
    }

    synchronized Optional<String> session() {
        return sessions.stream().findFirst();
    }

    /** What a page showed, or an API call told: {@code paid}, {@code completed}, {@code declined} … */
    synchronized void told(String state) {
        told.add(state);
    }

    /** Whether anybody was ever told that it is paid. */
    synchronized boolean toldPaid() {
        return session().isPresent() && told.stream().anyMatch(PayersCheck.PAID::contains);
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }
}
