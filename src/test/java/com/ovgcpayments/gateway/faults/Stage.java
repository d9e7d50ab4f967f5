package com.ovgcpayments.gateway.faults;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where actors act, each on a thread of its own, until the curtain falls. Thread-safe. */
final class Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final Vertx vertx;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** Who does one thing after another. */
    @FunctionalInterface
    interface Actor {
        /** One turn; the stage asks for the next one. */
        void act() throws Exception;
    }

    Stage(Vertx vertx) {
        this.vertx = vertx;
    }

    /** An actor whose turn fails is a flaw of the run, told by {@link #failures}; he goes on. */
    void enter(String name, Actor actor) {
        Thread thread = new Thread(() -> perform(name, actor), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void perform(String name, Actor actor) {
        while (!over) {
            try {
                actor.act();
            } catch (Exception | AssertionError e) {
                LOG.error("{} failed", name, e);
                failures.add(name + " failed: " + e);
                pause(Duration.ofSeconds(1));
            }
        }
    }

    void pause(Duration length) {
        vertx.timer(Math.max(1, length.toMillis()), TimeUnit.MILLISECONDS).await();
    }

    void pauseMillis(long millis) {
        pause(Duration.ofMillis(millis));
    }

    boolean isOver() {
        return over;
    }

    /** Returns when everybody has finished his turn. */
    void fall() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
