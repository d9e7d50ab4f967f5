package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor's statement: whole, each line once, and no line of another time. */
interface MovementsContract extends Contract {
    @Test
    @OnlyIf(OnlyIf.Declared.NO_MOVEMENTS)
    default void aConnectorThatListsNoMovementsSaysSo() {
        rig().proxy().forget();
        Instant now = Instant.now();
        assertThat(rig().movements(now.minusSeconds(60), now, Optional.empty()))
                .isInstanceOf(MovementsReading.Unknown.class);
        assertThat(rig().proxy().sent()).isEmpty();
    }

    @Test
    @OnlyIf(OnlyIf.Declared.MOVEMENTS)
    default void everyCaptureIsListedOnce() {
        Instant start = Instant.now().minusSeconds(5);
        List<Outcome.Capture> captures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            captures.add(booked(rig().attempt()));
        }
        List<Movement> listed = statement(start);
        assertThat(listed).extracting(Movement::id).doesNotHaveDuplicates();
        for (Outcome.Capture capture : captures) {
            assertThat(listed)
                    .filteredOn(each -> each.subject().equals(capture.processorRef()))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.kind()).isEqualTo(Movement.Kind.CAPTURE);
                        assertThat(each.money()).isEqualTo(capture.money());
                        assertThat(each.at()).isAfterOrEqualTo(start.minusSeconds(1));
                    });
        }
    }

    @Test
    @OnlyIf(OnlyIf.Declared.MOVEMENTS)
    default void moneyThatWentBackIsListedByTheNameOfTheRefund() {
        assumeTrue(rig().can().refund());
        Instant start = Instant.now().minusSeconds(5);
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = booked(attempt);
        Money half = rig().fitting(
                        new Money(capture.money().minor() / 2, capture.money().currency()))
                .orElse(capture.money());
        String refund = attempt.repayment(capture, half).made();
        assertThat(statement(start))
                .filteredOn(each -> each.subject().equals(refund))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Movement.Kind.REFUND);
                    assertThat(each.money()).isEqualTo(half);
                });
    }

    @Test
    @OnlyIf(OnlyIf.Declared.MOVEMENTS)
    default void whatMovedAtAnotherTimeIsNotListed() {
        booked(rig().attempt());
        Instant before = Instant.now().minus(Duration.ofDays(400));
        assertThat(pages(before, before.plus(Duration.ofDays(1)))).isEmpty();
    }

    @ParameterizedTest
    @OnlyIf(OnlyIf.Declared.MOVEMENTS)
    @EnumSource
    default void aFaultAtTheStatementIsNeverTakenForItsEnd(Fault fault) {
        Instant start = Instant.now().minusSeconds(5);
        Outcome.Capture capture = booked(rig().attempt());
        rig().proxy().strike(fault);
        assertThat(rig().movements(start, Instant.now().plusSeconds(5), Optional.empty()))
                .isInstanceOf(MovementsReading.Unknown.class);
        rig().proxy().heal();
        assertThat(statement(start)).extracting(Movement::subject).contains(capture.processorRef());
    }

    private Outcome.Capture booked(Attempt attempt) {
        Outcome.Capture capture = attempt.pay();
        rig().processor().book(attempt.reference());
        return capture;
    }

    private List<Movement> statement(Instant from) {
        return pages(from, Instant.now().plusSeconds(5));
    }

    private List<Movement> pages(Instant from, Instant to) {
        List<Movement> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            MovementsReading reading = rig().movements(from, to, cursor);
            assertThat(reading).isInstanceOf(MovementsReading.Page.class);
            MovementsReading.Page page = (MovementsReading.Page) reading;
            all.addAll(page.movements());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }
}
