package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Pages;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionSearch;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The feeds of this instance: one for each merchant and mode whose payments somebody is watching. */
final class LiveFeeds {
    private static final String ROW = "dashboard/payments/row.jte";

    private final Vertx vertx;
    private final SessionSearch search;
    private final ConfiguredGateways gateways;
    private final Pages pages = new Pages();
    private final ConcurrentHashMap<Watched, LiveFeed> feeds = new ConcurrentHashMap<>();

    /**
     * Whose payments.
     *
     * @param root of the merchant's screens in this mode
     */
    record Watched(UUID merchantId, Mode mode, String root) {}

    LiveFeeds(Vertx vertx, Database database, ConfiguredGateways gateways) {
        this.vertx = vertx;
        this.search = new SessionSearch(database);
        this.gateways = gateways;
    }

    void join(Watched watched, LiveStream stream, Instant since) {
        feeds.compute(watched, (key, known) -> {
            LiveFeed feed = known == null ? feed(watched) : known;
            feed.join(stream, since);
            return feed;
        });
    }

    void leave(Watched watched, LiveStream stream) {
        feeds.computeIfPresent(watched, (key, feed) -> feed.leave(stream) ? null : feed);
    }

    private LiveFeed feed(Watched watched) {
        return new LiveFeed(
                vertx,
                search,
                watched.merchantId(),
                watched.mode(),
                line -> PaymentLine.of(line, watched.root(), gateways),
                line -> pages.part(ROW, "line", line));
    }
}
