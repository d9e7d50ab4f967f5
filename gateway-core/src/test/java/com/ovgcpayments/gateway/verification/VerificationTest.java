package com.ovgcpayments.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import com.ovgcpayments.gateway.verification.Verification.Report;
import com.ovgcpayments.gateway.verification.Verification.Result;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the rows that break it, which only an owner who goes round the schema's own guards can make. */
@ExtendWith(VertxExtension.class)
class VerificationTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    static final String MERCHANT = "00000000-0000-0000-0000-000000000001";
    static final String STRANGER = "00000000-0000-0000-0000-000000000002";
    static final String PAID = "00000000-0000-0000-0000-000000000011";
    private static final String REFUSED = "00000000-0000-0000-0000-000000000012";

    private Database database;
    private Database owner;

    /** One completed and one declined session, each with its event, delivered; and what became of the money. */
    @BeforeEach
    void agree(Vertx vertx) {
        database = Database.open(vertx, POSTGRES.application(), 2);
        owner = Database.open(vertx, POSTGRES.admin(), 1);
        asOwner("""
                SET session_replication_role = 'replica';
                TRUNCATE merchant, posting, balance_snapshot, processor_movement CASCADE;
                SET session_replication_role = DEFAULT;
                INSERT INTO merchant (id, name) VALUES ('%1$s', 'Shop'), ('%2$s', 'Other');
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at)
                VALUES ('%3$s', '%1$s', false, 2500, 'USD', 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now()),
                       ('%4$s', '%1$s', false, 900, 'USD', 'a@b.example', 'https://s', 'https://c', '{}', 'declined', NULL);
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason, begin_can_capture,
                                     state, decline_code, ended_at)
                VALUES ('a1000000-0000-0000-0000-000000000000', '%3$s', false, 1, 'sandbox', 'r1', 'first', false, 'succeeded', NULL, now()),
                       ('a2000000-0000-0000-0000-000000000000', '%4$s', false, 1, 'sandbox', 'r2', 'first', false, 'declined', 'no', now()),
                       ('a3000000-0000-0000-0000-000000000000', '%3$s', false, 2, 'sandbox', 'r3', 'first', false, 'closed', NULL, now());
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, captured_at)
                VALUES ('b1000000-0000-0000-0000-000000000000', '%1$s', false, '%3$s',
                        'a1000000-0000-0000-0000-000000000000', 'sandbox', 'cap1', 2500, 'USD', now());
                INSERT INTO surplus_capture (id, livemode, attempt_id, kind, connector, processor_ref, amount, currency, captured_at)
                VALUES ('c1000000-0000-0000-0000-000000000000', false, 'a3000000-0000-0000-0000-000000000000', 'duplicate',
                        'sandbox', 'cap2', 2500, 'USD', now()),
                       ('c2000000-0000-0000-0000-000000000000', false, 'a3000000-0000-0000-0000-000000000000', 'mismatch',
                        'sandbox', 'cap3', 1, 'USD', now());
                INSERT INTO refund (id, livemode, kind, surplus_id, captured, amount, currency, state, ended_at)
                VALUES ('f1000000-0000-0000-0000-000000000000', false, 'surplus', 'c1000000-0000-0000-0000-000000000000', 2500, 2500,
                        'USD', 'succeeded', now()),
                       ('f2000000-0000-0000-0000-000000000000', false, 'surplus', 'c2000000-0000-0000-0000-000000000000', 1, 1,
                        'USD', 'accepted', now());
                INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, state, ended_at)
                VALUES ('f3000000-0000-0000-0000-000000000000', false, 'merchant', 'b1000000-0000-0000-0000-000000000000', 2500, 2000,
                        'USD', 'succeeded', now());
                INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret, created_at)
                VALUES ('e1000000-0000-0000-0000-000000000000', '%1$s', false, 'https://shop.example', '{payment.succeeded}', '',
                        now() - interval '1 day');
                INSERT INTO event (id, merchant_id, livemode, type, subject, body)
                VALUES ('e0000000-0000-0000-0000-000000000001', '%1$s', false, 'payment.succeeded',
                        'a1000000-0000-0000-0000-000000000000', '{}'),
                       ('e0000000-0000-0000-0000-000000000002', '%1$s', false, 'payment.declined',
                        'a2000000-0000-0000-0000-000000000000', '{}');
                INSERT INTO delivery (id, livemode, event_id, endpoint_id, state, tries, ended_at)
                VALUES ('d1000000-0000-0000-0000-000000000000', false, 'e0000000-0000-0000-0000-000000000001',
                        'e1000000-0000-0000-0000-000000000000', 'succeeded', 1, now());
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status, latency_ms)
                VALUES ('d1000000-0000-0000-0000-000000000000', 1, 'e1000000-0000-0000-0000-000000000000', now(),
                        'https://shop.example', '{}', 204, 3)
                """.formatted(MERCHANT, STRANGER, PAID, REFUSED));
        asOwner(AfterCapture.STATEMENTS);
    }

    @Test
    void whatAgreesIsClean() {
        assertThat(broken(run())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.ovgcpayments.gateway.verification.Corruptions#all")
    void findsWhatDoesNotAgree(String rule, String corruption) {
        asOwner("SET session_replication_role = 'replica'; " + corruption + "; SET session_replication_role = DEFAULT");
        assertThat(broken(run())).contains(rule);
    }

    @Test
    void everyRuleIsTried() {
        assertThat(Corruptions.all().map(each -> each.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::name).toList());
    }

    @Test
    void namesTheFirstAndCountsAll() {
        asOwner("""
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at)
                SELECT gen_random_uuid(), '%s', false, 1, 'USD', '', '', '', '{}', 'completed', now()
                  FROM generate_series(1, 30)""".formatted(MERCHANT));
        Result result = run().results().stream()
                .filter(each -> each.rule().name().equals("completed-has-transaction"))
                .findFirst()
                .orElseThrow();
        assertThat(result.broken()).isEqualTo(30);
        assertThat(result.first()).hasSize(3);
    }

    private Report run() {
        return Verification.run(database, 3).await();
    }

    private static List<String> broken(Report report) {
        return report.results().stream()
                .filter(result -> !result.isKept())
                .map(result -> result.rule().name())
                .toList();
    }

    private void asOwner(String statements) {
        owner.transaction(transaction -> transaction.query(statements).execute())
                .await();
    }
}
