package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A Stripe that runs on loopback: the API under {@code /v1}, the hosted pages under {@code /c/pay}, notifications, one
 * account with a test and a live side. It remembers, is as strict as Stripe, and can be told to fail, to lie and to be
 * late. All amounts are in Stripe's smallest units.
 *
 * <p>All methods may be called from any thread; those that {@code await} must not run on an event loop: {@link #start}
 * and {@link #close}. A payer's or the dashboard's act that is impossible in the present state throws
 * {@link IllegalStateException}, an unknown id {@link java.util.NoSuchElementException}.
 */
public final class StripeDouble implements AutoCloseable {
    private static final long TICK_MILLIS = 1_000;

    private final Vertx vertx;
    private final StripeState state;
    private final StripeKeys keys = StripeKeys.random();
    private final List<String> secrets = new CopyOnWriteArrayList<>(List.of(freshSecret()));
    private final StripeFaults faults = new StripeFaults();
    private volatile URI url = URI.create("http://127.0.0.1");
    private final StripeNotifier notifier;
    private final StripeEvents events;
    private final StripeTreasury treasury;
    private final StripePayer payer;
    private final StripeRefunds refunds;
    private final StripeReads reads;
    private final StripeServer server;
    private Optional<HttpServer> listening = Optional.empty();
    private long ticker;

    private StripeDouble(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        state = new StripeState(clock);
        StripeJson json = new StripeJson(state, this::page);
        notifier = new StripeNotifier(vertx, event -> signed(event, clock.instant()));
        events = new StripeEvents(state, json, notifier::tell);
        treasury = new StripeTreasury(state, events);
        payer = new StripePayer(state, events, treasury);
        refunds = new StripeRefunds(state, json, events, treasury);
        reads = new StripeReads(state, json, treasury);
        List<StripeRoute> routes = Stream.of(
                        new StripeSessions(state, json, payer).routes(), refunds.routes(), reads.routes())
                .flatMap(Collection::stream)
                .toList();
        StripeApi api = new StripeApi(state, keys, faults, routes, json);
        server = new StripeServer(api, new StripePage(state, payer));
        state.beforeEach(payer::expireDue);
    }

    /** Starts one with an account of its own on a free port. */
    public static StripeDouble start(Vertx vertx) {
        return start(vertx, Clock.systemUTC());
    }

    /**
     * @param clock by which sessions expire, keys are forgotten and money becomes available
     */
    public static StripeDouble start(Vertx vertx, Clock clock) {
        StripeDouble started = new StripeDouble(vertx, clock);
        HttpServer listening = started.server.listen(vertx, 0).await();
        started.listening = Optional.of(listening);
        started.url = URI.create("http://127.0.0.1:" + listening.actualPort());
        started.ticker = vertx.setPeriodic(TICK_MILLIS, tick -> started.state.change(() -> {}));
        return started;
    }

    @Override
    public void close() {
        vertx.cancelTimer(ticker);
        faults.release();
        listening.map(HttpServer::close).orElse(Future.succeededFuture()).await();
        notifier.close().await();
    }

    /** The origin of the API and of the pages; no slash at the end. */
    public URI url() {
        return url;
    }

    public String testKey() {
        return keys.test();
    }

    public String liveKey() {
        return keys.live();
    }

    /** The latest secret with which notifications are signed. */
    public String webhookSecret() {
        return secrets.get(secrets.size() - 1);
    }

    /** Makes a new secret; notifications are signed with the old ones as well. */
    public String rollWebhookSecret() {
        secrets.add(freshSecret());
        return webhookSecret();
    }

    /** Where the payer pays; like Stripe's, with a fragment that belongs to it. */
    public URI pageUrl(String session) {
        return URI.create(page(session));
    }

    private String page(String session) {
        return url + StripePage.PREFIX + session + "#fidkdWxOYHwnPyd1blpxYHZxWjA0";
    }

    private static String freshSecret() {
        return "whsec_" + StripeState.random(32);
    }

    // ---- the book ----

    /** All sessions, the oldest first. */
    public List<StripeSession> sessions() {
        return state.locked(state.sessions::all);
    }

    public StripeSession session(String id) {
        return state.locked(() -> state.sessions.get(id));
    }

    /** All sessions with that {@code client_reference_id}. */
    public List<StripeSession> sessionByReference(String reference) {
        return sessions().stream()
                .filter(session -> session.reference().equals(Optional.of(reference)))
                .toList();
    }

    /** The PaymentIntent of a session, if there is one yet. */
    public Optional<StripePaymentIntent> paymentIntent(String session) {
        return state.locked(() -> state.sessions.get(session).paymentIntent().map(state.paymentIntents::get));
    }

    /** All charges that took money: a payer of one payment is in here once. */
    public List<StripeCharge> charges() {
        return charges(StripeCharge.Status.SUCCEEDED);
    }

    public List<StripeCharge> charges(StripeCharge.Status status) {
        return state.locked(state.charges::all).stream()
                .filter(charge -> charge.status() == status)
                .toList();
    }

    public List<StripeRefund> refunds() {
        return state.locked(state.refunds::all);
    }

    /** How much of a charge went back, or is about to. */
    public long refunded(String charge) {
        return state.locked(() -> state.refunded(charge));
    }

    public List<StripeDispute> disputes() {
        return state.locked(state.disputes::all);
    }

    public List<StripeBalanceTransaction> balanceTransactions() {
        return state.locked(state.balanceTransactions::all);
    }

    public List<StripePayout> payouts() {
        return state.locked(state.payouts::all);
    }

    /** All that reached the API, refused or not. */
    public List<StripeRequest> requests() {
        return server.requests();
    }

    public void forgetRequests() {
        server.forgetRequests();
    }

    // ---- the payer ----

    /** Pays on the session's page and closes the browser. */
    public StripeSession pay(String session) {
        return state.locked(() -> payer.pay(session));
    }

    /** Pays by a method that tells its result later: complete and unpaid. */
    public StripeSession payLater(String session) {
        return state.locked(() -> payer.payLater(session));
    }

    public StripeSession asyncSucceed(String session) {
        return state.locked(() -> payer.asyncSucceed(session));
    }

    public StripeSession asyncFail(String session) {
        return state.locked(() -> payer.asyncFail(session, StripePaymentIntent.Decline.of("generic_decline")));
    }

    /**
     * The bank declines a try; the session stays open.
     *
     * @param declineCode as the bank gives it, such as {@code insufficient_funds}
     */
    public StripeSession decline(String session, String declineCode) {
        return state.locked(() -> payer.decline(session, StripePaymentIntent.Decline.of(declineCode)));
    }

    /** The time of an open session is over. */
    public StripeSession expire(String session) {
        return state.locked(() -> payer.expire(session));
    }

    // ---- the money afterwards ----

    /** The asynchronous capture: the balance transaction appears, pending. */
    public StripeBalanceTransaction settle(String paymentIntent) {
        return state.locked(() -> treasury.settle(
                paymentIntent, state.paymentIntents.get(paymentIntent).currency(), Optional.empty()));
    }

    /**
     * The same in another settlement currency.
     *
     * @param rate how many of its major units are worth one of the charge's
     */
    public StripeBalanceTransaction settle(String paymentIntent, String currency, BigDecimal rate) {
        return state.locked(() -> treasury.settle(paymentIntent, currency, Optional.of(rate)));
    }

    public StripeBalanceTransaction makeAvailable(String paymentIntent) {
        return state.locked(() -> treasury.makeAvailable(paymentIntent));
    }

    /** Somebody refunds at Stripe's own dashboard. */
    public StripeRefund refundAtDashboard(String paymentIntent, long amount) {
        return state.locked(() -> refunds.refund(
                state.paidCharge(paymentIntent).orElseThrow(), Optional.of(amount), Optional.empty(), Map.of()));
    }

    /** What becomes of the next refund that is asked for; later ones queue, the default is to succeed. */
    public void nextRefund(RefundOutcome outcome) {
        state.change(() -> refunds.next(outcome));
    }

    public StripeRefund succeedRefund(String refund) {
        return state.locked(() -> refunds.succeed(refund));
    }

    /** Also one that had succeeded. */
    public StripeRefund failRefund(String refund, String reason) {
        return state.locked(() -> refunds.fail(refund, reason));
    }

    public StripeDispute dispute(String paymentIntent) {
        return state.locked(() -> treasury.dispute(paymentIntent));
    }

    public StripeDispute closeDispute(String dispute, StripeDispute.Status status) {
        return state.locked(() -> treasury.closeDispute(dispute, status));
    }

    /** The automatic payout of all that is available in a currency. */
    public StripePayout payout(boolean live, String currency) {
        return state.locked(() -> treasury.payout(live, currency));
    }

    public StripePayout payoutPaid(String payout) {
        return state.locked(() -> treasury.payoutPaid(payout));
    }

    public StripePayout payoutFailed(String payout, String failureCode) {
        return state.locked(() -> treasury.payoutFailed(payout, failureCode));
    }

    // ---- the account ----

    public StripeAccount account() {
        return state.locked(() -> state.account);
    }

    public void account(StripeAccount account) {
        state.change(() -> state.account = account);
    }

    /**
     * Adaptive Pricing, which is on unless a session turns it off: its payers see another currency.
     *
     * @param rate how many of its major units are worth one of the session's
     */
    public void presentIn(String currency, BigDecimal rate) {
        state.change(() -> state.presentment = Optional.of(new Presentment(currency, rate)));
    }

    /** Registers a webhook endpoint to be listed; notifications go where {@link #notifyTo} says. */
    public StripeEndpoint webhookEndpoint(boolean live, URI target, List<String> enabledEvents, boolean enabled) {
        return state.locked(() -> reads.register(live, target, enabledEvents, enabled, StripeVersion.LATEST));
    }

    // ---- what goes wrong ----

    /** Reads of that session tell this from now on. */
    public void lie(String session, Lie lie) {
        state.change(() -> state.lies.put(session, lie));
    }

    /** The session that is created next is lied about from its creation's answer on. */
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
     * The next so many requests go wrong.
     *
     * @param requests a path's beginning, or a method and a path's beginning: {@code POST /v1/refunds}
     */
    public void fail(String requests, StripeFault fault, int times) {
        faults.plan(requests, fault, times);
    }

    /** Nothing is to go wrong any more. */
    public void recover() {
        faults.forgetPlans();
    }

    /** The keys have no permission for these requests, as for {@link #fail}. */
    public void forbid(String requests) {
        faults.forbid(requests);
    }

    /** Requests such as these wait before they are executed, their idempotency keys in use. */
    public void holdRequests(String requests) {
        faults.hold(requests);
    }

    public void releaseRequests() {
        faults.release();
    }

    // ---- notifications ----

    /** All events, the oldest first, sent or not. */
    public List<StripeEvent> events() {
        return state.locked(state.events::all);
    }

    public List<StripeEvent> events(String type) {
        return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    /** Events are posted there from now on, one after another; what is not taken with a 2xx, some times again. */
    public void notifyTo(URI target) {
        notifier.notifyTo(target);
    }

    /** The API version in which events are written from now on. */
    public void eventVersion(String apiVersion) {
        state.change(() -> events.apiVersion(apiVersion));
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
    public void send(StripeEvent event) {
        notifier.send(event);
    }

    /** Completes as soon as nothing is being sent or waits for another try; what is held does not count. */
    public Future<Void> idle() {
        return notifier.idle();
    }

    /** An event as it would be posted, signed at that time with all secrets. */
    public SignedNotification signed(StripeEvent event, Instant at) {
        return signed(event.body(), at, new ArrayList<>(secrets));
    }

    /** Any body, signed with any secrets. */
    public static SignedNotification signed(String body, Instant at, List<String> secrets) {
        return new SignedNotification(
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "User-Agent",
                        "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
                        StripeSignature.HEADER,
                        StripeSignature.of(body, at, secrets)),
                body);
    }
}
