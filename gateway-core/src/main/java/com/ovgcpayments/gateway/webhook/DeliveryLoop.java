package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due deliveries and has them delivered, as long as there are any; then waits to be woken, or looks again by
 * itself. One claim at a time, any number of deliveries up to the limit. Belongs to one event loop.
 */
final class DeliveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    /** After a claim that found nothing: whatever wakes us meanwhile shares one look. */
    private static final Duration REST = Duration.ofMillis(20);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final DeliveryClaims claims;
    private final Function<ClaimedDelivery, Future<Void>> deliver;
    private final Duration pollInterval;
    private final int maxInFlight;
    private final Promise<Void> drained = Promise.promise();

    private int inFlight;
    private boolean wanted;
    private boolean claiming;
    private boolean resting;
    private boolean stopping;
    private boolean databaseIsDown;
    private Duration backOff = FIRST_BACK_OFF;
    private long pollTimer = -1;

    DeliveryLoop(
            Vertx vertx,
            DeliveryClaims claims,
            Function<ClaimedDelivery, Future<Void>> deliver,
            Duration pollInterval,
            int maxInFlight) {
        this.vertx = vertx;
        this.claims = claims;
        this.deliver = deliver;
        this.pollInterval = pollInterval;
        this.maxInFlight = maxInFlight;
    }

    /** There may be something to do. */
    void wake() {
        wanted = true;
        proceed();
    }

    /** Claims nothing more. Completes when nothing is in flight any more. */
    Future<Void> stop() {
        stopping = true;
        vertx.cancelTimer(pollTimer);
        settle();
        return drained.future();
    }

    int inFlight() {
        return inFlight;
    }

    private void proceed() {
        int room = maxInFlight - inFlight;
        if (!wanted || claiming || resting || stopping || room == 0) {
            return;
        }
        wanted = false;
        claiming = true;
        vertx.cancelTimer(pollTimer);
        // One half is kept for healthy endpoints, so that those which hang cannot take it all.
        int reserved = maxInFlight / 2;
        boolean scarce = room <= reserved;
        claims.claim(scarce ? room : room - reserved, scarce)
                .compose(this::keep)
                .onComplete(this::claimed);
    }

    /** A claim that was under way when we were told to stop is given back as it is. */
    private Future<DeliveryClaims.Claim> keep(DeliveryClaims.Claim claim) {
        return stopping
                ? claims.giveBack(claim.deliveries(), Duration.ZERO).map(new DeliveryClaims.Claim(List.of(), 0))
                : Future.succeededFuture(claim);
    }

    private void claimed(AsyncResult<DeliveryClaims.Claim> claim) {
        claiming = false;
        if (claim.failed()) {
            databaseFailed(claim.cause());
            rest(backOff);
            backOff = longer(backOff);
        } else {
            databaseWorks();
            claim.result().deliveries().forEach(this::launch);
            if (claim.result().foundSomething()) {
                wanted = true;
            } else {
                rest(REST);
            }
        }
        if (!stopping) {
            pollTimer = vertx.setTimer(pollInterval.toMillis(), passed -> wake());
        }
        proceed();
        settle();
    }

    private void launch(ClaimedDelivery delivery) {
        inFlight++;
        Future.succeededFuture(delivery).compose(deliver).onComplete(done -> {
            inFlight--;
            if (done.cause() instanceof DatabaseUnavailable unavailable) {
                databaseFailed(unavailable);
            } else if (done.failed()) {
                LOG.error(
                        "delivery {} fails for a reason of ours",
                        PublicId.DELIVERY.format(delivery.id()),
                        done.cause());
            }
            wake();
            settle();
        });
    }

    private void rest(Duration pause) {
        resting = true;
        vertx.setTimer(pause.toMillis(), passed -> {
            resting = false;
            proceed();
        });
    }

    private void settle() {
        if (stopping && !claiming && inFlight == 0) {
            drained.tryComplete();
        }
    }

    /** An outage is told once, not at every try. */
    private void databaseFailed(Throwable failure) {
        if (!databaseIsDown) {
            databaseIsDown = true;
            if (failure instanceof DatabaseUnavailable) {
                LOG.warn("webhooks wait: {}", failure.getMessage());
            } else {
                LOG.error("webhooks wait: deliveries cannot be claimed", failure);
            }
        }
    }

    private void databaseWorks() {
        if (databaseIsDown) {
            databaseIsDown = false;
            backOff = FIRST_BACK_OFF;
            LOG.info("webhooks go on");
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }
}
