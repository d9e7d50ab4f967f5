package com.ovgcpayments.gateway.storage;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A {@link LoopQueue} for each event loop that asks. Whoever asks from elsewhere, as tests and commands do, asks alone. */
final class LoopQueues<Q, A> {
    private final int mostAtOnce;
    private final Function<List<Q>, Future<List<Future<A>>>> work;
    private final ConcurrentHashMap<Thread, LoopQueue<Q, A>> ofLoops = new ConcurrentHashMap<>();

    LoopQueues(int mostAtOnce, Function<List<Q>, Future<List<Future<A>>>> work) {
        this.mostAtOnce = mostAtOnce;
        this.work = work;
    }

    Future<A> ask(Q question) {
        return Context.isOnEventLoopThread() && Vertx.currentContext() instanceof ContextInternal caller
                ? ofLoops.computeIfAbsent(Thread.currentThread(), loop -> new LoopQueue<>(mostAtOnce, work))
                        .ask(caller, question)
                : work.apply(List.of(question)).compose(answers -> answers.get(0));
    }
}
