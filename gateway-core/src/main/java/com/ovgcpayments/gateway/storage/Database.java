package com.ovgcpayments.gateway.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one PostgreSQL of a gateway: single statements, and transactions. May be used from every verticle; a future
 * completes on the caller's event loop. Whatever says that the database cannot be reached, or has no room, fails as
 * {@link DatabaseUnavailable}; anything else is a mistake of ours.
 */
public final class Database {
    /**
     * A statement that begins so is planned each time for its very parameters: for one whose best way depends on them, and
     * that is not asked so often that planning matters.
     */
    public static final String PLANNED_EACH_TIME = "/* planned each time */ ";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");
    private static final int REPETITIONS = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(10);

    /** Longer than a few statements may take by statement_timeout. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);
    private static final int MOST_WAITERS = 1024;

    private final Supplier<Pool> pools;
    private final Duration longestSilence;
    private volatile Pool pool;

    private Database(Supplier<Pool> pools, Duration longestSilence) {
        this.pools = pools;
        this.longestSilence = longestSilence;
        this.pool = pools.get();
    }

    /** Makes the pool; the first connection is opened by the first statement. */
    public static Database open(Vertx vertx, PostgresUrl url, int poolSize) {
        return open(vertx, url, poolSize, LONGEST_SILENCE);
    }

    /** @param longestSilence how long a statement or a transaction may take at the most, by this side's clock */
    public static Database open(Vertx vertx, PostgresUrl url, int poolSize, Duration longestSilence) {
        return new Database(() -> pool(vertx, url, poolSize), longestSilence);
    }

    private static Pool pool(Vertx vertx, PostgresUrl url, int poolSize) {
        PgConnectOptions connect = url.connectOptions()
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlFilter(sql -> !sql.startsWith(PLANNED_EACH_TIME))
                .setPipeliningLimit(256)
                .addProperty("application_name", "ovgc-gateway")
                .addProperty("statement_timeout", "15000")
                .addProperty("idle_in_transaction_session_timeout", "30000")
                .addProperty("TimeZone", "UTC");
        PoolOptions options = new PoolOptions()
                .setShared(true)
                .setName("gateway-" + System.identityHashCode(connect))
                .setMaxSize(poolSize)
                .setMaxWaitQueueSize(MOST_WAITERS)
                .setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) IDLE_TIMEOUT.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxLifetime((int) MAX_LIFETIME.toSeconds())
                .setMaxLifetimeUnit(TimeUnit.SECONDS);
        return PgBuilder.pool().connectingTo(connect).with(options).using(vertx).build();
    }

    /** One statement on its own. */
    public Future<RowSet<Row>> query(String sql, @Nullable Object... parameters) {
        return answered(pool -> pool.preparedQuery(sql).execute(Tuple.from(parameters)))
                .recover(Database::classify);
    }

    /**
     * Runs work in one transaction: committed if its future succeeds, rolled back if it fails. A deadlock or a
     * serialization failure repeats the whole work twice, so it must not change anything but the database.
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return attempt(pool -> pool.withTransaction(work), REPETITIONS);
    }

    /**
     * As {@link #transaction}, a round trip shorter: BEGIN is sent along with the first statements. They must change nothing,
     * only lock and read: should BEGIN alone be refused, they are executed all the same, and whatever follows is not.
     */
    public <T> Future<T> transactionThatReadsFirst(Function<SqlConnection, Future<T>> work) {
        return attempt(pool -> pool.withConnection(connection -> begun(connection, work)), REPETITIONS);
    }

    public Future<Void> close() {
        return pool.close();
    }

    private <T> Future<T> attempt(Function<Pool, Future<T>> transaction, int repetitions) {
        return answered(transaction).recover(failure -> {
            boolean repeat = failure instanceof PgException pg
                    && pg.getSqlState() != null
                    && WORTH_REPEATING.contains(pg.getSqlState());
            return repeat && repetitions > 0 ? attempt(transaction, repetitions - 1) : classify(failure);
        });
    }

    private static <T> Future<T> begun(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        Future<Transaction> begin = connection.begin();
        Transaction transaction = connection.transaction();
        // Answers come in the order of the statements: what was read is not known yet, and this transaction takes no
        // more.
        begin.onFailure(refused -> transaction.rollback());
        return Future.succeededFuture(connection)
                .compose(work)
                .compose(done -> begin.compose(open -> open.commit()).map(done))
                .recover(failure -> transaction
                        .rollback()
                        .transform(rolledBack -> Future.failedFuture(begin.failed() ? begin.cause() : failure)));
    }

    /**
     * A machine that is gone closes no connection, and the driver would wait for it for ever, on every one of them. So
     * who gets no answer for longer than any statement may take leaves all connections, and new ones are made.
     */
    private <T> Future<T> answered(Function<Pool, Future<T>> question) {
        Pool asked = pool;
        long start = System.nanoTime();
        return question.apply(asked)
                .timeout(longestSilence.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> {
                    // Who waited in vain for a connection fails alike, but sooner.
                    boolean silent = System.nanoTime() - start >= longestSilence.toNanos();
                    if (silent && failure instanceof TimeoutException) {
                        leave(asked);
                    }
                });
    }

    @SuppressWarnings("ReferenceEquality") // this very pool, not one that is like it
    private synchronized void leave(Pool silent) {
        if (pool != silent) {
            return; // somebody else was faster
        }
        pool = pools.get();
        LOG.warn("the database is silent; its connections are given up and made anew");
        silent.close().onFailure(failure -> LOG.warn("silent connections did not close", failure));
    }

    private static <T> Future<T> classify(Throwable failure) {
        return Future.failedFuture(isUnavailable(failure) ? new DatabaseUnavailable(failure) : failure);
    }

    private static boolean isUnavailable(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = pg.getSqlState();
            // FATAL ends the connection: whatever the reason, it was not the statement's fault
            return state == null
                    || "FATAL".equals(pg.getSeverity())
                    || state.startsWith("08")
                    || state.startsWith("53")
                    || state.startsWith("57")
                    || state.equals("25006");
        }
        return failure instanceof DatabaseUnavailable
                || failure instanceof IOException
                || failure instanceof ClosedConnectionException
                || failure instanceof ConnectionPoolTooBusyException
                || failure instanceof TimeoutException
                || isPoolFailure(failure);
    }

    /** The driver's pool has no exception type of its own for a wait that was too long or a connection that is gone. */
    private static boolean isPoolFailure(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof VertxException
                && message != null
                && (message.startsWith("Timeout") || message.startsWith("Connection ") || message.startsWith("Pool "));
    }
}
