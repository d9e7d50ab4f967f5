package com.ovgcpayments.gateway.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main thread of a command waits for what event loops do; nobody else may. */
final class Waiting {
    private Waiting() {}

    /** The result, or the unchecked exception with which the future failed. */
    static <T> T on(Future<T> future, Duration limit) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new CommandFailed(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new CommandFailed("no answer within " + limit.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
