package com.ovgcpayments.gateway.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes and compares the hashes of passwords, on two threads of their own, and only so many at a time: more fail as
 * {@link TooBusy}. One password may be typed in several ways that look alike; they are one (NFKC).
 */
final class Passwords {
    private static final int THREADS = 2;
    private static final long LONGEST_SECONDS = 10;
    private static final int MOST_AT_ONCE = 64;

    /** No password is longer; what is longer is not worth looking at. */
    private static final int LONGEST_TYPED = 1_000;

    private final WorkerExecutor threads;
    private final AtomicInteger underWay = new AtomicInteger();

    Passwords(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** To be stored. */
    Future<String> hash(String password) {
        return onThread(() -> PasswordHash.of(plain(password)).text());
    }

    /** @param stored if there is none, the answer is no, after as long a time */
    Future<Boolean> matches(String password, Optional<String> stored) {
        String typed = password.length() > LONGEST_TYPED ? "" : password;
        return onThread(() -> {
            if (stored.isEmpty()) {
                PasswordHash.of(plain(typed));
                return false;
            }
            return PasswordHash.parse(stored.get()).matches(plain(typed));
        });
    }

    private <T> Future<T> onThread(Callable<T> work) {
        if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            return Future.failedFuture(new TooBusy());
        }
        return threads.executeBlocking(work, false).onComplete(done -> underWay.decrementAndGet());
    }
}
