package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.observation.Observer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's side of the bus: asks connectors by name, and knows which ones there are. The bus is best effort, so its
 * failures are outcomes too: no handler means that nothing was sent, anything else that it may have been.
 */
public final class Connectors {
    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    static final String BUDGET_MILLIS = "budget-ms";
    private static final String NOBODY = "no connector on the bus";
    private static final String NOTICES = "connector-notices";
    private static final Duration BUS_MARGIN = Duration.ofMillis(500);

    private final Vertx vertx;
    private final List<String> names;
    private final Map<String, ConnectorDescriptor> known = new ConcurrentHashMap<>();
    private final Standings standings;
    private final Observer observer;

    /**
     * @param names the configured connectors, in the order in which they are tried
     */
    public Connectors(Vertx vertx, List<String> names) {
        this(vertx, names, Observer.NONE);
    }

    public Connectors(Vertx vertx, List<String> names, Observer observer) {
        this(vertx, names, System::nanoTime, observer);
    }

    /** @param nanos the time that passes, as {@link System#nanoTime} tells it */
    Connectors(Vertx vertx, List<String> names, LongSupplier nanos, Observer observer) {
        this.observer = observer;
        this.standings = new Standings(nanos);
        this.vertx = vertx;
        this.names = List.copyOf(names);
        ConnectorCodec.register(vertx);
        vertx.eventBus()
                .<ConnectorNotice>consumer(
                        NOTICES,
                        message -> standings.told(
                                message.body().connector(), message.body().standing()));
    }

    /**
     * For a connector's context: lets every node know how the connector stands.
     *
     * @param name the connector's
     */
    public Consumer<Standing> noticeBoard(String name) {
        DeliveryOptions options = new DeliveryOptions().setCodecName(ConnectorCodec.NAME);
        return standing -> vertx.eventBus().publish(NOTICES, new ConnectorNotice(name, standing), options);
    }

    static String address(String name) {
        return "connector." + name;
    }

    /**
     * Asks every configured connector that is not known yet who it is, every one whose processor could not be reached
     * whether it is now, and every one that its processor refused, after a while, whether it may come back. One that does not answer is not offered; call this again later to find it. Never
     * fails.
     */
    public Future<Void> discover(Duration budget) {
        List<Future<?>> pongs = new ArrayList<>();
        for (String name : names) {
            if (!known.containsKey(name) || standings.mustBeAsked(name)) {
                pongs.add(ping(name, budget).onFailure(failure -> LOG.warn("connector {} does not answer yet", name)));
            }
        }
        return Future.join(pongs).transform(done -> Future.succeededFuture());
    }

    public Future<ConnectorReply.Pong> ping(String name, Duration budget) {
        return request(name, new ConnectorRequest.Ping(), budget)
                .map(ConnectorReply.Pong.class::cast)
                .onSuccess(pong -> {
                    known.put(name, pong.descriptor());
                    pong.standings().forEach(standing -> standings.told(name, standing));
                });
    }

    /** The configured connectors, in the order in which they are tried, whether or not they answer. */
    public List<String> names() {
        return names;
    }

    /** Whether every configured connector has told who it is; until then nobody can say what no connector takes. */
    public boolean allKnown() {
        return known.keySet().containsAll(names);
    }

    public Optional<ConnectorDescriptor> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** The connectors that are set up to take a payment, in configured order, whether or not they can do so just now. */
    public List<ConnectorDescriptor> serving(Mode mode, String currency) {
        return names.stream()
                .map(known::get)
                .filter(descriptor -> descriptor != null && descriptor.serves(mode, currency))
                .toList();
    }

    /** What this instance heard last of a connector and its processor in a mode; empty if nothing yet. */
    public Optional<Heard> heard(String name, Mode mode) {
        return standings.latest(name, mode);
    }

    /** Whether a connector's processor refuses its credentials in a mode, as far as it is known. */
    public boolean isRefused(String name, Mode mode) {
        return standings.isRefused(name, mode);
    }

    /** Whether a connector is known, takes payments in a mode, and its processor was reached and takes its credentials. */
    public boolean isReady(String name, Mode mode) {
        return find(name).filter(known -> known.modes().contains(mode)).isPresent()
                && !isRefused(name, mode)
                && !standings.isUnreachable(name, mode);
    }

    /** Fails never, like {@link #fetch} and {@link #cancel}; a page at an undeclared place is {@link Outcome.Unknown}. */
    public Future<Outcome> begin(String name, ConnectorRequest.Begin request, Duration budget) {
        return outcome(name, request, budget);
    }

    public Future<Outcome> fetch(String name, ConnectorRequest.Fetch request, Duration budget) {
        return outcome(name, request, budget);
    }

    public Future<Outcome> cancel(String name, ConnectorRequest.Cancel request, Duration budget) {
        return outcome(name, request, budget);
    }

    /** Fails never, like {@link #fetchRefund}, {@link #settlement} and {@link #movements}. */
    public Future<RefundOutcome> refund(String name, ConnectorRequest.Refund request, Duration budget) {
        return request(name, request, budget)
                .map(RefundOutcome.class::cast)
                .otherwise(failure -> isNobodyThere(failure)
                        ? new RefundOutcome.NotSent(NOBODY)
                        : new RefundOutcome.Unknown("bus: " + failure.getMessage()));
    }

    public Future<RefundOutcome> fetchRefund(String name, ConnectorRequest.FetchRefund request, Duration budget) {
        return request(name, request, budget)
                .map(RefundOutcome.class::cast)
                .map(outcome -> outcome instanceof RefundOutcome.NotSent notSent
                        ? new RefundOutcome.Unknown(notSent.reason())
                        : outcome)
                .otherwise(failure -> new RefundOutcome.Unknown("bus: " + failure.getMessage()));
    }

    /** The connectors that pay out a currency to bank accounts, in configured order. */
    public List<ConnectorDescriptor> payingOut(Mode mode, String currency) {
        return serving(mode, currency).stream()
                .filter(descriptor -> descriptor.capabilities().payout())
                .toList();
    }

    /** Fails never, like {@link #fetchPayout}. */
    public Future<PayoutOutcome> payout(String name, ConnectorRequest.Payout request, Duration budget) {
        return request(name, request, budget)
                .map(PayoutOutcome.class::cast)
                .otherwise(failure -> isNobodyThere(failure)
                        ? new PayoutOutcome.NotSent(NOBODY)
                        : new PayoutOutcome.Unknown("bus: " + failure.getMessage()));
    }

    public Future<PayoutOutcome> fetchPayout(String name, ConnectorRequest.FetchPayout request, Duration budget) {
        return request(name, request, budget)
                .map(PayoutOutcome.class::cast)
                .map(outcome -> outcome instanceof PayoutOutcome.NotSent notSent
                        ? new PayoutOutcome.Unknown(notSent.reason())
                        : outcome)
                .otherwise(failure -> new PayoutOutcome.Unknown("bus: " + failure.getMessage()));
    }

    public Future<SettlementReading> settlement(String name, ConnectorRequest.Settlement request, Duration budget) {
        return request(name, request, budget)
                .map(SettlementReading.class::cast)
                .otherwise(failure -> new SettlementReading.Unknown("bus: " + failure.getMessage()));
    }

    /** Fails never, like {@link #settlement}. */
    public Future<ReversalsReading> reversals(String name, ConnectorRequest.Reversals request, Duration budget) {
        return request(name, request, budget)
                .map(ReversalsReading.class::cast)
                .otherwise(failure -> new ReversalsReading.Unknown("bus: " + failure.getMessage()));
    }

    /** Fails never, like {@link #settlement}. */
    public Future<MovementsReading> movements(String name, ConnectorRequest.Movements request, Duration budget) {
        return request(name, request, budget)
                .map(MovementsReading.class::cast)
                .otherwise(failure -> new MovementsReading.Unknown("bus: " + failure.getMessage()));
    }

    /** Fails if the connector does not answer: then the processor must be told to send its notification again. */
    public Future<NotificationReading> notification(
            String name, ConnectorRequest.Notification request, Duration budget) {
        return request(name, request, budget).map(NotificationReading.class::cast);
    }

    private Future<Outcome> outcome(String name, ConnectorRequest request, Duration budget) {
        return request(name, request, budget)
                .map(Outcome.class::cast)
                .map(outcome -> trusted(name, outcome))
                .recover(failure -> Future.succeededFuture(ofBusFailure(failure)));
    }

    /** A processor may send payers only to where it said it would: the page's policy lets browsers go nowhere else. */
    private Outcome trusted(String name, Outcome outcome) {
        if (!(outcome instanceof Outcome.Redirect redirect)) {
            return outcome;
        }
        URI url = redirect.url();
        String place = Origin.isWeb(url) ? Origin.of(url) : "no web address";
        Set<String> origins = find(name)
                .map(descriptor -> descriptor.capabilities().redirectOrigins())
                .orElse(Set.of());
        return origins.contains(place)
                ? outcome
                : new Outcome.Unknown("the processor sends the payer to an undeclared place: " + place);
    }

    private Future<ConnectorReply> request(String name, ConnectorRequest request, Duration budget) {
        DeliveryOptions options = new DeliveryOptions()
                .setCodecName(ConnectorCodec.NAME)
                .addHeader("op", request.op())
                .addHeader(BUDGET_MILLIS, Long.toString(budget.toMillis()))
                .setSendTimeout(budget.plus(BUS_MARGIN).toMillis());
        long start = System.nanoTime();
        return vertx.eventBus()
                .<ConnectorReply>request(address(name), request, options)
                .map(message -> message.body())
                .onComplete(reply -> observer.answered(
                        name,
                        request.op(),
                        reply.succeeded() ? word(reply.result()) : "no_answer",
                        Duration.ofNanos(System.nanoTime() - start)));
    }

    /** The kind of an answer, such as not_sent. */
    private static String word(ConnectorReply reply) {
        return reply.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static Outcome ofBusFailure(Throwable failure) {
        return isNobodyThere(failure)
                ? new Outcome.NotSent(NOBODY)
                : new Outcome.Unknown("bus: " + failure.getMessage());
    }

    private static boolean isNobodyThere(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    }
}
