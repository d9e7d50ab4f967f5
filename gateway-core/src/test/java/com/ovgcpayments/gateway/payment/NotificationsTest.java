package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of a processor's message, and which attempt it makes us look at. */
@ExtendWith(VertxExtension.class)
class NotificationsTest {
    private static final String KEPT =
            "SELECT concat_ws(' ', event_id, type, reference) FROM processor_notification ORDER BY event_id";

    private final ScriptedConnector processor = new ScriptedConnector("first", false, true);
    private final ScriptedConnector other = new ScriptedConnector("second", false, true);
    private PaymentFixture gateway;
    private UUID session;
    private String reference;

    @BeforeEach
    void pay(Vertx vertx) {
        gateway = new PaymentFixture(vertx, TestDatabase.create(), processor, other);
        session = gateway.session();
        gateway.pay(session);
        reference = gateway.strings("SELECT reference FROM attempt WHERE session_id = $1", session)
                .get(0);
        processor.fetchAnswers(new Outcome.Succeeded(List.of(capture("cap_1"), capture("cap_2"))));
        gateway.sweepAll();
        gateway.owner.query("UPDATE attempt SET next_check_at = NULL").await();
        processor.readsNotifications(NotificationsTest::verified);
        other.readsNotifications(NotificationsTest::verified);
    }

    @Test
    void captureLeadsToTheAttemptThatItPaid() {
        receive("first", "evt_1 cap_1");
        assertThat(gateway.strings(KEPT)).containsExactly("evt_1 charge.refunded " + reference);
        assertThat(checksDue()).containsExactly(reference);
    }

    @Test
    void soDoesOneThatPaidForNothing() {
        assertThat(gateway.surplus(session)).containsExactly("duplicate");
        receive("first", "evt_1 cap_2");
        assertThat(gateway.strings(KEPT)).containsExactly("evt_1 charge.refunded " + reference);
        assertThat(checksDue()).containsExactly(reference);
    }

    @Test
    void captureOfNobodyIsKeptAndLeadsNowhere() {
        receive("first", "evt_1 cap_3");
        receive("second", "evt_2 cap_1"); // of the same name, at another processor
        assertThat(gateway.strings(KEPT)).containsExactly("evt_1 charge.refunded", "evt_2 charge.refunded");
        assertThat(checksDue()).isEmpty();
    }

    /** Of the payment's refunds, here the one of the second capture. */
    @Test
    void refundThatIsNamedIsLookedAt() {
        gateway.owner
                .query("UPDATE refund SET state = 'pending_at_processor', sent_at = now(), processor_ref = 'r1',"
                        + " checked_at = NULL, next_check_at = now() + interval '1 day'")
                .await();
        processor.readsNotifications(request -> new NotificationReading.Verified(
                "evt_1",
                "refund.failed",
                Optional.empty(),
                Optional.of("cap_2"),
                Optional.of(new NotificationReading.RefundHint(Optional.empty(), Optional.of("r1")))));
        receive("first", "");
        assertThat(gateway.strings("SELECT processor_ref FROM refund WHERE next_check_at < now() + interval '1 hour'"))
                .containsExactly("r1");
    }

    @Test
    void whatNobodyNeedsIsNotKept() {
        NotificationReading ignored = new NotificationReading.Ignored("a customer changed his address");
        processor.readsNotifications(request -> ignored);
        assertThat(receive("first", "evt_1 cap_1")).isEqualTo(ignored);
        assertThat(gateway.strings(KEPT)).isEmpty();
        assertThat(checksDue()).isEmpty();
    }

    private List<String> checksDue() {
        return gateway.strings("SELECT reference FROM attempt WHERE next_check_at IS NOT NULL");
    }

    /** Reads {@code <event id> <capture>}. */
    private static NotificationReading verified(ConnectorRequest.Notification request) {
        String[] words = request.body().toString().split(" ", 2);
        return new NotificationReading.Verified(words[0], "charge.refunded", Optional.empty(), Optional.of(words[1]));
    }

    private NotificationReading receive(String connector, String body) {
        return gateway.notifications
                .receive(connector, new ConnectorRequest.Notification(Map.of(), "", Buffer.buffer(body), Instant.now()))
                .await();
    }

    private static Outcome.Capture capture(String ref) {
        return new Outcome.Capture(ref, PaymentFixture.PRICE, Instant.now());
    }
}
