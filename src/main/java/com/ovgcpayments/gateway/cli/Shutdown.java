package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.logging.Logging;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process in order when it is told to, by SIGTERM or Ctrl-C: what was started last stops first, and the JVM
 * waits for it. The exit code is then 0, where a JVM left to itself would answer 143; it is 1 if something did not stop
 * as it should.
 */
final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stopProcess, "shutdown");

    private record Step(String what, Runnable stop) {}

    private Shutdown() {}

    static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /**
     * What was just started, and how to stop it.
     *
     * @param stop returns when it has stopped, and takes no longer than it may
     */
    synchronized void add(String what, Runnable stop) {
        steps.push(new Step(what, stop));
    }

    /**
     * Stops everything and forgets the hook: the start has failed, and the process ends by itself. If it was told to stop
     * meanwhile this does not return, for what a start misses then is nobody's concern.
     */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("told to stop while the start was failing", e);
            awaitEndOfProcess();
        }
        stopAll();
    }

    private void awaitEndOfProcess() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopProcess() {
        boolean inOrder = stopAll();
        LOG.info("stopped");
        Logging.flush();
        // Other hooks have nothing left to do, and an exit code is given only this way once shutdown has begun.
        Runtime.getRuntime().halt(inOrder ? 0 : 1);
    }

    private synchronized boolean stopAll() {
        boolean inOrder = true;
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            LOG.info("stopping {}", step.what());
            try {
                step.stop().run();
            } catch (RuntimeException e) {
                LOG.error("{} did not stop as it should", step.what(), e);
                inOrder = false;
            }
        }
        return inOrder;
    }
}
