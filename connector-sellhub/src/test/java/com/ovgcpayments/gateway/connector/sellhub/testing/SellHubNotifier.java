package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events, one after another and each once: nothing is known of another try. All on one context; what is asked
 * for from elsewhere is done in the order in which it was asked for.
 */
final class SellHubNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(SellHubNotifier.class);
    private static final long TIMEOUT_MILLIS = 10_000;

    private final Context context;
    private final HttpClient http;
    private final Function<SellHubEvent, SignedNotification> signing;
    private final List<SellHubEvent> held = new ArrayList<>();
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private Optional<URI> target = Optional.empty();
    private Future<Void> last = Future.succeededFuture();
    private boolean holding;
    private boolean twice;
    private int underWay;

    SellHubNotifier(Vertx vertx, Function<SellHubEvent, SignedNotification> signing) {
        this.context = vertx.getOrCreateContext();
        this.http = vertx.createHttpClient();
        this.signing = signing;
    }

    void notifyTo(URI url) {
        run(() -> target = Optional.of(url));
    }

    void hold() {
        run(() -> holding = true);
    }

    void twice(boolean always) {
        run(() -> twice = always);
    }

    void release(boolean reversed) {
        run(() -> {
            holding = false;
            List<SellHubEvent> order = new ArrayList<>(held);
            held.clear();
            if (reversed) {
                Collections.reverse(order);
            }
            order.forEach(this::queue);
        });
    }

    void drop() {
        run(() -> {
            holding = false;
            held.clear();
        });
    }

    void tell(SellHubEvent event) {
        run(() -> {
            if (holding) {
                held.add(event);
            } else {
                queue(event);
            }
        });
    }

    /** Sends it now, whatever is held. */
    void send(SellHubEvent event) {
        run(() -> queue(event));
    }

    /** Completes as soon as nothing is being sent. */
    Future<Void> idle() {
        Promise<Void> idle = Promise.promise();
        run(() -> {
            waiting.add(idle);
            wake();
        });
        return idle.future();
    }

    Future<Void> close() {
        return http.close();
    }

    private void run(Runnable step) {
        context.runOnContext(now -> step.run());
    }

    private void queue(SellHubEvent event) {
        for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
            target.ifPresent(url -> {
                underWay++;
                last = last.transform(done -> attempt(event, url));
            });
        }
    }

    private Future<Void> attempt(SellHubEvent event, URI url) {
        return post(signing.apply(event), url).transform(status -> {
            if (status.failed() || status.result() / 100 != 2) {
                LOG.warn("{} was not taken: {}", event.id(), status);
            }
            underWay--;
            wake();
            return Future.succeededFuture();
        });
    }

    private Future<Integer> post(SignedNotification notification, URI url) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .setTimeout(TIMEOUT_MILLIS);
        return http.request(options)
                .compose(request -> {
                    notification.headers().forEach(request::putHeader);
                    return request.send(Buffer.buffer(notification.body()));
                })
                .compose(response -> response.body().map(body -> response.statusCode()))
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void wake() {
        if (underWay == 0) {
            waiting.forEach(Promise::tryComplete);
            waiting.clear();
        }
    }
}
