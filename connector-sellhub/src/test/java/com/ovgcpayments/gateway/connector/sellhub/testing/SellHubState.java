package com.ovgcpayments.gateway.connector.sellhub.testing;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything the double knows. Read and changed under its own lock only, see {@link #locked}. */
final class SellHubState {
    private static final SecureRandom RANDOM = new SecureRandom();

    final Map<String, SellHubProduct> products = new LinkedHashMap<>();
    final Map<String, SellHubVariant> variants = new LinkedHashMap<>();
    final Map<String, SellHubSession> sessions = new LinkedHashMap<>();
    final Map<String, SellHubInvoice> invoices = new LinkedHashMap<>();
    final List<SellHubEvent> events = new ArrayList<>();
    final Map<String, Lie> lies = new HashMap<>();
    final Map<String, BigDecimal> usdRates = new HashMap<>(Map.of(
            "usd", BigDecimal.ONE,
            "eur", new BigDecimal("1.10"),
            "gbp", new BigDecimal("1.25"),
            "jpy", new BigDecimal("0.0065")));
    Optional<Lie> lieAboutNext = Optional.empty();
    String paidWord = "paid";
    String pendingWord = "pending";

    private final Map<String, String> customers = new HashMap<>();
    private final Clock clock;

    SellHubState(Clock clock) {
        this.clock = clock;
    }

    synchronized <T> T locked(Supplier<T> act) {
        return act.get();
    }

    synchronized void change(Runnable act) {
        act.run();
    }

    /** SellHub tells time in milliseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same for the same email. */
    String customer(String email) {
        return customers.computeIfAbsent(email, unknown -> uuid());
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    static String random(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** For callers that know it is there. */
    static <T> T get(Map<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw new NoSuchElementException("no object " + id);
        }
        return found;
    }

    List<SellHubInvoice> invoicesOf(String session) {
        return invoices.values().stream()
                .filter(invoice -> invoice.session().id().equals(session))
                .toList();
    }
}
