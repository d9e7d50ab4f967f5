package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which connectors their processors refuse, and which cannot reach theirs. One that is refused again soon after it had come back is left alone for
 * twice as long as before. Safe for use by several event loops.
 */
final class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final Map<Place, Refusal> refusals = new ConcurrentHashMap<>();
    private final Set<Place> unreachable = ConcurrentHashMap.newKeySet();
    private final Map<Place, Heard> latest = new ConcurrentHashMap<>();

    private record Place(String connector, Mode mode) {}

    /**
     * @param over whether it has come back since
     * @param changedAt when it was refused, or came back
     */
    private record Refusal(Duration pause, boolean over, long changedAt) {}

    /** @param nanos the time that passes, as {@link System#nanoTime} tells it */
    Standings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void told(String connector, Standing standing) {
        Place place = new Place(connector, standing.mode());
        latest.compute(place, (same, before) -> {
            boolean changed = before == null || before.standing().state() != standing.state();
            return new Heard(standing, changed ? Instant.now() : before.since());
        });
        if (standing.state() == Standing.State.UNREACHABLE) {
            unreachable.add(place);
        } else {
            unreachable.remove(place);
        }
        if (standing.state() == Standing.State.REFUSED) {
            refused(place, standing);
        } else if (standing.state() == Standing.State.READY) {
            cameBack(place);
        }
    }

    /** What was told last; empty if nothing was. */
    Optional<Heard> latest(String connector, Mode mode) {
        return Optional.ofNullable(latest.get(new Place(connector, mode)));
    }

    boolean isRefused(String connector, Mode mode) {
        Refusal refusal = refusals.get(new Place(connector, mode));
        return refusal != null && !refusal.over();
    }

    /** Whether the processor could not be reached when it was looked for last. It is offered all the same. */
    boolean isUnreachable(String connector, Mode mode) {
        return unreachable.contains(new Place(connector, mode));
    }

    /** Whether it could not be reached, or was refused and has been left alone for long enough. */
    boolean mustBeAsked(String connector) {
        return unreachable.stream().anyMatch(place -> place.connector().equals(connector)) || isOldRefusal(connector);
    }

    private boolean isOldRefusal(String connector) {
        return refusals.entrySet().stream()
                .anyMatch(each -> each.getKey().connector().equals(connector)
                        && !each.getValue().over()
                        && isOlder(each.getValue(), each.getValue().pause()));
    }

    private void refused(Place place, Standing standing) {
        refusals.compute(place, (same, before) -> {
            if (before == null || before.over()) {
                LOG.atError()
                        .addKeyValue("connector", place.connector())
                        .addKeyValue("mode", place.mode().word())
                        .addKeyValue("detail", standing.detail())
                        .log("the processor refuses the credentials: it gets no more payments until it takes them");
            }
            return refusalAfter(before);
        });
    }

    private Refusal refusalAfter(@Nullable Refusal before) {
        if (before == null || (before.over() && isOlder(before, before.pause().multipliedBy(2)))) {
            return new Refusal(FIRST_PAUSE, false, nanos.getAsLong());
        }
        boolean heardBefore = !before.over() && !isOlder(before, before.pause());
        if (heardBefore) {
            return before; // another answer to what was sent before the first
        }
        Duration twice = before.pause().multipliedBy(2);
        return new Refusal(twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice, false, nanos.getAsLong());
    }

    private boolean isOlder(Refusal refusal, Duration age) {
        return nanos.getAsLong() - refusal.changedAt() > age.toNanos();
    }

    private void cameBack(Place place) {
        refusals.computeIfPresent(place, (same, before) -> {
            if (before.over()) {
                return before;
            }
            LOG.atInfo()
                    .addKeyValue("connector", place.connector())
                    .addKeyValue("mode", place.mode().word())
                    .log("the processor takes the credentials again");
            return new Refusal(before.pause(), true, nanos.getAsLong());
        });
    }
}
