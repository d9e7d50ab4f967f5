package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.operator.Waiting;
import com.ovgcpayments.gateway.operator.WaitingWork;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DeliveryQueue;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What waits for a person, and how all parts stand. */
final class OverviewScreen {
    private final WaitingWork work;
    private final LedgerCheck ledger;
    private final PayoutHalt halt;
    private final DeliveryQueue deliveries;
    private final ConnectorRows connectors;
    private final Clock clock;

    OverviewScreen(
            WaitingWork work,
            LedgerCheck ledger,
            PayoutHalt halt,
            DeliveryQueue deliveries,
            ConnectorRows connectors,
            Clock clock) {
        this.work = work;
        this.ledger = ledger;
        this.halt = halt;
        this.deliveries = deliveries;
        this.connectors = connectors;
        this.clock = clock;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Future<Waiting> waiting = work.count();
        Future<LedgerCheck.Standing> books = ledger.standing();
        Future<Optional<PayoutHalt.Halted>> halted = halt.current();
        Future<DeliveryQueue.Standing> queue = deliveries.standing();
        Future<List<ConnectorRow>> rows = connectors.all();
        return Future.all(waiting, books, halted, queue, rows)
                .map(read -> ScreenAnswer.page(
                        "dashboard/operators/overview.jte",
                        new OverviewPage(
                                waiting.result(),
                                books.result(),
                                halted.result(),
                                queue.result(),
                                rows.result(),
                                clock.instant())));
    }
}
