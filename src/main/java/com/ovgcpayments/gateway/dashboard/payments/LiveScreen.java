package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells open lists what becomes of payments, by server-sent events. Nobody has more than a few of these at an instance, and
 * nobody hears anything once he is signed out or has lost his role.
 */
final class LiveScreen {
    static final String SINCE = "since";

    private static final int MOST_PER_PERSON = 4;
    private static final int MOST = 2_000;
    private static final int NO_CONTENT = 204;

    private final Vertx vertx;
    private final LiveFeeds feeds;
    private final LiveStream.Rhythm rhythm;
    private final Seats seats = new Seats(MOST_PER_PERSON, MOST);

    LiveScreen(Vertx vertx, LiveFeeds feeds, LiveStream.Rhythm rhythm) {
        this.vertx = vertx;
        this.feeds = feeds;
        this.rhythm = rhythm;
    }

    Future<ScreenAnswer> open(ScreenRequest request) {
        RoutingContext context = request.context();
        HttpServerResponse response = context.response();
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return response.putHeader("Content-Type", "text/event-stream").end().map(new ScreenAnswer.Streamed());
        }
        UUID person = request.person().id();
        if (!seats.take(person)) {
            // What tells a browser not to come back.
            return response.setStatusCode(NO_CONTENT).end().map(new ScreenAnswer.Streamed());
        }
        LiveFeeds.Watched watched = new LiveFeeds.Watched(request.merchantId(), request.mode(), request.url(""));
        LiveStream stream = new LiveStream(vertx, response, () -> request.stillMay(Permission.SEE_PAYMENTS), gone -> {
            seats.leave(person);
            feeds.leave(watched, gone);
        });
        stream.begin(rhythm);
        context.request().connection().shutdownHandler(stopping -> stream.close());
        feeds.join(watched, stream, since(request));
        return Future.succeededFuture(new ScreenAnswer.Streamed());
    }

    /** What he has seen last: by the browser's own word when it comes back, else by the page's. */
    private static Instant since(ScreenRequest request) {
        return Optional.ofNullable(request.context().request().getHeader("Last-Event-ID"))
                .or(() -> request.query(SINCE))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .orElseGet(Instant::now);
    }
}
