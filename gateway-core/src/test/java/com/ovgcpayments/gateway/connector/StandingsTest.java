package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private long now = Long.MAX_VALUE - 1; // the clock of a JVM may begin anywhere, and run over
    private final Standings standings = new Standings(() -> now);

    @Test
    void refusalIsOfOneConnectorInOneMode() {
        told(Standing.State.REFUSED);
        assertThat(standings.isRefused("stripe", Mode.LIVE)).isTrue();
        assertThat(standings.isRefused("stripe", Mode.TEST)).isFalse();
        assertThat(standings.isRefused("sellhub", Mode.LIVE)).isFalse();
        assertThat(standings.mustBeAsked("sellhub")).isFalse();
    }

    @Test
    void onlyReadinessEndsARefusal() {
        told(Standing.State.UNREACHABLE);
        assertThat(isRefused()).isFalse();
        told(Standing.State.REFUSED);
        told(Standing.State.UNREACHABLE);
        standings.told("stripe", new Standing(Mode.TEST, Standing.State.READY, "ok"));
        assertThat(isRefused()).isTrue();
        told(Standing.State.READY);
        assertThat(isRefused()).isFalse();
        pass(LONGEST);
        assertThat(standings.mustBeAsked("stripe")).isFalse();
    }

    @Test
    void isLeftAloneForTwiceAsLongEachTimeButNotForEver() {
        told(Standing.State.REFUSED);
        for (long seconds = FIRST.toSeconds(); seconds < LONGEST.toSeconds(); seconds *= 2) {
            assertLeftAloneFor(Duration.ofSeconds(seconds));
            told(Standing.State.REFUSED);
        }
        assertLeftAloneFor(LONGEST);
        told(Standing.State.REFUSED);
        assertLeftAloneFor(LONGEST);
    }

    @Test
    void answersToWhatWasSentBeforeDoNotProlongIt() {
        told(Standing.State.REFUSED);
        pass(FIRST.minusSeconds(1));
        told(Standing.State.REFUSED);
        assertLeftAloneFor(Duration.ofSeconds(1));
    }

    @Test
    void refusedAgainSoonAfterComingBackItIsLeftAloneForLonger() {
        told(Standing.State.REFUSED);
        told(Standing.State.READY);
        pass(FIRST);
        told(Standing.State.READY); // says nothing new, and does not make it come back later
        pass(FIRST);
        told(Standing.State.REFUSED);
        assertLeftAloneFor(FIRST.multipliedBy(2));
    }

    @Test
    void refusedAgainMuchLaterItBeginsAnew() {
        told(Standing.State.REFUSED);
        told(Standing.State.READY);
        pass(FIRST.multipliedBy(2).plusNanos(1));
        told(Standing.State.REFUSED);
        assertLeftAloneFor(FIRST);
    }

    private void assertLeftAloneFor(Duration pause) {
        pass(pause);
        assertThat(standings.mustBeAsked("stripe")).as("asked within %s", pause).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(standings.mustBeAsked("stripe")).as("asked after %s", pause).isTrue();
        assertThat(isRefused()).isTrue();
    }

    private boolean isRefused() {
        return standings.isRefused("stripe", Mode.LIVE);
    }

    private void told(Standing.State state) {
        standings.told("stripe", new Standing(Mode.LIVE, state, "told"));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
