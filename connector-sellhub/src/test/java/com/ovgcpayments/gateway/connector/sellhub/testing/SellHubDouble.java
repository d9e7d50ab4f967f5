package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A SellHub that runs on loopback: the dashboard's API, the store with its checkout pages, notifications. It does what
 * is publicly known of SellHub and no more, so there is no refund, no cancellation, no expiry and no idempotency. It
 * remembers, and can be told to fail, to lie and to be late. All amounts are in major units.
 *
 * <p>All methods may be called from any thread; those that {@code await} must not run on an event loop: {@link #start}
 * and {@link #close}. An act that is impossible in the present state throws {@link IllegalStateException}, an unknown
 * id {@link java.util.NoSuchElementException}.
 */
public final class SellHubDouble implements AutoCloseable {
    private static final String ORIGIN = "http://127.0.0.1:";

    private final String apiKey = SellHubState.random("shk_");
    private final String webhookSecret = SellHubState.random("shs_");
    private final SellHubState state;
    private final SellHubFaults faults = new SellHubFaults();
    private final SellHubNotifier notifier;
    private final SellHubPayer payer;
    private final SellHubApi api;
    private final SellHubServer server;
    private final HttpServer dash;
    private final HttpServer store;
    private final HttpServer both;
    private volatile SellHubSigning signing = SellHubSigning.by(webhookSecret);

    private SellHubDouble(Vertx vertx, Clock clock) {
        state = new SellHubState(clock);
        notifier = new SellHubNotifier(vertx, event -> signed(event, clock.instant()));
        payer = new SellHubPayer(state, notifier::tell);
        api = new SellHubApi(vertx, state, faults);
        server = new SellHubServer(
                api,
                new SellHubDash(state, new SellHubJson(state), apiKey),
                new SellHubStore(state, payer, apiKey),
                new SellHubPage(state, payer));
        dash = server.listenAsDash(vertx).await();
        store = server.listenAsStore(vertx).await();
        both = server.listenAsBoth(vertx).await();
    }

    /** Starts one with an empty catalogue on free ports. */
    public static SellHubDouble start(Vertx vertx) {
        return start(vertx, Clock.systemUTC());
    }

    /**
     * @param clock by which everything is dated
     */
    public static SellHubDouble start(Vertx vertx, Clock clock) {
        return new SellHubDouble(vertx, clock);
    }

    @Override
    public void close() {
        Future.join(dash.close(), store.close(), both.close()).await();
        notifier.close().await();
    }

    /** The base of the dashboard's API, with its path; no slash at the end. */
    public URI dashUrl() {
        return URI.create(ORIGIN + dash.actualPort() + SellHubDash.PREFIX);
    }

    /** The store's origin; no slash at the end. */
    public URI storeUrl() {
        return URI.create(ORIGIN + store.actualPort());
    }

    /** Both hosts behind one origin, for a proxy that can only stand before one: the paths do not collide. */
    public URI combinedUrl() {
        return URI.create(ORIGIN + both.actualPort());
    }

    /** Where the payer pays, at {@link #storeUrl}. */
    public URI pageUrl(String session) {
        return URI.create(storeUrl() + SellHubPage.PREFIX + session);
    }

    public String apiKey() {
        return apiKey;
    }

    public String webhookSecret() {
        return webhookSecret;
    }

    // ---- the catalogue ----

    /**
     * A product with one variant that can be bought without bounds.
     *
     * @param price in major units
     * @param currency one that has a rate: usd, eur, gbp, jpy and those of {@link #usdRate}
     */
    public SellHubVariant addProduct(BigDecimal price, String currency, boolean payWhatYouWant) {
        return state.locked(() -> new SellHubCatalogue(state).add(price, currency, payWhatYouWant));
    }

    /** The price of checkouts from now on; sessions keep theirs. */
    public SellHubVariant reprice(String variant, BigDecimal price) {
        return change(variant, old -> old.priced(price));
    }

    /** It cannot be bought any more. */
    public SellHubVariant disable(String variant) {
        return change(variant, SellHubVariant::disabled);
    }

    private SellHubVariant change(String variant, UnaryOperator<SellHubVariant> change) {
        return state.locked(() -> {
            SellHubVariant changed = change.apply(SellHubState.get(state.variants, variant));
            state.variants.put(variant, changed);
            return changed;
        });
    }

    public List<SellHubProduct> products() {
        return state.locked(() -> List.copyOf(state.products.values()));
    }

    public List<SellHubVariant> variants() {
        return state.locked(() -> List.copyOf(state.variants.values()));
    }

    /**
     * @param usd what one major unit of the currency is worth in {@code totalInUsd}
     */
    public void usdRate(String currency, BigDecimal usd) {
        state.change(() -> state.usdRates.put(currency.toLowerCase(Locale.ROOT), usd));
    }

    // ---- the book ----

    /** All sessions, the oldest first. */
    public List<SellHubSession> sessions() {
        return state.locked(() -> List.copyOf(state.sessions.values()));
    }

    public SellHubSession session(String id) {
        return state.locked(() -> SellHubState.get(state.sessions, id));
    }

    /** All sessions whose returnUrl contains that. SellHub takes no reference of ours. */
    public List<SellHubSession> sessionsByReturnUrl(String part) {
        return sessions().stream()
                .filter(session -> session.returnUrl().contains(part))
                .toList();
    }

    public List<SellHubSession> sessionsByEmail(String email) {
        return sessions().stream()
                .filter(session -> session.email().equals(email))
                .toList();
    }

    /** All invoices, the oldest first. */
    public List<SellHubInvoice> invoices() {
        return state.locked(() -> List.copyOf(state.invoices.values()));
    }

    public SellHubInvoice invoice(String id) {
        return state.locked(() -> SellHubState.get(state.invoices, id));
    }

    public List<SellHubInvoice> invoicesOf(String session) {
        return state.locked(() -> state.invoicesOf(session));
    }

    /** All that reached the APIs, refused or not; pages are not in here. */
    public List<SellHubRequest> requests() {
        return server.requests();
    }

    public void forgetRequests() {
        server.forgetRequests();
    }

    // ---- the payer ----

    /** Pays on the session's page and closes the browser. */
    public SellHubInvoice pay(String session) {
        return state.locked(() -> payer.pay(session));
    }

    /** Chooses a slow method: an invoice that is not paid yet. */
    public SellHubInvoice payPending(String session) {
        return state.locked(() -> payer.payPending(session));
    }

    /** Pays, once if that was done before, and once more by mistake: all invoices of the session. */
    public List<SellHubInvoice> payTwice(String session) {
        return state.locked(() -> payer.payTwice(session));
    }

    /** The money of a slow method arrives. */
    public SellHubInvoice complete(String invoice) {
        return state.locked(() -> payer.complete(invoice));
    }

    /** Gives an invoice any status. Whether it {@link SellHubInvoice#paid was paid} stays as it is. */
    public SellHubInvoice status(String invoice, String word) {
        return state.locked(() -> payer.status(invoice, word));
    }

    /** The status that invoices get when they are paid from now on; {@code paid} unless it is set. */
    public void paidWord(String word) {
        state.change(() -> state.paidWord = word);
    }

    /** The status of invoices that are not paid yet, from now on; {@code pending} unless it is set. */
    public void pendingWord(String word) {
        state.change(() -> state.pendingWord = word);
    }

    // ---- what goes wrong ----

    /** Invoices of that session are told so from now on. */
    public void lie(String session, Lie lie) {
        state.change(() -> state.lies.put(session, lie));
    }

    /** The session that is created next is lied about. */
    public void lieAboutNext(Lie lie) {
        state.change(() -> state.lieAboutNext = Optional.of(lie));
    }

    public void tellTheTruth() {
        state.change(() -> {
            state.lieAboutNext = Optional.empty();
            state.lies.clear();
        });
    }

    /**
     * The next so many requests to the APIs go wrong.
     *
     * @param requests a path's beginning, or a method and a path's beginning: {@code POST /api/checkout}
     */
    public void fail(String requests, SellHubFault fault, int times) {
        faults.plan(requests, fault, times);
    }

    /** Nothing is to go wrong any more; what hangs goes on hanging. */
    public void recover() {
        faults.forgetPlans();
    }

    /** How late the answers of {@link SellHubFault#SLOW} are: two seconds unless it is set. */
    public void slowness(Duration delay) {
        api.slowness(delay);
    }

    // ---- notifications ----

    /** All events, the oldest first, sent or not. */
    public List<SellHubEvent> events() {
        return state.locked(() -> List.copyOf(state.events));
    }

    public List<SellHubEvent> eventsOf(String invoice) {
        return events().stream()
                .filter(event -> event.invoice().equals(invoice))
                .toList();
    }

    /** Events are posted there from now on, one after another. */
    public void notifyTo(URI target) {
        notifier.notifyTo(target);
    }

    /** How it is signed from now on; by {@link #webhookSecret} in the usual way unless it is set. */
    public void sign(SellHubSigning other) {
        signing = other;
    }

    /** Keeps events back until they are released or dropped. */
    public void hold() {
        notifier.hold();
    }

    public void release() {
        notifier.release(false);
    }

    /** The newest first. */
    public void releaseReversed() {
        notifier.release(true);
    }

    /** What was kept back is never sent. */
    public void drop() {
        notifier.drop();
    }

    /** Whether each event is sent twice. */
    public void sendTwice(boolean always) {
        notifier.twice(always);
    }

    /** Sends an event, once more if it was sent before. */
    public void send(SellHubEvent event) {
        notifier.send(event);
    }

    /** Completes as soon as nothing is being sent; what is held does not count. */
    public Future<Void> idle() {
        return notifier.idle();
    }

    /** An event as it would be posted, signed at that time. */
    public SignedNotification signed(SellHubEvent event, Instant at) {
        return signed(event.body(), at, signing);
    }

    /** Any body, signed in any way. */
    public static SignedNotification signed(String body, Instant at, SellHubSigning signing) {
        return signing.signed(body, at);
    }
}
