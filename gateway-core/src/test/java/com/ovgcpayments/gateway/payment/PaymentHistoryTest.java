package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of payments, in which everything comes late, twice or not at all, keep the rules of money. One that
 * does not is printed as short as it can be, with the seed that repeats it: {@code -Dgateway.history.seed=…}.
 */
class PaymentHistoryTest {
    private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("gateway.history.seed"));
    private static final long FIRST = SEED.orElseGet(System::nanoTime);
    private static final long COUNT = Long.getLong("gateway.history.count", SEED.isPresent() ? 1 : 100_000);
    private static final long ENOUGH_FOR_A_MUTANT = 50_000;

    @Test
    void everyHistoryKeepsTheRules() {
        failing(Decider::decide, COUNT).ifPresent(history -> fail(story(history, Decider::decide)));
    }

    /** The rules would notice: each wrong decider breaks one of them soon. */
    @ParameterizedTest
    @EnumSource(WrongDecider.class)
    void wrongDeciderIsFound(WrongDecider wrong) {
        Optional<History> found = failing(wrong, ENOUGH_FOR_A_MUTANT);
        assertThat(found).as("%s", wrong).isPresent();
        assertThat(found.get().shrunk(shorter -> breaks(shorter, wrong)).steps())
                .as("%s is told in few steps", wrong)
                .hasSizeLessThan(12);
    }

    private static Optional<History> failing(BiFunction<PaymentState, Fact, Decision> decider, long count) {
        return LongStream.range(FIRST, FIRST + count)
                .parallel()
                .mapToObj(History::of)
                .filter(history -> breaks(history, decider))
                .findFirst();
    }

    private static boolean breaks(History history, BiFunction<PaymentState, Fact, Decision> decider) {
        try {
            new ModelEngine(history, decider, Optional.empty()).run();
            return false;
        } catch (BrokenRule broken) {
            return true;
        }
    }

    private static String story(History history, BiFunction<PaymentState, Fact, Decision> decider) {
        List<String> story = new ArrayList<>();
        History shortest = history.shrunk(shorter -> breaks(shorter, decider));
        try {
            new ModelEngine(shortest, decider, Optional.of(story)).run();
        } catch (BrokenRule broken) {
            story.add("broken: " + broken.getMessage());
        }
        return "-Dgateway.history.seed=" + history.seed() + "\n" + String.join("\n", story);
    }
}
