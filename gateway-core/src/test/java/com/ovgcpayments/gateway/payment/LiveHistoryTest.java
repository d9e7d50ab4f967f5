package com.ovgcpayments.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import com.ovgcpayments.gateway.verification.Rule;
import com.ovgcpayments.gateway.verification.Verification;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The histories of {@link PaymentHistoryTest} on PostgreSQL, many at once, so that what the locks and the statements do is
 * tried too. Not every run of a seed is alike.
 */
@ExtendWith(VertxExtension.class)
class LiveHistoryTest {
    private static final long SEED = Long.getLong("gateway.history.seed", System.nanoTime());
    private static final int COUNT = Integer.getInteger("gateway.history.live", 2_000);
    private static final int AT_ONCE = 100;
    private static final int LONGEST_END = 40;

    private final Map<UUID, LiveHistory> histories = new ConcurrentHashMap<>();

    @Test
    @Timeout(3_600)
    void everyHistoryKeepsTheRulesInTheDatabase(Vertx vertx) {
        PaymentFixture gateway = new PaymentFixture(vertx, TestDatabase.create(), connectors());
        subscribe(gateway);
        for (int from = 0; from < COUNT; from += AT_ONCE) {
            List<LiveHistory> batch = new ArrayList<>();
            for (int i = from; i < Math.min(COUNT, from + AT_ONCE); i++) {
                LiveHistory history = new LiveHistory(gateway, vertx, History.of(SEED + i), gateway.session());
                histories.put(history.session, history);
                batch.add(history);
            }
            Future.all(batch.stream().map(LiveHistory::run).toList()).await();
            Future.all(batch.stream().map(LiveHistory::rest).toList()).await();
            comeToRest(gateway, batch);
            assertNothingIsDropped(gateway, batch);
        }
        assertThat(gateway.strings("SELECT DISTINCT kind::text FROM surplus_capture"))
                .as("enough happened to be worth a look")
                .contains("duplicate", "late", "mismatch");
        Verification.Report report = Verification.run(gateway.database, 10).await();
        assertThat(report.broken(Rule.Level.PROBLEM)).as("seed %d", SEED).isEmpty();
        assertThat(report.broken(Rule.Level.WARNING))
                .as("seed %d", SEED)
                .extracting(result -> result.rule().name())
                .isSubsetOf("attempt-needs-nobody", "refund-needs-nobody");
    }

    private ScriptedConnector[] connectors() {
        return History.ALL.stream()
                .map(descriptor -> {
                    ScriptedConnector connector = new ScriptedConnector(descriptor.name(), descriptor.capabilities());
                    connector.onBegin(request -> asked(descriptor.name(), request.sessionId(), request));
                    connector.onFetch(request -> asked(descriptor.name(), session(request.reference()), request));
                    connector.onCancel(request -> asked(descriptor.name(), session(request.reference()), request));
                    return connector;
                })
                .toArray(ScriptedConnector[]::new);
    }

    private Future<Outcome> asked(String connector, UUID session, ConnectorRequest request) {
        LiveHistory history = histories.get(session);
        return history == null ? Future.failedFuture("no such session: " + session) : history.asked(connector, request);
    }

    private static UUID session(String reference) {
        return UUID.fromString(reference.substring(0, reference.indexOf('_')));
    }

    private static void subscribe(PaymentFixture gateway) {
        gateway.owner.query("""
                        INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret, created_at)
                        VALUES (gen_random_uuid(), $1, false, 'https://shop.example/hook',
                                ARRAY['payment.succeeded', 'payment.declined'], ''::bytea, now() - interval '1 hour')""", gateway.merchant).await();
    }

    private static void comeToRest(PaymentFixture gateway, List<LiveHistory> batch) {
        for (int i = 0; i < LONGEST_END; i++) {
            if (i == 2) {
                batch.forEach(LiveHistory::end);
            }
            gateway.owner
                    .query(
                            "UPDATE attempt SET next_check_at = now(), leased_until = NULL WHERE next_check_at IS NOT NULL")
                    .await();
            List<Future<Void>> checks = gateway.checks.sweep(AT_ONCE * 10).await();
            if (checks.isEmpty() && i > 2) {
                return;
            }
            Future.join(checks).await();
        }
        throw new BrokenRule("the engine asks for ever, seed " + SEED);
    }

    private static void assertNothingIsDropped(PaymentFixture gateway, List<LiveHistory> batch) {
        Set<String> settled = new HashSet<>(gateway.strings("""
                SELECT connector || processor_ref FROM payment_transaction
                UNION ALL SELECT connector || processor_ref FROM surplus_capture
                UNION ALL SELECT reference FROM attempt WHERE operator_since IS NOT NULL"""));
        assertThat(gateway.strings("""
                        SELECT reference || ' ' || state FROM attempt
                         WHERE state NOT IN ('succeeded', 'declined', 'not_sent', 'closed') AND operator_since IS NULL"""))
                .as("asking comes to an end, seed %d", SEED)
                .isEmpty();
        for (LiveHistory history : batch) {
            for (ModelProcessor.Payment payment : history.processor.payments()) {
                for (Outcome.Capture capture : payment.captures) {
                    assertThat(settled.contains(payment.connector + capture.processorRef())
                                    || settled.contains(payment.reference))
                            .as("no capture is dropped: %s, seed %d", capture, SEED)
                            .isTrue();
                }
            }
        }
    }
}
