package com.ovgcpayments.gateway.storage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What callers on one event loop wait for. While one batch is in flight, whatever arrives waits and becomes the next: an idle
 * loop delays nobody, and a busy one asks for more at once the busier it is. Only for the thread of that loop.
 */
final class LoopQueue<Q, A> {
    /** What a loop may owe answers to, before it says that there is no room for one more. */
    static final int MOST_WAITING = 8_192;

    private final int mostAtOnce;
    private final Function<List<Q>, Future<List<Future<A>>>> work;
    private final ArrayDeque<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private final Thread loop = Thread.currentThread();
    private boolean inFlight;

    private record Waiting<Q, A>(Q question, Promise<A> answer) {}

    /** @param work answers in the order of the questions; may be given one, and never more than so many */
    LoopQueue(int mostAtOnce, Function<List<Q>, Future<List<Future<A>>>> work) {
        this.mostAtOnce = mostAtOnce;
        this.work = work;
    }

    /** The answer comes on the context of the caller, which belongs to this loop. */
    Future<A> ask(ContextInternal caller, Q question) {
        assert Thread.currentThread() == loop : "asked from another thread than " + loop;
        if (waiting.size() >= MOST_WAITING) {
            return caller.failedFuture(new DatabaseUnavailable(
                    new VertxException(MOST_WAITING + " others of this event loop are waiting for it", true)));
        }
        Promise<A> answer = caller.promise();
        waiting.add(new Waiting<>(question, answer));
        if (!inFlight) {
            next();
        }
        return answer.future();
    }

    private void next() {
        List<Waiting<Q, A>> batch = take();
        if (batch.isEmpty()) {
            inFlight = false;
            return;
        }
        inFlight = true;
        List<Q> questions = new ArrayList<>(batch.size());
        batch.forEach(each -> questions.add(each.question()));
        Future.succeededFuture(questions)
                .compose(work)
                .map(answers -> requireAll(questions, answers))
                .onComplete(done -> {
                    assert Thread.currentThread() == loop : "answered on another thread than " + loop;
                    if (done.cause() instanceof DatabaseUnavailable) {
                        // Each batch would wait as long in its turn, and the last caller for all of them.
                        batch.addAll(waiting);
                        waiting.clear();
                    }
                    // First of all the next, so that the database is at work while the answers are written.
                    next();
                    for (int i = 0; i < batch.size(); i++) {
                        Promise<A> answer = batch.get(i).answer();
                        if (done.succeeded()) {
                            done.result().get(i).onComplete(answer);
                        } else {
                            answer.fail(done.cause());
                        }
                    }
                });
    }

    private static <Q, T> List<T> requireAll(List<Q> questions, List<T> answers) {
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(questions.size() + " questions and " + answers.size() + " answers");
        }
        return answers;
    }

    private List<Waiting<Q, A>> take() {
        List<Waiting<Q, A>> batch = new ArrayList<>(Math.min(waiting.size(), mostAtOnce));
        while (batch.size() < mostAtOnce && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }
}
