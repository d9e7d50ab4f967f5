package com.ovgcpayments.gateway.storage;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins rows that event loops insert at about the same time into one statement, and so into one commit. A caller is answered
 * after the commit that holds his row. A row that PostgreSQL refuses fails alone; the others of its batch are written. May
 * be used from every thread.
 *
 * <p>The statement must bear being repeated, since a batch is when nobody heard whether it was committed: ids are made
 * before, and a row that is there already is answered as if it had been written now; or its writer is told that it is, and
 * can find that it is his own.
 */
public final class WriteBatcher<R, A> {
    /** Beyond this more rows at once save nothing, and what is refused costs more. */
    private static final int MOST_AT_ONCE = 256;

    private static final int REPETITIONS = 2;
    private static final Set<String> NOBODYS_FAULT = Set.of("40001", "40P01");

    private final Function<List<R>, Future<List<A>>> insert;
    private final LoopQueues<R, A> queues;

    /** @param insert inserts all in one statement, or none, and answers in their order */
    public WriteBatcher(Function<List<R>, Future<List<A>>> insert) {
        this.insert = insert;
        this.queues = new LoopQueues<>(MOST_AT_ONCE, this::write);
    }

    /** Fails with {@link DatabaseUnavailable}, and with what PostgreSQL says against this very row. */
    public Future<A> write(R row) {
        return queues.ask(row);
    }

    private Future<List<Future<A>>> write(List<R> rows) {
        return repeated(rows, REPETITIONS)
                .map(answers -> answers.stream().map(Future::succeededFuture).toList())
                .recover(failure -> rows.size() > 1 && isOfRow(failure)
                        ? eachAlone(rows, new ArrayList<>())
                        : Future.failedFuture(failure));
    }

    private Future<List<A>> repeated(List<R> rows, int repetitions) {
        return insert.apply(rows)
                .recover(failure -> repetitions > 0 && isWorthRepeating(failure)
                        ? repeated(rows, repetitions - 1)
                        : Future.failedFuture(failure));
    }

    /**
     * One after the other: a batch of bad rows takes one connection, as a good one does. Once the database is away, it is
     * for the rest as well.
     */
    private Future<List<Future<A>>> eachAlone(List<R> rows, List<Future<A>> done) {
        if (done.size() == rows.size()) {
            return Future.succeededFuture(done);
        }
        return repeated(List.of(rows.get(done.size())), REPETITIONS)
                .map(answers -> answers.get(0))
                .transform(answer -> {
                    if (answer.succeeded()) {
                        done.add(Future.succeededFuture(answer.result()));
                    } else if (answer.cause() instanceof DatabaseUnavailable) {
                        while (done.size() < rows.size()) {
                            done.add(Future.failedFuture(answer.cause()));
                        }
                    } else {
                        done.add(Future.failedFuture(answer.cause()));
                    }
                    return eachAlone(rows, done);
                });
    }

    /** The value is out of range, or breaks a rule: classes 22 and 23. */
    private static boolean isOfRow(Throwable failure) {
        @Nullable String state = state(failure);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Nothing is wrong with the rows; the connection broke under them, or others were in the way. */
    private static boolean isWorthRepeating(Throwable failure) {
        @Nullable String state = state(failure);
        return state == null
                ? failure instanceof DatabaseUnavailable
                        && (failure.getCause() instanceof ClosedConnectionException
                                || failure.getCause() instanceof IOException)
                : NOBODYS_FAULT.contains(state) || state.startsWith("08");
    }

    private static @Nullable String state(Throwable failure) {
        Throwable said = failure instanceof DatabaseUnavailable ? failure.getCause() : failure;
        return said instanceof PgException pg ? pg.getSqlState() : null;
    }
}
