package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.logging.LogRate;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down, a moment after they were answered, what requests there were; many at once, one batch after the other. While
 * the database is away or slow they wait in memory as long as there is room; what finds none is counted and forgotten.
 * Deployed before whoever serves requests, and stopped after him.
 */
public final class RequestLogVerticle extends VerticleBase {
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogVerticle.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private final RequestLog log;
    private final Observer observer;
    private final LogRate successes;
    private final LongAdder passedBy = new LongAdder();
    private final RequestBacklog backlog = new RequestBacklog(BATCH);
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile @Nullable Context loop;
    private volatile boolean failing;
    private Future<Void> writing = Future.succeededFuture();
    private long timer;

    /** @param successesPerSecond how many requests that succeeded to write down; of the others, all */
    public RequestLogVerticle(RequestLog log, int successesPerSecond, Observer observer) {
        this.log = log;
        this.successes = new LogRate(successesPerSecond);
        this.observer = observer;
    }

    @Override
    public Future<?> start() {
        loop = context;
        timer = vertx.setPeriodic(PAUSE.toMillis(), due -> {
            countPassedBy();
            writeIfIdle();
        });
        return Future.succeededFuture();
    }

    /** Completes when all is written that waits, or cannot be written. */
    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        countPassedBy();
        return writing.compose(idle -> write(1))
                .timeout(LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)
                .transform(over -> {
                    int left = backlog.size();
                    if (left > 0) {
                        LOG.warn("{} requests do not come into the log of requests", left);
                        observer.unlogged(left);
                    }
                    return Future.succeededFuture();
                });
    }

    /**
     * Whether a request that was answered so is to be written down. What is refused always is; of many that succeed each
     * tells the same, and writing all of them down would cost as much as serving them.
     */
    boolean wants(int status) {
        boolean wanted = status >= 400 || successes.admits();
        if (!wanted) {
            passedBy.increment();
        }
        return wanted;
    }

    /** Takes a request to be written. May be called on every thread, and keeps nobody waiting. */
    void add(ServedRequest request) {
        count(backlog.add(request));
        @Nullable Context here = loop;
        if (here != null && !failing && backlog.holdsBatch() && called.compareAndSet(false, true)) {
            here.runOnContext(now -> {
                called.set(false);
                writeIfIdle();
            });
        }
    }

    private void writeIfIdle() {
        if (writing.isComplete()) {
            writing = write(BATCH);
        }
    }

    /**
     * Writes one batch, and the next as long as so many wait. Never fails.
     *
     * @param least how many must wait for it to go on
     */
    private Future<Void> write(int least) {
        List<ServedRequest> batch = backlog.take();
        if (batch.isEmpty()) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(
                        () -> batch.stream().map(ServedRequest::logged).toList(), false)
                .compose(log::write)
                .transform(written -> {
                    if (written.failed()) {
                        failed(batch, written.cause());
                        return Future.succeededFuture();
                    }
                    failing = false;
                    return backlog.size() >= least ? write(least) : Future.succeededFuture();
                });
    }

    private void failed(List<ServedRequest> batch, Throwable failure) {
        if (failure instanceof DatabaseUnavailable) {
            count(backlog.putBack(batch));
            if (!failing) {
                LOG.warn("the log of requests waits: {}", failure.getMessage());
            }
        } else {
            count(batch.size());
            LOG.error("cannot write down requests", failure);
        }
        failing = true;
    }

    private void countPassedBy() {
        int passed = (int) passedBy.sumThenReset();
        if (passed > 0) {
            observer.passedBy(passed);
        }
    }

    private void count(int unlogged) {
        if (unlogged > 0) {
            observer.unlogged(unlogged);
        }
    }
}
