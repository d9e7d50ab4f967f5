package com.ovgcpayments.gateway.connector.sellhub.testing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The APIs from a request to its answer: Cloudflare, planned faults, the endpoint. */
final class SellHubApi {
    private final Vertx vertx;
    private final SellHubState state;
    private final SellHubFaults faults;
    private volatile Duration slowness = Duration.ofSeconds(2);

    SellHubApi(Vertx vertx, SellHubState state, SellHubFaults faults) {
        this.vertx = vertx;
        this.state = state;
        this.faults = faults;
    }

    void slowness(Duration delay) {
        slowness = delay;
    }

    /** Whether Cloudflare takes it for a bot. */
    static boolean isBot(SellHubRequest request) {
        return !request.header("user-agent").startsWith("Mozilla/");
    }

    /**
     * The answer; empty if the connection is to break; never, if it is to hang.
     *
     * @param endpoint empty if it has no such path; may throw a refusal
     */
    Future<Optional<SellHubAnswer>> answer(
            SellHubRequest request, Function<SellHubRequest, Optional<SellHubAnswer>> endpoint) {
        if (isBot(request)) {
            return now(SellHubAnswer.blocked());
        }
        Optional<SellHubFault> fault = faults.take(request);
        if (fault.isEmpty()) {
            return now(served(request, endpoint));
        }
        return switch (fault.get()) {
            case HANG -> never();
            case HTML_OK -> now(SellHubAnswer.nextJs(200, "SellHub"));
            case HTML_NOT_FOUND -> now(SellHubAnswer.notFound());
            case BLOCKED -> now(SellHubAnswer.blocked());
            case ERROR -> now(SellHubAnswer.error(500, "Internal Server Error", "Something went wrong"));
            case DROPPED_BEFORE -> Future.succeededFuture(Optional.empty());
            case HANG_AFTER -> {
                served(request, endpoint);
                yield never();
            }
            case DROPPED_AFTER -> {
                served(request, endpoint);
                yield Future.succeededFuture(Optional.empty());
            }
            case SLOW -> {
                Optional<SellHubAnswer> late = Optional.of(served(request, endpoint));
                yield vertx.timer(slowness.toMillis(), TimeUnit.MILLISECONDS).map(late);
            }
        };
    }

    private SellHubAnswer served(SellHubRequest request, Function<SellHubRequest, Optional<SellHubAnswer>> endpoint) {
        try {
            return state.locked(() -> endpoint.apply(request)).orElseGet(SellHubAnswer::notFound);
        } catch (SellHubRefusal refusal) {
            return refusal.answer();
        }
    }

    private static Future<Optional<SellHubAnswer>> now(SellHubAnswer answer) {
        return Future.succeededFuture(Optional.of(answer));
    }

    private static Future<Optional<SellHubAnswer>> never() {
        return Promise.<Optional<SellHubAnswer>>promise().future();
    }
}
