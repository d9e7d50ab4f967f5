package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class KeyLookupsTest {
    private static final byte[] HASH = {1, 2, 3};

    private final ApiKey key =
            new ApiKey(TimeOrderedUuid.next(), TimeOrderedUuid.next(), "Shop", Mode.TEST, OptionalInt.empty());
    private final List<Promise<Optional<ApiKey>>> queries = new ArrayList<>();
    private final KeyLookups lookups = new KeyLookups(() -> 0, hash -> {
        Promise<Optional<ApiKey>> query = Promise.promise();
        queries.add(query);
        return query.future();
    });

    @Test
    void thoseWhoAskAtOnceShareOneQuery() {
        Future<Optional<ApiKey>> one = lookups.find(HASH);
        Future<Optional<ApiKey>> other = lookups.find(HASH.clone());
        assertThat(queries).hasSize(1);
        queries.get(0).complete(Optional.of(key));
        assertThat(one.await()).contains(key);
        assertThat(other.await()).contains(key);
        assertThat(lookups.find(HASH).await()).contains(key);
        assertThat(queries).hasSize(1);
    }

    @Test
    void aFailureIsNotKept() {
        Future<Optional<ApiKey>> failed = lookups.find(HASH);
        queries.get(0).fail(new IllegalStateException("down"));
        assertThatThrownBy(failed::await).hasMessage("down");
        Future<Optional<ApiKey>> again = lookups.find(HASH);
        queries.get(1).complete(Optional.of(key));
        assertThat(again.await()).contains(key);
    }

    @Test
    void aQueryThatFailsAtOnceIsNotKept() {
        List<String> asked = new ArrayList<>();
        KeyLookups failing = new KeyLookups(() -> 0, hash -> {
            asked.add("query");
            return Future.failedFuture("down");
        });
        assertThat(failing.find(HASH).failed()).isTrue();
        assertThat(failing.find(HASH).failed()).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void eachCallerGoesOnWithHisOwnEventLoop(Vertx vertx) {
        Context first = vertx.getOrCreateContext();
        Context second = anotherEventLoop(vertx, first);
        Future<Context> firstGoesOn = askFrom(first);
        Future<Context> secondGoesOn = askFrom(second);
        waitFor(first, second);
        queries.get(0).complete(Optional.of(key));
        assertThat(firstGoesOn.await()).isSameAs(first);
        assertThat(secondGoesOn.await()).isSameAs(second);
        assertThat(queries).hasSize(1);
    }

    private Future<Context> askFrom(Context context) {
        Promise<Context> goesOn = Promise.promise();
        context.runOnContext(start -> lookups.find(HASH).onComplete(found -> goesOn.complete(Vertx.currentContext())));
        return goesOn.future();
    }

    /** Returns when both event loops have run what was given to them before. */
    private static void waitFor(Context... contexts) {
        for (Context context : contexts) {
            Promise<Void> reached = Promise.promise();
            context.runOnContext(reached::complete);
            reached.future().await();
        }
    }

    private static Context anotherEventLoop(Vertx vertx, Context context) {
        Promise<Context> other = Promise.promise();
        vertx.deployVerticle(
                        () -> new io.vertx.core.VerticleBase() {
                            @Override
                            public Future<?> start() {
                                other.complete(super.context);
                                return Future.succeededFuture();
                            }
                        },
                        new io.vertx.core.DeploymentOptions())
                .await();
        Context found = other.future().await();
        assertThat(found).isNotSameAs(context);
        return found;
    }
}
