package com.ovgcpayments.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LookupBatcherTest {
    private final List<List<Integer>> asked = new ArrayList<>();

    @Test
    void whatIsAskedTogetherIsLookedUpTogether(Vertx vertx) {
        LookupBatcher<Integer, String> batcher = new LookupBatcher<>(this::evenOnes);
        List<Optional<String>> found = onLoop(
                vertx,
                () -> Future.all(IntStream.range(0, 200).mapToObj(batcher::find).toList()));

        assertThat(asked).hasSize(3);
        assertThat(found).hasSize(200).element(4).isEqualTo(Optional.of("number 4"));
        assertThat(found).element(5).isEqualTo(Optional.empty());
    }

    @Test
    void oneKeyMayBeAskedForTwice(Vertx vertx) {
        LookupBatcher<Integer, String> batcher = new LookupBatcher<>(this::evenOnes);
        assertThat(onLoop(vertx, () -> Future.all(batcher.find(2), batcher.find(8), batcher.find(8))))
                .containsExactly(Optional.of("number 2"), Optional.of("number 8"), Optional.of("number 8"));
    }

    @Test
    void failsForAllThatWereJoinedAndGoesOn(Vertx vertx) {
        LookupBatcher<Integer, String> batcher = new LookupBatcher<>(keys -> {
            if (keys.contains(7)) {
                throw new IllegalStateException("seven");
            }
            return evenOnes(keys);
        });
        List<String> outcomes = onLoop(
                vertx,
                () -> Future.all(IntStream.range(0, 10)
                        .mapToObj(key -> batcher.find(key).map("found").otherwise(Throwable::getMessage))
                        .toList()));

        assertThat(outcomes).startsWith("found").endsWith("seven").hasSize(10);
        assertThat(onLoop(vertx, () -> Future.all(List.of(batcher.find(4))))).containsExactly(Optional.of("number 4"));
    }

    @Test
    void whoIsOnNoLoopIsAnsweredToo() {
        assertThat(new LookupBatcher<>(this::evenOnes).find(6).await()).contains("number 6");
    }

    private Future<Map<Integer, String>> evenOnes(List<Integer> keys) {
        asked.add(keys);
        Map<Integer, String> found = new HashMap<>();
        keys.stream().filter(key -> key % 2 == 0).forEach(key -> found.put(key, "number " + key));
        Promise<Map<Integer, String>> later = Promise.promise();
        if (io.vertx.core.Context.isOnEventLoopThread()) {
            Vertx.currentContext().runOnContext(now -> later.complete(found));
        } else {
            later.complete(found);
        }
        return later.future();
    }

    private static <T> List<T> onLoop(Vertx vertx, java.util.function.Supplier<io.vertx.core.CompositeFuture> work) {
        Promise<List<T>> ended = Promise.promise();
        vertx.runOnContext(now ->
                work.get().<List<T>>map(io.vertx.core.CompositeFuture::list).onComplete(ended));
        return ended.future().await();
    }
}
