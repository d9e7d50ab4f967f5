package com.ovgcpayments.gateway.faults;

import java.util.List;
import java.util.Random;

/** Where one actor's luck comes from: the run's seed and the actor's name. Thread-safe. */
final class Chance {
    private final Random random;

    Chance(long seed, String actor) {
        random = new Random(seed * 31 + actor.hashCode());
    }

    boolean percent(int probability) {
        return random.nextInt(100) < probability;
    }

    /** From 0 on, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
