package com.ovgcpayments.gateway.webhook;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to merchants' endpoints. Any number may run, on one instance or on many: they share the work through the
 * database. A message at {@link Outbox#WAKE_ADDRESS} only makes it look sooner.
 */
public final class WebhookVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookVerticle.class);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Database database;
    private final Sealer sealer;
    private final WebhookOptions options;
    private final @Nullable AddressResolver givenResolver;
    private final Observer observer;

    private @Nullable Running running;

    public WebhookVerticle(Database database, Sealer sealer, WebhookOptions options) {
        this(database, sealer, options, Observer.NONE);
    }

    public WebhookVerticle(Database database, Sealer sealer, WebhookOptions options, Observer observer) {
        this(database, sealer, options, null, observer);
    }

    WebhookVerticle(
            Database database,
            Sealer sealer,
            WebhookOptions options,
            @Nullable AddressResolver resolver,
            Observer observer) {
        this.observer = observer;
        this.database = database;
        this.sealer = sealer;
        this.options = options;
        this.givenResolver = resolver;
    }

    private record Running(DeliveryLoop loop, WebhookSender sender, MessageConsumer<Object> alarm) {}

    @Override
    public Future<?> start() {
        AddressResolver resolver = givenResolver == null
                ? new RememberedAddresses(new SystemResolver(vertx), Ticker.systemTicker())
                : givenResolver;
        Destinations destinations = new Destinations(resolver, new PublicAddresses(options.allowedCidrs()));
        WebhookSender sender = new WebhookSender(vertx, options);
        DeliveryClaims claims = new DeliveryClaims(database, options.lease());
        DeliveryWorker worker = new DeliveryWorker(
                vertx, sealer, destinations, sender, claims, new DeliveryResults(database, observer), options.lease());
        DeliveryLoop loop =
                new DeliveryLoop(vertx, claims, worker::deliver, options.pollInterval(), options.maxInFlight());
        MessageConsumer<Object> alarm = vertx.eventBus().localConsumer(Outbox.WAKE_ADDRESS, message -> loop.wake());
        running = new Running(loop, sender, alarm);
        loop.wake();
        return alarm.completion();
    }

    /** Finishes what is in flight, as far as there is time; the leases of the rest run out. */
    @Override
    public Future<?> stop() {
        Running last = Objects.requireNonNull(running, "stopped before it was started");
        return last.alarm()
                .unregister()
                .compose(unregistered -> last.loop().stop().timeout(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .recover(late -> {
                    LOG.warn(
                            "stopped with {} deliveries in flight; they are due again when their leases end",
                            last.loop().inFlight());
                    return Future.succeededFuture();
                })
                .compose(drained -> last.sender().close());
    }
}
