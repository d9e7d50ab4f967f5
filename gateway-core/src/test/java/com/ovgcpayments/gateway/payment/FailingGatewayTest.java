package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway that fails is left out by everybody, and tried again gently. */
@ExtendWith(VertxExtension.class)
class FailingGatewayTest {
    private static final Outcome DOWN = new Outcome.NotSent("down");

    private final ScriptedConnector first = new ScriptedConnector("first", false, true);
    private final ScriptedConnector second = new ScriptedConnector("second", false, true);
    private PaymentFixture gateway;

    @BeforeEach
    void start(Vertx vertx) {
        gateway = new PaymentFixture(vertx, TestDatabase.create(), first, second);
    }

    @Test
    void whoFailsThreeTimesIsLeftOut() {
        failThrice();
        UUID session = gateway.session();
        gateway.pay(session);
        assertThat(gateway.states(session)).containsExactly("open");
        assertThat(connectors(session)).containsExactly("second");
        assertThat(reason(session)).isEqualTo("the gateway's order");
    }

    @Test
    void oneFailureLeavesNobodyOut() {
        first.beginAnswers(DOWN);
        gateway.pay(gateway.session());
        gateway.health.look().await();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isTrue();
    }

    @Test
    void whoFailsNowAndThenIsNotLeftOut() {
        for (int i = 0; i < 12; i++) {
            first.beginAnswers(i % 3 == 0 ? ScriptedConnector.open("x_" + i) : DOWN);
            gateway.pay(gateway.session());
        }
        first.beginAnswers(ScriptedConnector.open("x_last"));
        gateway.pay(gateway.session());
        gateway.health.look().await();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isTrue();
    }

    @Test
    void modesFailApart() {
        failThrice();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isFalse();
        assertThat(gateway.health.mayBeTried("first", Mode.LIVE)).isTrue();
    }

    @Test
    void otherInstancesKnow() {
        failThrice();
        Health elsewhere = new Health(gateway.database);
        elsewhere.look().await();
        assertThat(elsewhere.mayBeTried("first", Mode.TEST)).isFalse();
        assertThat(elsewhere.rates()).anySatisfy(rate -> {
            assertThat(rate.connector()).isEqualTo("first");
            assertThat(rate.failed()).isEqualTo(3);
        });
        elsewhere.look().await();
        assertThat(elsewhere.isFailing("first", Mode.TEST)).isTrue();
    }

    @Test
    void afterItsPauseOnePaymentTriesAndBringsItBack() {
        failThrice();
        first.onBegin(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
        pauseIsOver();
        UUID trying = gateway.session();
        gateway.pay(trying);
        assertThat(connectors(trying)).containsExactly("first");
        gateway.health.look().await();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isTrue();
        assertThat(gateway.strings("SELECT connector FROM connector_health WHERE $1::uuid IS NOT NULL", trying))
                .isEmpty();
    }

    @Test
    void onlyOnePaymentTries() {
        failThrice();
        pauseIsOver();
        Promise<Outcome> hanging = Promise.promise();
        first.onBegin(request -> hanging.future());
        UUID trying = gateway.session();
        Future<BeginResult> begun = gateway.payments.begin(trying, Optional.empty());
        UUID other = gateway.session();
        gateway.untilAttempt(trying);
        gateway.pay(other);
        assertThat(connectors(other)).containsExactly("second");
        hanging.complete(DOWN);
        begun.await();
        assertThat(connectors(trying)).containsExactly("first", "second");
    }

    @Test
    void whoFailsAgainIsLeftAloneForTwiceAsLong() {
        failThrice();
        pauseIsOver();
        gateway.pay(gateway.session());
        gateway.health.look().await();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isFalse();
        assertThat(gateway.strings(
                        "SELECT pause_seconds FROM connector_health WHERE $1::uuid IS NOT NULL", gateway.merchant))
                .containsExactly("10");
    }

    @Test
    void whereNobodyElseIsTryingIsBetterThanGivingUp() {
        failThrice();
        second.beginAnswers(DOWN);
        for (int i = 0; i < 3; i++) {
            gateway.pay(gateway.session());
        }
        gateway.health.look().await();
        first.onBegin(request -> Future.succeededFuture(ScriptedConnector.open(request.reference())));
        UUID session = gateway.session();
        assertThat(gateway.pay(session)).isInstanceOf(BeginResult.Continue.class);
    }

    @Test
    void aRefusalIsNoFailure() {
        first.beginAnswers(new Outcome.Declined("no", com.ovgcpayments.gateway.connector.DeclineReason.GENERIC, false));
        for (int i = 0; i < 5; i++) {
            gateway.pay(gateway.session());
        }
        gateway.health.look().await();
        assertThat(gateway.health.mayBeTried("first", Mode.TEST)).isTrue();
    }

    /** When nobody has paid for a while, there are no figures, and it is failing still. */
    @Test
    void whoIsNotAskedAnyMoreIsStillFailing() {
        failThrice();
        gateway.owner
                .query("UPDATE connector_health SET try_at = now() - interval '1 hour'")
                .await();
        Health later = new Health(gateway.database);
        later.look().await();
        assertThat(later.isFailing("first", Mode.TEST)).isTrue();
        assertThat(later.mayBeTried("first", Mode.TEST)).isTrue();
    }

    private void failThrice() {
        first.beginAnswers(DOWN);
        for (int i = 0; i < 3; i++) {
            UUID session = gateway.session();
            gateway.pay(session);
            assertThat(connectors(session)).containsExactly("first", "second");
        }
        gateway.health.look().await();
    }

    private void pauseIsOver() {
        gateway.owner.query("UPDATE connector_health SET try_at = now()").await();
        gateway.health.look().await();
    }

    private List<String> connectors(UUID session) {
        return gateway.strings("SELECT connector FROM attempt WHERE session_id = $1 ORDER BY number", session);
    }

    private String reason(UUID session) {
        return gateway.strings("SELECT routing_reason FROM attempt WHERE session_id = $1", session)
                .get(0);
    }
}
