package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A connector that answers as the test says and remembers what it was asked. */
public final class ScriptedConnector implements Connector {
    public static final String ORIGIN = "https://processor.example";

    private final String name;
    private final Capabilities capabilities;
    private final List<ConnectorRequest> asked = new CopyOnWriteArrayList<>();
    private volatile Function<ConnectorRequest.Begin, Future<Outcome>> onBegin =
            request -> Future.succeededFuture(open(request.reference()));
    private volatile Function<ConnectorRequest.Fetch, Future<Outcome>> onFetch =
            request -> Future.succeededFuture(open(request.reference()));
    private volatile Function<ConnectorRequest.Cancel, Future<Outcome>> onCancel =
            request -> Future.succeededFuture(new Outcome.Closed("cancelled"));
    private volatile Function<ConnectorRequest.Refund, Future<RefundOutcome>> onRefund =
            request -> Connector.super.refund(request);
    private volatile Function<ConnectorRequest.FetchRefund, Future<RefundOutcome>> onFetchRefund =
            request -> Connector.super.fetchRefund(request);
    private volatile Function<ConnectorRequest.Reversals, ReversalsReading> onReversals =
            request -> new ReversalsReading.Unknown("not scripted");
    private volatile Function<ConnectorRequest.Settlement, Future<SettlementReading>> onSettlement =
            request -> Connector.super.settlement(request);
    private volatile Function<ConnectorRequest.Movements, Future<MovementsReading>> onMovements =
            request -> Connector.super.movements(request);
    private volatile Function<ConnectorRequest.Payout, Future<PayoutOutcome>> onPayout =
            request -> Connector.super.payout(request);
    private volatile Function<ConnectorRequest.FetchPayout, Future<PayoutOutcome>> onFetchPayout =
            request -> Connector.super.fetchPayout(request);
    private volatile Function<ConnectorRequest.Notification, NotificationReading> reading = ScriptedConnector::words;
    private volatile Standing.State state = Standing.State.READY;

    public ScriptedConnector(String name, boolean beginCanCapture, boolean cancel) {
        this(name, capabilities(beginCanCapture, cancel));
    }

    public ScriptedConnector(String name, Capabilities capabilities) {
        this.name = name;
        this.capabilities = capabilities;
    }

    private static Capabilities capabilities(boolean beginCanCapture, boolean cancel) {
        Capabilities redirecting = Capabilities.redirecting(Set.of(ORIGIN));
        Capabilities cancelling = cancel ? redirecting.withCancel() : redirecting;
        return beginCanCapture ? cancelling.withBeginCanCapture() : cancelling;
    }

    public static Outcome open(String reference) {
        return new Outcome.Redirect(URI.create(ORIGIN + "/pay/" + reference), "ref-" + reference);
    }

    public void onBegin(Function<ConnectorRequest.Begin, Future<Outcome>> answer) {
        onBegin = answer;
    }

    public void onFetch(Function<ConnectorRequest.Fetch, Future<Outcome>> answer) {
        onFetch = answer;
    }

    public void onCancel(Function<ConnectorRequest.Cancel, Future<Outcome>> answer) {
        onCancel = answer;
    }

    public void beginAnswers(Outcome outcome) {
        onBegin(request -> Future.succeededFuture(outcome));
    }

    public void fetchAnswers(Outcome outcome) {
        onFetch(request -> Future.succeededFuture(outcome));
    }

    /** By default a connector that says nothing of refunds. */
    public void onRefund(Function<ConnectorRequest.Refund, Future<RefundOutcome>> answer) {
        onRefund = answer;
    }

    public void onFetchRefund(Function<ConnectorRequest.FetchRefund, Future<RefundOutcome>> answer) {
        onFetchRefund = answer;
    }

    public void reversalsAnswer(ReversalsReading reading) {
        onReversals = request -> reading;
    }

    public void refundAnswers(RefundOutcome outcome) {
        onRefund(request -> Future.succeededFuture(outcome));
    }

    public void fetchRefundAnswers(RefundOutcome outcome) {
        onFetchRefund(request -> Future.succeededFuture(outcome));
    }

    public void onSettlement(Function<ConnectorRequest.Settlement, Future<SettlementReading>> answer) {
        onSettlement = answer;
    }

    public void settlementAnswers(SettlementReading answer) {
        onSettlement(request -> Future.succeededFuture(answer));
    }

    public void onMovements(Function<ConnectorRequest.Movements, Future<MovementsReading>> answer) {
        onMovements = answer;
    }

    /** By default a connector that says nothing of payouts. */
    public void payoutAnswers(PayoutOutcome outcome) {
        onPayout = request -> Future.succeededFuture(outcome);
    }

    public void fetchPayoutAnswers(PayoutOutcome outcome) {
        onFetchPayout = request -> Future.succeededFuture(outcome);
    }

    /** By default a body of {@code <event id> <reference>} is verified, and any other rejected. */
    public void readsNotifications(Function<ConnectorRequest.Notification, NotificationReading> answer) {
        reading = answer;
    }

    /** What a ping finds from now on, in every mode; at first it is READY. */
    public void stands(Standing.State found) {
        state = found;
    }

    public List<ConnectorRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(name, name, Set.of(Mode.TEST, Mode.LIVE), false, capabilities);
    }

    @Override
    public Future<Outcome> begin(ConnectorRequest.Begin request) {
        asked.add(request);
        return onBegin.apply(request);
    }

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        asked.add(request);
        return onFetch.apply(request);
    }

    @Override
    public Future<Outcome> cancel(ConnectorRequest.Cancel request) {
        asked.add(request);
        return onCancel.apply(request);
    }

    @Override
    public Future<RefundOutcome> refund(ConnectorRequest.Refund request) {
        asked.add(request);
        return onRefund.apply(request);
    }

    @Override
    public Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
        asked.add(request);
        return onFetchRefund.apply(request);
    }

    @Override
    public Future<ReversalsReading> reversals(ConnectorRequest.Reversals request) {
        asked.add(request);
        return Future.succeededFuture(onReversals.apply(request));
    }

    @Override
    public Future<SettlementReading> settlement(ConnectorRequest.Settlement request) {
        asked.add(request);
        return onSettlement.apply(request);
    }

    @Override
    public Future<MovementsReading> movements(ConnectorRequest.Movements request) {
        asked.add(request);
        return onMovements.apply(request);
    }

    @Override
    public Future<PayoutOutcome> payout(ConnectorRequest.Payout request) {
        asked.add(request);
        return onPayout.apply(request);
    }

    @Override
    public Future<PayoutOutcome> fetchPayout(ConnectorRequest.FetchPayout request) {
        asked.add(request);
        return onFetchPayout.apply(request);
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        return Future.succeededFuture(reading.apply(request));
    }

    /** {@code <event id> <reference>}, and the capture that it tells of. */
    private static NotificationReading words(ConnectorRequest.Notification request) {
        String[] words = request.body().toString().split(" ", 3);
        return words.length >= 2
                ? new NotificationReading.Verified(words[0], "told", Optional.of(words[1]), Optional.empty())
                        .ofCapture(words.length == 3 ? Optional.of(words[2]) : Optional.empty())
                : new NotificationReading.Rejected("not two words");
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        return Future.succeededFuture(ConnectorReply.Pong.of(descriptor(), state, "scripted"));
    }
}
