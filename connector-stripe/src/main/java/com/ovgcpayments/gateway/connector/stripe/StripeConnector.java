package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Payments through Stripe's hosted Checkout. What is asked, and what the answers mean, stands in classes of their own. */
final class StripeConnector implements Connector {
    /** Under this name our reference of an attempt stands in the metadata of what Stripe makes of it. */
    static final String ATTEMPT = "ovgc_attempt";

    /** Under this name our id of a refund stands in the metadata of Stripe's. */
    static final String REFUND = "ovgc_refund";

    static final String SESSIONS = "/v1/checkout/sessions";
    static final String REFUNDS = "/v1/refunds";
    private static final String SIGNATURE_HEADER = "stripe-signature";
    private static final Duration SIGNATURE_TOLERANCE = Duration.ofMinutes(5);

    /** Stripe keeps a key for a day at least; with less than an hour of it left, it is not relied on. */
    private static final Duration KEY_HOLDS = Duration.ofHours(23);

    private final ConnectorContext context;
    private final StripeSettings settings;
    private final StripeApi api;
    private final StripeSearch search;
    private final TimestampedSignature signature;

    StripeConnector(ConnectorContext context, StripeSettings settings) {
        this.context = context;
        this.settings = settings;
        this.api = new StripeApi(context.vertx(), settings);
        this.search = new StripeSearch(api);
        this.signature = new TimestampedSignature(settings.webhookSecrets(), SIGNATURE_TOLERANCE);
    }

    @Override
    public Future<Void> stop() {
        return api.close();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                StripeProvider.NAME,
                context.label(),
                context.modes(),
                false,
                Capabilities.redirecting(settings.checkoutOrigins())
                        .withCancel()
                        .withRefund()
                        .withSettlement()
                        .withReversals(StripeReversals.EVENTS)
                        .withMovements()
                        .only(settings.currencies(), StripeMoney.rules()));
    }

    @Override
    public Future<Outcome> begin(ConnectorRequest.Begin request) {
        Optional<Long> amount = StripeMoney.toStripe(request.price());
        if (amount.isEmpty()) {
            return Future.succeededFuture(new Outcome.NotSent("stripe cannot express " + request.price()));
        }
        StripeForm form = StripeOrder.form(request, amount.get(), settings);
        return api.post(request.mode(), SESSIONS, form, request.reference())
                .onSuccess(reply -> tellOfPayments(request.mode(), reply))
                .map(reply -> reply instanceof StripeReply.Refused refused
                        ? refusedBegin(refused)
                        : outcome(reply, request.reference(), request.mode(), request.price()));
    }

    private static Outcome refusedBegin(StripeReply.Refused refused) {
        if (refused.status() == 402) {
            return StripeDeclines.declined(refused.error());
        }
        return refused.isInvalid() || refused.isForbidden()
                ? new Outcome.NotSent(refused.reason())
                : new Outcome.Unknown(refused.reason());
    }

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        return request.processorRef()
                .map(id -> fetch(request, id))
                .orElseGet(() -> search.sessionOf(request)
                        .compose(found -> found.object().isPresent()
                                ? fetch(request, found.object().get())
                                : Future.succeededFuture(notFound(request, found))));
    }

    private Future<Outcome> fetch(ConnectorRequest.Fetch request, String id) {
        StripeForm query = new StripeForm().expand(StripeSession.EXPANDED);
        return api.get(request.mode(), SESSIONS + "/" + encoded(id), query)
                .onSuccess(reply -> tellOfPayments(request.mode(), reply))
                .map(reply -> outcome(reply, request.reference(), request.mode(), request.price()));
    }

    /**
     * A payer is only sent to a page whose id we have written down. So one that we never heard of was seen by nobody, and
     * once its time is over it is closed, if it ever was.
     */
    private Outcome notFound(ConnectorRequest.Fetch request, StripeSearch.Found<String> found) {
        boolean over = context.clock().instant().isAfter(StripeOrder.expiresAt(request.startedAt()));
        return found.answered() && over
                ? new Outcome.Closed("no payer was sent to stripe, and the time is over")
                : new Outcome.Unknown(found.reason());
    }

    @Override
    public Future<Outcome> cancel(ConnectorRequest.Cancel request) {
        ConnectorRequest.Fetch look = request.asFetch();
        return request.processorRef()
                .map(id -> expire(look, id))
                .orElseGet(() -> search.sessionOf(look)
                        .compose(found -> found.object().isPresent()
                                ? expire(look, found.object().get())
                                : Future.succeededFuture(notFound(look, found))));
    }

    /** A session that cannot be expired any more has ended in another way, which a second look tells. */
    private Future<Outcome> expire(ConnectorRequest.Fetch request, String id) {
        StripeForm form = new StripeForm().expand(StripeSession.EXPANDED);
        String path = SESSIONS + "/" + encoded(id) + "/expire";
        return api.post(request.mode(), path, form, request.reference() + "_expire")
                .compose(reply -> reply instanceof StripeReply.Done || reply instanceof StripeReply.NotSent
                        ? Future.succeededFuture(outcome(reply, request.reference(), request.mode(), request.price()))
                        : fetch(request, id).map(StripeConnector::afterExpiring));
    }

    private static Outcome afterExpiring(Outcome found) {
        return found instanceof Outcome.Redirect ? new Outcome.Unknown("stripe did not close its page") : found;
    }

    @Override
    public Future<RefundOutcome> refund(ConnectorRequest.Refund request) {
        Optional<Long> amount = StripeMoney.toStripe(request.amount());
        if (amount.isEmpty()) {
            return Future.succeededFuture(new RefundOutcome.Failed(Optional.empty(), "amount_not_representable"));
        }
        if (context.clock().instant().isBefore(request.requestedAt().plus(KEY_HOLDS))) {
            return send(request, amount.get());
        }
        return search.refundOf(request)
                .compose(found -> found instanceof RefundOutcome.NotFound
                        ? send(request, amount.get())
                        : Future.succeededFuture(found));
    }

    /** @param amount in Stripe's unit */
    private Future<RefundOutcome> send(ConnectorRequest.Refund request, long amount) {
        StripeForm form = StripeRefund.form(request, amount);
        return api.post(request.mode(), REFUNDS, form, request.id())
                .onSuccess(reply -> tellOfMoney(request.mode(), reply))
                .map(reply -> reply instanceof StripeReply.Refused refused
                        ? StripeRefund.refused(refused)
                        : refund(reply, request, RefundOutcome.NotSent::new));
    }

    @Override
    public Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
        ConnectorRequest.Refund refund = request.refund();
        if (request.processorRef().isEmpty()) {
            return search.refundOf(refund);
        }
        return api.get(
                        refund.mode(),
                        REFUNDS + "/" + encoded(request.processorRef().get()),
                        new StripeForm())
                .onSuccess(reply -> tellOfMoney(refund.mode(), reply))
                .map(reply -> refund(reply, refund, RefundOutcome.Unknown::new));
    }

    @Override
    public Future<SettlementReading> settlement(ConnectorRequest.Settlement request) {
        String path = "/v1/payment_intents/" + encoded(request.captureRef());
        StripeForm query = new StripeForm().expand(StripeSettlement.EXPANDED);
        Instant now = context.clock().instant();
        return api.get(request.mode(), path, query)
                .onSuccess(reply -> tellOfMoney(request.mode(), reply))
                .map(reply -> reply.read(
                        intent -> StripeSettlement.reading(intent, request, now),
                        SettlementReading.Unknown::new,
                        SettlementReading.Unknown::new));
    }

    @Override
    public Future<ReversalsReading> reversals(ConnectorRequest.Reversals request) {
        return search.reversalsOf(request);
    }

    @Override
    public Future<MovementsReading> movements(ConnectorRequest.Movements request) {
        return api.get(request.mode(), StripeMovements.PATH, StripeMovements.query(request))
                .onSuccess(reply -> tellOfMoney(request.mode(), reply))
                .map(reply -> reply.read(
                        StripeMovements::page, MovementsReading.Unknown::new, MovementsReading.Unknown::new));
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        if (settings.webhookSecrets().isEmpty()) {
            return Future.succeededFuture(
                    new NotificationReading.Rejected("connectors.stripe.webhookSecrets is not set"));
        }
        Optional<String> header = Optional.ofNullable(request.headers().get(SIGNATURE_HEADER));
        return Future.succeededFuture(signature
                .refusal(header, request.body(), request.receivedAt())
                .<NotificationReading>map(NotificationReading.Rejected::new)
                .orElseGet(() -> StripeEvent.read(request.body(), context.modes())));
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        List<Future<Standing>> standings = modes().map(this::standing).toList();
        return Future.all(standings)
                .map(all -> new ConnectorReply.Pong(
                        descriptor(), standings.stream().map(Future::result).toList()));
    }

    @Override
    public Future<List<Finding>> examine() {
        StripeExamination examination = new StripeExamination(api, settings, context.notificationUrl());
        List<Future<List<Finding>>> findings = modes().map(examination::of).toList();
        return Future.all(findings)
                .map(all -> findings.stream()
                        .flatMap(each -> each.result().stream())
                        .toList());
    }

    private Future<Standing> standing(Mode mode) {
        return api.get(mode, SESSIONS, new StripeForm().put("limit", 1)).map(reply -> {
            if (reply instanceof StripeReply.Done) {
                return new Standing(mode, Standing.State.READY, "stripe takes the key");
            }
            boolean forbidden = reply instanceof StripeReply.Refused refused && refused.isForbidden();
            return new Standing(mode, forbidden ? Standing.State.REFUSED : Standing.State.UNREACHABLE, reply.reason());
        });
    }

    private Stream<Mode> modes() {
        return context.modes().stream().sorted();
    }

    /** Whoever may not open or read payments can take none. */
    private void tellOfPayments(Mode mode, StripeReply reply) {
        if (reply instanceof StripeReply.Refused refused && refused.isForbidden()) {
            tell(mode, refused);
        }
    }

    /** Whoever may not refund or read a balance can still take payments; with a key that is not known, nobody can. */
    private void tellOfMoney(Mode mode, StripeReply reply) {
        if (reply instanceof StripeReply.Refused refused && refused.status() == 401) {
            tell(mode, refused);
        }
    }

    private void tell(Mode mode, StripeReply.Refused refused) {
        context.standings().accept(new Standing(mode, Standing.State.REFUSED, refused.reason()));
    }

    private Outcome outcome(StripeReply reply, String reference, Mode mode, Money price) {
        StripeSession session =
                new StripeSession(reference, mode, price, context.clock().instant());
        return reply.read(session::outcome, Outcome.NotSent::new, Outcome.Unknown::new);
    }

    private static RefundOutcome refund(
            StripeReply reply, ConnectorRequest.Refund asked, Function<String, RefundOutcome> notSent) {
        return reply.read(object -> StripeRefund.outcome(object, asked), notSent, RefundOutcome.Unknown::new);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
