package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorCodecTest {
    private static final Instant AT = Instant.parse("2026-04-14T12:00:00.123456Z");
    private static final Money PRICE = new Money(2500, "KWD");
    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            "p",
            "P",
            Set.of(Mode.TEST),
            true,
            Capabilities.redirecting(Set.of("https://p.example"))
                    .withCancel()
                    .withRefund()
                    .withSettlement()
                    .withMovements()
                    .only(Set.of("USD"), Map.of("USD", new AmountRule(50, 99_999_999, 1))));

    private static final ConnectorRequest.Refund REFUND =
            new ConnectorRequest.Refund("re_1", "r", Mode.TEST, "c", PRICE, new Money(1, "KWD"), AT);

    private static final ConnectorRequest.Payout PAYOUT = new ConnectorRequest.Payout(
            "po_1",
            Mode.LIVE,
            PRICE,
            new BankAccount(
                    BankAccount.Kind.IBAN,
                    "Söhne",
                    "DE89370400440532013000",
                    Optional.empty(),
                    Optional.of("COBADEFF")),
            AT);

    private final ConnectorCodec codec = new ConnectorCodec();

    static Stream<ConnectorMessage> everyMessage() {
        UUID id = UUID.randomUUID();
        URI url = URI.create("https://p.example/pay?x=1&y=ü");
        return Stream.of(
                new ConnectorRequest.Begin(
                        id, id + "_1", Mode.LIVE, PRICE, "a@b.example", "Tüte \"x\"", AT, AT, url, url),
                new ConnectorRequest.Fetch("r", Mode.TEST, PRICE, AT, Optional.of("ref")),
                new ConnectorRequest.Fetch("r", Mode.TEST, PRICE, AT, Optional.empty()),
                new ConnectorRequest.Cancel("r", Mode.TEST, PRICE, AT, Optional.empty()),
                new ConnectorRequest.Notification(
                        Map.of("h", "v"), "a=b", Buffer.buffer(new byte[] {0, (byte) 0xff, 13}), AT),
                new ConnectorRequest.Ping(),
                new Outcome.Redirect(url, "ref"),
                new Outcome.Pending("ref", Optional.of(AT)),
                new Outcome.Pending("ref", Optional.empty()),
                new Outcome.Succeeded(
                        List.of(new Outcome.Capture("c", PRICE, AT), new Outcome.Capture("d", PRICE, AT))),
                new Outcome.Declined("x", DeclineReason.EXPIRED_CARD, true),
                new Outcome.Closed("over"),
                new Outcome.NotSent("down"),
                new Outcome.Unknown("timeout"),
                new NotificationReading.Verified("e", "paid", Optional.of("r"), Optional.empty()),
                new NotificationReading.Verified("e", "", Optional.empty(), Optional.of("c")),
                new NotificationReading.Ignored("not ours"),
                new NotificationReading.Unproven("cs"),
                new NotificationReading.Rejected("forged"),
                ConnectorReply.Pong.of(DESCRIPTOR, Standing.State.READY, "ok"),
                new ConnectorNotice("p", new Standing(Mode.LIVE, Standing.State.REFUSED, "401")),
                REFUND,
                new ConnectorRequest.FetchRefund(REFUND, Optional.of("re")),
                PAYOUT,
                new ConnectorRequest.FetchPayout(PAYOUT, Optional.of("po")),
                new PayoutOutcome.Pending("po"),
                new PayoutOutcome.Succeeded("po"),
                new PayoutOutcome.Failed(Optional.empty(), "closed"),
                new PayoutOutcome.NotFound("no"),
                new PayoutOutcome.NotSent("down"),
                new PayoutOutcome.Unknown("timeout"),
                new ConnectorRequest.Settlement("r", Mode.TEST, "c", PRICE),
                new ConnectorRequest.Movements(Mode.TEST, AT, AT.plusSeconds(9), Optional.of("next")),
                new MovementsReading.Page(
                        List.of(new Movement("m", Movement.Kind.CAPTURE, "c", PRICE, new Money(7, "USD"), -1, AT, AT)),
                        Optional.empty()),
                new MovementsReading.Unknown("timeout"),
                new RefundOutcome.Pending("re"),
                new RefundOutcome.Succeeded("re"),
                new RefundOutcome.Failed(Optional.of("re"), "disputed"),
                new RefundOutcome.NotFound("no"),
                new RefundOutcome.NotSent("down"),
                new RefundOutcome.Unknown("timeout"),
                new SettlementReading.Known(PRICE, -3, AT, true),
                new SettlementReading.NotYet("soon"),
                new SettlementReading.Unknown("timeout"),
                new ConnectorRequest.Reversals("r", Mode.TEST, "c", PRICE),
                new ReversalsReading.Known(
                        List.of(new ReversalsReading.Refund(
                                "re",
                                Optional.of("re_1"),
                                PRICE,
                                new RefundOutcome.Failed(Optional.of("re"), "no"),
                                AT)),
                        List.of(new ReversalsReading.Dispute(
                                "du",
                                PRICE,
                                ReversalsReading.DisputeState.OPEN,
                                ReversalsReading.DisputeFunds.WITHDRAWN,
                                "fraudulent",
                                AT,
                                Optional.of(AT)))),
                new ReversalsReading.Unknown("timeout"));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void anotherNodeReadsWhatWasWritten(ConnectorMessage message) {
        Buffer wire = Buffer.buffer("before");
        int start = wire.length();
        codec.encodeToWire(wire, message);
        wire.appendString("after");
        assertThat(codec.decodeFromWire(start, wire)).isEqualTo(message);
    }

    @Test
    void everyKindOfMessageIsCovered() {
        Set<Class<?>> covered = new HashSet<>();
        everyMessage().forEach(message -> covered.add(message.getClass()));
        assertThat(covered).isEqualTo(leaves(ConnectorMessage.class));
    }

    @Test
    void insideOneJvmTheReferenceIsHandedOver() {
        ConnectorMessage message = new Outcome.Unknown("x");
        assertThat(codec.transform(message)).isSameAs(message);
    }

    @Test
    void anotherVersionIsRefused() {
        Buffer wire = Buffer.buffer();
        codec.encodeToWire(wire, new ConnectorRequest.Ping());
        wire.setByte(0, (byte) 9);
        assertThatThrownBy(() -> codec.decodeFromWire(0, wire)).hasMessageContaining("version 9");
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> leaves = new HashSet<>();
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> leaves.addAll(leaves(each)));
        } else {
            leaves.add(type);
        }
        return leaves;
    }
}
