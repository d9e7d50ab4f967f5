package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.ledger.Postings;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventEntry;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.RefundQuery;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.refund.SessionSurplus;
import com.ovgcpayments.gateway.reversal.Dispute;
import com.ovgcpayments.gateway.reversal.MerchantDisputes;
import com.ovgcpayments.gateway.session.AttemptTrace;
import com.ovgcpayments.gateway.session.Attempts;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.session.Transaction;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what is known of a payment. */
final class PaymentFiles {
    /** More is to be seen in the list of refunds. */
    private static final int MOST_REFUNDS = 100;

    private final Sessions sessions;
    private final Attempts attempts;
    private final Postings postings;
    private final MerchantRefunds refunds;
    private final MerchantDisputes disputes;
    private final SessionSurplus surplus;
    private final Events events;
    private final DeliveryLog deliveries;

    PaymentFiles(Database database, MerchantRefunds refunds) {
        this.sessions = new Sessions(database);
        this.attempts = new Attempts(database);
        this.postings = new Postings(database);
        this.refunds = refunds;
        this.disputes = new MerchantDisputes(database);
        this.surplus = new SessionSurplus(database);
        this.events = new Events(database);
        this.deliveries = new DeliveryLog(database);
    }

    /** Empty also for a payment of another merchant or of the other mode. */
    Future<Optional<PaymentFile>> find(UUID merchantId, Mode mode, UUID sessionId) {
        return sessions.find(merchantId, mode, sessionId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : gather(merchantId, mode, found.get()).map(Optional::of));
    }

    private Future<PaymentFile> gather(UUID merchantId, Mode mode, SessionView view) {
        UUID sessionId = view.session().id();
        Optional<UUID> captured = view.transaction().map(Transaction::id);
        Future<List<AttemptTrace>> tried = attempts.of(sessionId);
        Future<Optional<Instant>> settled =
                captured.map(postings::settled).orElseGet(() -> Future.succeededFuture(Optional.empty()));
        Future<List<RefundView>> refunded = captured.isEmpty()
                ? Future.succeededFuture(List.of())
                : refunds.list(merchantId, mode, refundsOf(sessionId)).map(page -> page.items());
        Future<List<Dispute>> disputed = captured.map(disputes::of).orElseGet(() -> Future.succeededFuture(List.of()));
        return Future.all(tried, settled, refunded, disputed)
                .compose(all -> surplus.of(sessionId))
                .compose(more -> events.about(
                                merchantId, mode, subjects(tried.result(), refunded.result(), disputed.result()))
                        .compose(happened -> deliveries
                                .ofEvents(
                                        merchantId,
                                        mode,
                                        happened.stream().map(EventEntry::id).toList())
                                .map(sent -> new PaymentFile(
                                        view,
                                        tried.result(),
                                        settled.result(),
                                        refunded.result(),
                                        disputed.result(),
                                        more,
                                        happened,
                                        sent))));
    }

    private static RefundQuery refundsOf(UUID sessionId) {
        return new RefundQuery(
                MOST_REFUNDS,
                Optional.empty(),
                Optional.of(sessionId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whatever of a payment is told of. */
    private static List<UUID> subjects(List<AttemptTrace> attempts, List<RefundView> refunds, List<Dispute> disputes) {
        List<UUID> subjects = new ArrayList<>();
        attempts.forEach(trace -> subjects.add(trace.attempt().id()));
        refunds.forEach(refund -> subjects.add(refund.id()));
        disputes.forEach(dispute -> subjects.add(dispute.id()));
        return subjects;
    }
}
