package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one try of a claimed delivery: signs, looks up the host, posts, and writes down what came of it. */
final class DeliveryWorker {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Duration WHEN_SECRET_IS_BROKEN = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Sealer sealer;
    private final Destinations destinations;
    private final WebhookSender sender;
    private final DeliveryClaims claims;
    private final DeliveryResults results;
    private final Duration lease;

    /** @param lease as long as the claims' */
    DeliveryWorker(
            Vertx vertx,
            Sealer sealer,
            Destinations destinations,
            WebhookSender sender,
            DeliveryClaims claims,
            DeliveryResults results,
            Duration lease) {
        this.vertx = vertx;
        this.sealer = sealer;
        this.destinations = destinations;
        this.sender = sender;
        this.claims = claims;
        this.results = results;
        this.lease = lease;
    }

    /** Completes when the outcome is written down; fails if it could not be, and then the lease will run out. */
    Future<Void> deliver(ClaimedDelivery delivery) {
        long start = System.nanoTime();
        Buffer body = Buffer.buffer(delivery.body());
        MultiMap headers;
        try {
            headers = headers(delivery, body);
        } catch (Sealer.SealBroken e) {
            String endpoint = PublicId.WEBHOOK_ENDPOINT.format(delivery.endpointId());
            LOG.error("deliveries to {} wait: {}", endpoint, e.getMessage());
            return giveBack(delivery, WHEN_SECRET_IS_BROKEN, start);
        }
        return post(delivery, headers, body).compose(result -> {
            if (result instanceof SendResult.Tried tried) {
                Duration latency = Duration.ofNanos(System.nanoTime() - start);
                return record(delivery, new DeliveryResults.Try(headers, tried, latency), start);
            }
            return giveBack(delivery, ((SendResult.Postponed) result).delay(), start);
        });
    }

    private MultiMap headers(ClaimedDelivery delivery, Buffer body) {
        SigningSecrets<String> secrets = delivery.sealedSecrets().map(secret -> open(delivery, secret));
        return WebhookSignature.headers(
                        secrets,
                        PublicId.EVENT.format(delivery.eventId()),
                        TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()),
                        body.getBytes())
                .set("content-type", "application/json")
                .set("user-agent", WebhookSender.USER_AGENT);
    }

    private String open(ClaimedDelivery delivery, Buffer secret) {
        byte[] opened = sealer.open(secret.getBytes(), EndpointSecrets.PLACE, delivery.endpointId());
        return new String(opened, StandardCharsets.UTF_8);
    }

    private Future<SendResult> post(ClaimedDelivery delivery, MultiMap headers, Buffer body) {
        EndpointUrl url;
        try {
            url = EndpointUrl.parse(delivery.url(), delivery.mode());
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(
                    new SendResult.Failed(SendResult.Failure.ADDRESS_REFUSED, "the URL " + e.getMessage()));
        }
        return destinations
                .find(url)
                // Another address at each try, lest one dead address of several fails them all.
                .compose(addresses ->
                        sender.post(url, addresses.get(delivery.tries() % addresses.size()), headers, body))
                .recover(failure -> failure instanceof Destinations.Refused refused
                        ? Future.succeededFuture(refused.result())
                        : Future.failedFuture(failure));
    }

    private Future<Void> record(ClaimedDelivery delivery, DeliveryResults.Try tried, long start) {
        return persist(
                () -> results.record(delivery, tried)
                        .onSuccess(written -> {
                            if (!written) {
                                LOG.warn(
                                        "delivery {} came to its end after its lease: another worker has it",
                                        id(delivery));
                            }
                        })
                        .mapEmpty(),
                FIRST_PAUSE,
                start + lease.toNanos());
    }

    private Future<Void> giveBack(ClaimedDelivery delivery, Duration delay, long start) {
        return persist(() -> claims.giveBack(List.of(delivery), delay), FIRST_PAUSE, start + lease.toNanos());
    }

    /** What a merchant answered is worth some patience with the database: unwritten, it would be sent again. */
    private Future<Void> persist(Supplier<Future<Void>> write, Duration pause, long deadline) {
        return write.get().recover(failure -> {
            boolean again = failure instanceof DatabaseUnavailable && System.nanoTime() + pause.toNanos() < deadline;
            if (!again) {
                return Future.failedFuture(failure);
            }
            Duration doubled = pause.multipliedBy(2);
            return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(passed ->
                            persist(write, doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled, deadline));
        });
    }

    private static String id(ClaimedDelivery delivery) {
        return PublicId.DELIVERY.format(delivery.id());
    }
}
