package com.ovgcpayments.gateway.connector;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one {@link Connector} on the event bus at {@code connector.<name>}. Whatever goes wrong behind that address
 * becomes an answer: what is unclear is {@link Outcome.Unknown}. Only a notification that could not be read fails.
 */
public final class ConnectorVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorVerticle.class);

    /** The code of a bus failure: a notification could not be read. */
    private static final int UNREAD = 1;

    private final Connector connector;

    public ConnectorVerticle(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Future<?> start() {
        String address = Connectors.address(connector.descriptor().name());
        return connector
                .start()
                .compose(started -> vertx.eventBus()
                        .<ConnectorRequest>localConsumer(address, this::serve)
                        .completion());
    }

    @Override
    public Future<?> stop() {
        return connector.stop();
    }

    private void serve(Message<ConnectorRequest> message) {
        ConnectorRequest request = message.body();
        long budgetMillis = Long.parseLong(message.headers().get(Connectors.BUDGET_MILLIS));
        answer(request)
                .timeout(budgetMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> unclear(request, failure))
                .onComplete(
                        reply -> message.reply(reply, new DeliveryOptions().setCodecName(ConnectorCodec.NAME)),
                        failure -> message.fail(UNREAD, String.valueOf(failure.getMessage())));
    }

    private Future<? extends ConnectorReply> ask(ConnectorRequest request) {
        if (request instanceof ConnectorRequest.Begin begin) {
            return connector.begin(begin);
        } else if (request instanceof ConnectorRequest.Fetch fetch) {
            return connector.fetch(fetch);
        } else if (request instanceof ConnectorRequest.Cancel cancel) {
            return connector.cancel(cancel);
        } else if (request instanceof ConnectorRequest.Refund refund) {
            return connector.refund(refund);
        } else if (request instanceof ConnectorRequest.FetchRefund fetchRefund) {
            return connector.fetchRefund(fetchRefund);
        } else if (request instanceof ConnectorRequest.Payout payout) {
            return connector.payout(payout);
        } else if (request instanceof ConnectorRequest.FetchPayout fetchPayout) {
            return connector.fetchPayout(fetchPayout);
        } else if (request instanceof ConnectorRequest.Settlement settlement) {
            return connector.settlement(settlement);
        } else if (request instanceof ConnectorRequest.Reversals reversals) {
            return connector.reversals(reversals);
        } else if (request instanceof ConnectorRequest.Movements movements) {
            return connector.movements(movements);
        } else if (request instanceof ConnectorRequest.Notification notification) {
            return connector.notification(notification);
        }
        return connector.ping();
    }

    private Future<ConnectorReply> answer(ConnectorRequest request) {
        // Through compose, so that an exception in a connector's own code becomes a failed future as well.
        return Future.succeededFuture(request).compose(this::ask).map(ConnectorReply.class::cast);
    }

    private Future<ConnectorReply> unclear(ConnectorRequest request, Throwable failure) {
        boolean late = failure instanceof TimeoutException;
        String name = connector.descriptor().name();
        if (!late) {
            LOG.error("connector {} failed at {}", name, request.op(), failure);
        }
        String reason = late ? "no answer in time" : "connector failure";
        if (request instanceof ConnectorRequest.Notification) {
            return Future.failedFuture(reason); // neither verified nor forged: it must be sent again
        } else if (request instanceof ConnectorRequest.Ping) {
            return Future.succeededFuture(
                    ConnectorReply.Pong.of(connector.descriptor(), Standing.State.UNREACHABLE, reason));
        } else if (request instanceof ConnectorRequest.Settlement) {
            return Future.succeededFuture(new SettlementReading.Unknown(reason));
        } else if (request instanceof ConnectorRequest.Reversals) {
            return Future.succeededFuture(new ReversalsReading.Unknown(reason));
        } else if (request instanceof ConnectorRequest.Movements) {
            return Future.succeededFuture(new MovementsReading.Unknown(reason));
        } else if (request instanceof ConnectorRequest.Payout || request instanceof ConnectorRequest.FetchPayout) {
            return Future.succeededFuture(new PayoutOutcome.Unknown(reason));
        }
        boolean refund = request instanceof ConnectorRequest.Refund || request instanceof ConnectorRequest.FetchRefund;
        return Future.succeededFuture(refund ? new RefundOutcome.Unknown(reason) : new Outcome.Unknown(reason));
    }
}
