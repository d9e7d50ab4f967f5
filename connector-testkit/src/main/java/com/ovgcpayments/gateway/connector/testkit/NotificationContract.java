package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what the processor signed, lately, is heard; and it says which attempt to look at. */
interface NotificationContract extends Contract {
    private Buffer someEvent() {
        Attempt attempt = rig().attempt();
        attempt.pay();
        return rig().processor().events(attempt.reference()).get(0);
    }

    private NotificationReading signedAt(Buffer body, Instant at) {
        return rig().read(body, rig().processor().sign(body, at));
    }

    private NotificationReading signed(Buffer body) {
        return signedAt(body, Instant.now());
    }

    @Test
    default void aPaymentIsNotified() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        List<NotificationReading> readings = rig().processor().events(attempt.reference()).stream()
                .map(this::signed)
                .toList();
        assertThat(readings)
                .allSatisfy(reading -> assertThat(reading)
                        .isInstanceOfAny(NotificationReading.Verified.class, NotificationReading.Ignored.class));
        assertThat(verified(readings))
                .anyMatch(reading -> reading.reference().equals(Optional.of(attempt.reference()))
                        || reading.processorRef().equals(Optional.of(capture.processorRef()))
                        || (reading.processorRef().isPresent()
                                && reading.processorRef().equals(attempt.processorRef())));
        assertThat(verified(readings))
                .allMatch(reading ->
                        reading.reference().map(attempt.reference()::equals).orElse(true));
    }

    @Test
    @OnlyIf(OnlyIf.Declared.REFUND)
    default void aNotifiedRefundIsNamedAsWhatItIs() {
        Attempt attempt = rig().attempt();
        Outcome.Capture capture = attempt.pay();
        Attempt.Repayment repayment = attempt.repayment(capture, capture.money());
        String ref = repayment.made();
        List<NotificationReading> readings = rig().processor().events(attempt.reference()).stream()
                .map(this::signed)
                .toList();
        assertThat(verified(readings).stream().flatMap(reading -> reading.refund().stream()))
                .allSatisfy(hint -> {
                    assertThat(hint.id())
                            .isIn(
                                    Optional.empty(),
                                    Optional.of(repayment.request().id()));
                    assertThat(hint.processorRef()).isIn(Optional.empty(), Optional.of(ref));
                });
    }

    @Test
    default void aRepetitionIsTheSameEvent() {
        Attempt attempt = rig().attempt();
        attempt.pay();
        Attempt other = rig().attempt();
        other.pay();
        List<Buffer> bodies = new ArrayList<>(rig().processor().events(attempt.reference()));
        bodies.addAll(rig().processor().events(other.reference()));
        List<NotificationReading> first = bodies.stream().map(this::signed).toList();
        Collections.reverse(bodies);
        List<NotificationReading> again = new ArrayList<>(bodies.stream()
                .map(body -> signedAt(body, Instant.now().minusSeconds(60)))
                .toList());
        Collections.reverse(again);
        assertThat(again).isEqualTo(first);
        assertThat(verified(first))
                .extracting(NotificationReading.Verified::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    default void anotherSecretIsRejected() {
        Buffer body = someEvent();
        assertRejected(rig().read(body, rig().processor().signWithAnotherSecret(body, Instant.now())));
    }

    /** @param part of the body's length, in percent, where a bit is turned */
    @ParameterizedTest
    @ValueSource(ints = {0, 13, 37, 50, 71, 99})
    default void anAlteredBodyIsRejected(int part) {
        Buffer body = someEvent();
        Map<String, String> headers = rig().processor().sign(body, Instant.now());
        Buffer altered = body.copy();
        int position = body.length() * part / 100;
        altered.setByte(position, (byte) (body.getByte(position) ^ 1));
        assertRejected(rig().read(altered, headers));
        assertRejected(rig().read(body.slice(0, body.length() - 1), headers));
        assertRejected(rig().read(body.copy().appendString(" "), headers));
        assertRejected(rig().read(Buffer.buffer(), headers));
    }

    @Test
    default void anAlteredSignatureIsRejected() {
        Buffer body = someEvent();
        Map<String, String> headers = rig().processor().sign(body, Instant.now());
        headers.forEach((name, value) -> {
            for (String altered : List.of("", value.substring(0, value.length() - 1), value + "0", turned(value))) {
                Map<String, String> other = new HashMap<>(headers);
                other.put(name, altered);
                assertRejected(rig().read(body, other));
            }
        });
    }

    @Test
    default void noSignatureIsRejected() {
        Buffer body = someEvent();
        assertRejected(rig().read(body, Map.of()));
        assertRejected(rig().read(body, Map.of("content-type", "application/json")));
        assertRejected(rig().read(Buffer.buffer(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-360, 360, -86_400, 86_400})
    default void anOldOrFutureSignatureIsRejected(int seconds) {
        assumeTrue(rig().processor().signsTime(), "signatures tell no time");
        assertRejected(signedAt(someEvent(), Instant.now().plusSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-240, 240})
    default void clocksMayDifferALittle(int seconds) {
        Buffer body = someEvent();
        assertThat(signedAt(body, Instant.now().plus(Duration.ofSeconds(seconds))))
                .isEqualTo(signed(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":", "no JSON", "{\"id\":7,\"type\":[],\"data\":\"x\"}"})
    default void whatIsSignedButNoEventIsNotHeard(String body) {
        assertThat(signed(Buffer.buffer(body)))
                .isInstanceOfAny(NotificationReading.Rejected.class, NotificationReading.Ignored.class);
    }

    @Test
    default void whatIsNoneOfOursNamesNoAttempt() {
        NotificationReading reading = signed(rig().processor().foreignEvent());
        assertThat(reading).isInstanceOfAny(NotificationReading.Verified.class, NotificationReading.Ignored.class);
        assertThat(verified(List.of(reading)))
                .allMatch(verified -> verified.reference().isEmpty());
    }

    private static void assertRejected(NotificationReading reading) {
        assertThat(reading).isInstanceOf(NotificationReading.Rejected.class);
    }

    private static String turned(String value) {
        char last = value.charAt(value.length() - 1);
        return value.substring(0, value.length() - 1) + (last == '0' ? '1' : '0');
    }

    private static List<NotificationReading.Verified> verified(List<NotificationReading> readings) {
        return readings.stream()
                .flatMap(reading ->
                        reading instanceof NotificationReading.Verified verified ? Stream.of(verified) : Stream.empty())
                .toList();
    }
}
