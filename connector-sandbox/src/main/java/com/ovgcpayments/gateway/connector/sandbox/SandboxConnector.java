package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's side of the sandbox: it asks the {@link SandboxProcessor} over HTTP and believes it no more than it
 * would a real processor.
 */
final class SandboxConnector implements Connector {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Set<String> REVERSAL_EVENTS = Set.of(
            SandboxNotifier.REFUND_SUCCEEDED,
            SandboxNotifier.REFUND_FAILED,
            SandboxNotifier.DISPUTE_OPENED,
            SandboxNotifier.DISPUTE_ENDED);

    private final ConnectorContext context;
    private final SandboxSettings settings;
    private final Duration timeout;
    private final UnaryOperator<URI> way;
    private final SandboxProcessor processor;
    private SandboxProcessor.@Nullable Access access;
    private @Nullable ClosedPort closedPort;

    /** The body of begin. */
    private record Opening(@JsonUnwrapped SandboxOrder order, String email) {}

    /** The part of a notification that is read. */
    private record Notified(
            String eventId,
            String type,
            Optional<String> reference,
            Optional<String> refundKey,
            Optional<String> captureId) {}

    SandboxConnector(ConnectorContext context, SandboxSettings settings) {
        this(context, settings, TIMEOUT, UnaryOperator.identity());
    }

    /**
     * @param timeout for one call of the processor's API
     * @param way from where the API listens to where it is to be asked; for what stands in between
     */
    SandboxConnector(ConnectorContext context, SandboxSettings settings, Duration timeout, UnaryOperator<URI> way) {
        this.context = context;
        this.settings = settings;
        this.timeout = timeout;
        this.way = way;
        this.processor = new SandboxProcessor(context, settings);
    }

    @Override
    public Future<Void> start() {
        if (settings.firstFault().filter(SandboxFault.REFUSE::equals).isPresent()) {
            closedPort = ClosedPort.take();
        }
        return processor.start().map(started -> {
            access = started;
            return null;
        });
    }

    @Override
    public Future<Void> stop() {
        if (closedPort != null) {
            closedPort.release();
        }
        return processor.stop();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        Optional<URI> pages = access == null ? settings.publicUrl() : Optional.of(access.pages());
        Set<String> origins = pages.map(url -> Set.of(Origin.of(url))).orElse(Set.of());
        return new ConnectorDescriptor(
                SandboxProvider.NAME,
                context.label(),
                context.modes(),
                true,
                Capabilities.redirecting(origins)
                        .withCancel()
                        .withRefund()
                        .withSettlement()
                        .withReversals(REVERSAL_EVENTS)
                        .withMovements()
                        .withPayout());
    }

    @Override
    public Future<Outcome> begin(ConnectorRequest.Begin request) {
        SandboxOrder order = new SandboxOrder(
                request.reference(),
                request.mode().word(),
                request.price().minor(),
                request.price().currency(),
                request.title(),
                request.returnUrl(),
                request.cancelUrl(),
                request.sessionExpiresAt());
        URI api = closedPort == null ? api() : closedPort.url();
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", SandboxApi.IDEMPOTENCY_KEY, request.reference());
        return send(
                        HttpMethod.POST,
                        api,
                        SandboxApi.PAYMENTS,
                        headers,
                        SandboxJson.write(new Opening(order, request.email())))
                .map(reading(request.reference())::ofBegin);
    }

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        return send(HttpMethod.GET, byReference(request.reference())).map(reading(request.reference())::of);
    }

    @Override
    public Future<Outcome> cancel(ConnectorRequest.Cancel request) {
        SandboxReading reading = reading(request.reference());
        if (request.processorRef().isPresent()) {
            return cancel(request.processorRef().get(), reading);
        }
        return fetch(request.asFetch())
                .compose(found -> found instanceof Outcome.Redirect open
                        ? cancel(open.processorRef(), reading)
                        : Future.succeededFuture(found));
    }

    private Future<Outcome> cancel(String id, SandboxReading reading) {
        return send(HttpMethod.POST, SandboxApi.PAYMENTS + "/" + encoded(id) + SandboxApi.CANCEL)
                .map(reading::of);
    }

    @Override
    public Future<RefundOutcome> refund(ConnectorRequest.Refund request) {
        SandboxRefund.Order order = new SandboxRefund.Order(
                request.captureRef(), request.amount().minor(), request.amount().currency());
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", SandboxApi.IDEMPOTENCY_KEY, request.id());
        return send(
                        HttpMethod.POST,
                        api(),
                        byReference(request.attempt()) + "/refunds",
                        headers,
                        SandboxJson.write(order))
                .map(result -> SandboxMoneyReading.ofRefund(request, result));
    }

    @Override
    public Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
        ConnectorRequest.Refund refund = request.refund();
        return send(HttpMethod.GET, byReference(refund.attempt()) + "/refunds/" + encoded(refund.id()))
                .map(result -> SandboxMoneyReading.ofFetchRefund(refund, result));
    }

    @Override
    public Future<PayoutOutcome> payout(ConnectorRequest.Payout request) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", SandboxApi.IDEMPOTENCY_KEY, request.id());
        Money amount = request.amount();
        Buffer body = SandboxJson.write(new SandboxPayout.Order(amount.minor(), amount.currency(), request.to()));
        return send(HttpMethod.POST, api(), SandboxApi.PAYOUTS, headers, body)
                .map(result -> SandboxPayoutReading.of(request, result));
    }

    @Override
    public Future<PayoutOutcome> fetchPayout(ConnectorRequest.FetchPayout request) {
        ConnectorRequest.Payout payout = request.payout();
        return send(HttpMethod.GET, SandboxApi.PAYOUTS + "/" + encoded(payout.id()))
                .map(result -> SandboxPayoutReading.ofFetch(payout, result));
    }

    @Override
    public Future<SettlementReading> settlement(ConnectorRequest.Settlement request) {
        String capture = "/captures/" + encoded(request.captureRef());
        return send(HttpMethod.GET, byReference(request.attempt()) + capture + "/settlement")
                .map(result -> SandboxMoneyReading.ofSettlement(request, result));
    }

    @Override
    public Future<ReversalsReading> reversals(ConnectorRequest.Reversals request) {
        String capture = "/captures/" + encoded(request.captureRef());
        return send(HttpMethod.GET, byReference(request.attempt()) + capture + "/reversals")
                .map(result -> SandboxMoneyReading.ofReversals(request, result));
    }

    @Override
    public Future<MovementsReading> movements(ConnectorRequest.Movements request) {
        String query = "?mode=" + request.mode().word() + "&from=" + request.from() + "&to=" + request.to()
                + request.cursor().map(last -> "&after=" + encoded(last)).orElse("");
        return send(HttpMethod.GET, SandboxApi.MOVEMENTS + query).map(SandboxMovementsReading::of);
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        Optional<String> header =
                Optional.ofNullable(request.headers().get(SandboxSignature.HEADER.toLowerCase(Locale.ROOT)));
        Optional<String> refusal = access().signature().refusal(header, request.body(), request.receivedAt());
        return Future.succeededFuture(refusal.<NotificationReading>map(NotificationReading.Rejected::new)
                .orElseGet(() -> read(request.body())));
    }

    private static NotificationReading read(Buffer body) {
        try {
            Notified notified = SandboxJson.read(body, Notified.class);
            return new NotificationReading.Verified(
                    notified.eventId(),
                    notified.type(),
                    notified.reference(),
                    Optional.empty(),
                    notified.refundKey()
                            .map(key -> new NotificationReading.RefundHint(Optional.of(key), Optional.empty())),
                    notified.captureId());
        } catch (IOException unreadable) {
            return new NotificationReading.Rejected("signed, but not a notification");
        }
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        return send(HttpMethod.GET, SandboxApi.PING).map(result -> {
            if (result instanceof ProcessorHttp.Answer answer) {
                return pong(
                        answer.status() == 200 ? Standing.State.READY : Standing.State.UNREACHABLE,
                        "answered " + answer.status());
            } else if (result instanceof ProcessorHttp.NotReached notReached) {
                return pong(Standing.State.UNREACHABLE, notReached.reason());
            }
            return pong(Standing.State.UNREACHABLE, ((ProcessorHttp.NoAnswer) result).reason());
        });
    }

    private ConnectorReply.Pong pong(Standing.State state, String detail) {
        return ConnectorReply.Pong.of(descriptor(), state, detail);
    }

    private Future<ProcessorHttp.Result> send(HttpMethod method, String path) {
        return send(method, api(), path, Map.of(), Buffer.buffer());
    }

    private Future<ProcessorHttp.Result> send(
            HttpMethod method, URI api, String path, Map<String, String> headers, Buffer body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + access().apiKey());
        return context.http().send(new ProcessorHttp.Request(method, URI.create(api + path), all, body), timeout);
    }

    private SandboxReading reading(String reference) {
        return new SandboxReading(reference, Origin.of(access().pages()));
    }

    private URI api() {
        return way.apply(access().api());
    }

    /** How the processor is reached; only after {@link #start}. */
    SandboxProcessor.Access access() {
        if (access == null) {
            throw new IllegalStateException("the sandbox was not started");
        }
        return access;
    }

    private static String byReference(String reference) {
        return SandboxApi.BY_REFERENCE + encoded(reference);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
