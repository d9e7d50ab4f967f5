package com.ovgcpayments.gateway.connector;

import io.vertx.core.Future;
import java.util.List;

/**
 * One processor. Translates between the engine's requests and the processor's wire format, and keeps nothing of its own
 * outside its {@link Book}: the engine owns attempts, retries and money.
 *
 * <p>Everything a processor can do is answered with an {@link Outcome}. A failed future or a thrown exception means a
 * mistake in the connector; the engine treats it as {@link Outcome.Unknown}, because the request may have been sent. All
 * methods are called on one event loop and must not block it.
 */
public interface Connector {
    /** Prepares, such as opening a listener. Called once, before any other method. */
    default Future<Void> start() {
        return Future.succeededFuture();
    }

    /** Releases what {@link #start()} took. */
    default Future<Void> stop() {
        return Future.succeededFuture();
    }

    /** Who this is and what it can do, as configured. */
    ConnectorDescriptor descriptor();

    /**
     * Opens a payment at the processor. May be called again with an equal request, unless
     * {@link Capabilities#knowsReference()} says otherwise: then the processor must be asked with the same idempotency key
     * and the same bytes, so that it opens no second one.
     */
    Future<Outcome> begin(ConnectorRequest.Begin request);

    /**
     * What the processor now says of an attempt. {@link Outcome.Redirect} means that its page is still open.
     * {@link Outcome.Succeeded} must name every capture that the processor made for this attempt.
     */
    Future<Outcome> fetch(ConnectorRequest.Fetch request);

    /**
     * Closes the processor's open page, so that nobody can pay on it any more; answered as {@link #fetch} would be
     * afterwards: {@link Outcome.Closed} when it worked, {@link Outcome.Succeeded} when the payer was faster. Only
     * called where {@link Capabilities#cancel()} says so.
     */
    default Future<Outcome> cancel(ConnectorRequest.Cancel request) {
        return Future.succeededFuture(new Outcome.NotSent("this connector cannot close a page"));
    }

    /**
     * Pays money back. May be called again with an equal request: then the processor must be asked with the same
     * idempotency key and the same bytes, so that it pays no second time; where the processor may have forgotten the key,
     * it must be looked for first. Only called where {@link Capabilities#refund()} says so.
     */
    default Future<RefundOutcome> refund(ConnectorRequest.Refund request) {
        return Future.succeededFuture(new RefundOutcome.NotSent("this connector cannot refund"));
    }

    /** What the processor now says of a refund. Only called where {@link Capabilities#refund()} says so. */
    default Future<RefundOutcome> fetchRefund(ConnectorRequest.FetchRefund request) {
        return Future.succeededFuture(new RefundOutcome.Unknown("this connector cannot refund"));
    }

    /**
     * Pays money out to somebody's bank account. May be called again with an equal request, under the same terms as
     * {@link #refund}. Only called where {@link Capabilities#payout()} says so.
     */
    default Future<PayoutOutcome> payout(ConnectorRequest.Payout request) {
        return Future.succeededFuture(new PayoutOutcome.NotSent("this connector cannot pay out"));
    }

    /** What the processor now says of a payout. Only called where {@link Capabilities#payout()} says so. */
    default Future<PayoutOutcome> fetchPayout(ConnectorRequest.FetchPayout request) {
        return Future.succeededFuture(new PayoutOutcome.Unknown("this connector cannot pay out"));
    }

    /** What the processor says of a capture's money. Only called where {@link Capabilities#settlement()} says so. */
    default Future<SettlementReading> settlement(ConnectorRequest.Settlement request) {
        return Future.succeededFuture(new SettlementReading.Unknown("this connector knows of no settlement"));
    }

    /**
     * What of a capture went back, be it by a refund that was asked for here or elsewhere, or by a dispute. Only called
     * where {@link Capabilities#reversals()} says so.
     */
    default Future<ReversalsReading> reversals(ConnectorRequest.Reversals request) {
        return Future.succeededFuture(new ReversalsReading.Unknown("this connector knows of no reversals"));
    }

    /**
     * What moved on our account in a time, page by page, each movement on exactly one of the pages. Only called where
     * {@link Capabilities#movements()} says so.
     */
    default Future<MovementsReading> movements(ConnectorRequest.Movements request) {
        return Future.succeededFuture(new MovementsReading.Unknown("this connector lists no movements"));
    }

    /** Verifies a message that claims to come from the processor, on its raw bytes, and says which attempt it names. */
    Future<NotificationReading> notification(ConnectorRequest.Notification request);

    /** How the connector stands with the processor, by asking it with the configured credentials. */
    Future<ConnectorReply.Pong> ping();

    /**
     * Looks closely, for an operator who wants to know whether everything is set up right at the processor. May be
     * called without {@link #start()}, takes longer than {@link #ping()}, and changes nothing.
     */
    default Future<List<Finding>> examine() {
        return ping().map(pong -> pong.standings().stream().map(Finding::of).toList());
    }
}
