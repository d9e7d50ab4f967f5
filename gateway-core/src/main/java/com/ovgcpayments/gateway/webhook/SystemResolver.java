package com.ovgcpayments.gateway.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The resolver of the operating system. It blocks, so it has threads of its own. A host whose name server does not
 * answer holds one of them at most: whoever asks for the same host meanwhile waits for the same answer.
 */
final class SystemResolver implements AddressResolver {
    static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int THREADS = 64;
    private static final Duration LONGEST_LOOK_UP = Duration.ofMinutes(2);

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final Map<String, Future<List<InetAddress>>> underway = new ConcurrentHashMap<>();

    SystemResolver(Vertx vertx) {
        this.vertx = vertx;
        this.threads =
                vertx.createSharedWorkerExecutor("webhook-dns", THREADS, LONGEST_LOOK_UP.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        Future<List<InetAddress>> lookUp = underway.computeIfAbsent(
                host, name -> threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false));
        lookUp.onComplete(done -> underway.remove(host, lookUp));
        // The look-up may be somebody else's: back to the event loop of whoever asks.
        return Future.fromCompletionStage(lookUp.toCompletionStage(), vertx.getOrCreateContext())
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
