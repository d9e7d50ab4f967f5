package com.ovgcpayments.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.DurableBook;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that tells of a person is left once its time is over, and no money is lost by it. */
@ExtendWith(VertxExtension.class)
class RetentionTest {
    private static final String PERSON = "ada@example.com";
    private static final String TITLE = "A secret gift";
    private static final int A_FEW = 3;

    private Database owner;
    private Database database;
    private Retention retention;
    private UUID merchant;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        owner = Database.open(vertx, postgres.admin(), 2);
        database = Database.open(vertx, postgres.application(), 4);
        retention = new Retention(database, new RetentionOptions(Duration.ofDays(400), Duration.ofDays(30)));
        merchant = TimeOrderedUuid.next();
        sql("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant);
    }

    @Test
    void whatIsYoungStays() {
        paid("399 days");
        String before = sessions();
        run();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void anOldSessionKeepsItsMoneyAndNoName() {
        UUID session = paid("401 days");
        run();
        assertThat(sessions()).doesNotContain(PERSON, TITLE, "shop.example", "secret_id");
        assertThat(texts("SELECT redirect_url FROM attempt WHERE redirect_url IS NOT NULL"))
                .isEmpty();
        assertThat(texts("SELECT amount || ' ' || status::text FROM checkout_session WHERE id = $1", session))
                .containsExactly("2500 completed");
        assertThat(texts("SELECT amount::text FROM payment_transaction WHERE session_id = $1", session))
                .containsExactly("2500");
    }

    @Test
    void anOldSessionThatNobodyTriedToPayIsRemoved() {
        session("401 days");
        UUID young = session("399 days");
        run();
        assertThat(texts("SELECT id::text FROM checkout_session")).containsExactly(young.toString());
    }

    @Test
    void bodiesAreKeptForThirtyDays() {
        paid("31 days");
        paid("29 days");
        notification("evt_young", "29 days");
        notification("evt_old", "31 days");
        run();
        assertThat(texts("SELECT body FROM event ORDER BY id")).containsExactly("", "about " + PERSON);
        assertThat(texts("SELECT convert_from(body, 'UTF8') FROM processor_notification ORDER BY event_id"))
                .containsExactly("", PERSON);
        assertThat(texts("SELECT headers::text FROM processor_notification ORDER BY event_id"))
                .containsExactly("{}", "{\"from\":\"stripe\"}");
        assertThat(texts("SELECT convert_from(answer, 'UTF8') FROM delivery_try WHERE answer IS NOT NULL"))
                .containsExactly("thanks");
    }

    /** Whatever waited for so long is still to be delivered whole. */
    @Test
    void whatIsStillToBeDeliveredStays() {
        paid("31 days");
        sql("UPDATE delivery SET state = 'pending', ended_at = NULL");
        run();
        assertThat(texts("SELECT body FROM event")).containsExactly("about " + PERSON);
    }

    @Test
    void connectorsForgetPaymentsAndRememberTheRest() {
        DurableBook book = new DurableBook(database, "sandbox");
        for (String key : List.of("payment/old", "payment/young", "secret/ids")) {
            book.create(key, new JsonObject().put("title", TITLE)).await();
        }
        sql("UPDATE connector_book SET written_at = now() - interval '401 days' WHERE key <> 'payment/young'");
        run();
        assertThat(texts("SELECT key FROM connector_book ORDER BY key")).containsExactly("payment/young", "secret/ids");
    }

    @Test
    void requestsAreForgottenAfterThirtyDays() {
        for (String ago : List.of("31 days", "32 days", "33 days", "34 days", "29 days", "1 minute")) {
            sql("""
                    INSERT INTO api_request (id, merchant_id, livemode, key_id, method, path, status, latency_micros)
                    VALUES (time_ordered_uuid_floor(now() - $2::text::interval), $1, false, $1, 'GET', $2, 200, 1)""", merchant, ago);
        }
        run();
        assertThat(texts("SELECT path FROM api_request ORDER BY id")).containsExactly("29 days", "1 minute");
    }

    @Test
    void manyAtOnceEraseAllOfIt() {
        IntStream.range(0, 5 * A_FEW).forEach(i -> paid("401 days"));
        List<Future<Void>> runs = IntStream.range(0, 4).mapToObj(i -> all()).toList();
        Future.join(runs).await();
        run();
        assertThat(texts("SELECT email FROM checkout_session WHERE erased_at IS NULL"))
                .isEmpty();
        assertThat(texts("SELECT body FROM event WHERE body <> ''")).isEmpty();
    }

    @Test
    void aPersonIsErasedEverywhereAtOnce() {
        paid("1 day");
        notificationOfLatestAttempt();
        Erasure.Erased erased = erase("ADA@example.com");
        assertThat(erased).isEqualTo(new Erasure.Erased(1, 0, 0, 0));
        assertThat(sessions()).doesNotContain(PERSON, TITLE, "shop.example", "secret_id");
        assertThat(texts("SELECT body FROM event WHERE body <> ''")).isEmpty();
        assertThat(texts("SELECT event_id FROM processor_notification WHERE body <> ''::bytea"))
                .isEmpty();
        assertThat(texts("SELECT action || ' ' || detail FROM audit"))
                .containsExactly("email.erase {\"sessions\":1,\"left\":0,\"accounts\":0,\"accounts_left\":0}");
        assertThat(texts("SELECT target FROM audit")).noneMatch(target -> target.contains("ada"));
        assertThat(new Audit(database).check().await().broken()).isEmpty();
        assertThat(erase(PERSON).sessions()).isZero();
    }

    @Test
    void nobodyElseIsErased() {
        paid("1 day");
        assertThat(erase("ada@example.com.evil")).isEqualTo(new Erasure.Erased(0, 0, 0, 0));
        assertThat(sessions()).contains(PERSON);
    }

    @Test
    void anAccountGoesWithAllThatHangsOnIt() {
        UUID ada = person("merchant", PERSON, "viewer");
        UUID operator = person("operator", PERSON, null);
        UUID bob = person("merchant", "bob@example.com", "owner");
        UUID otherOperator = person("operator", "bob@example.com", null);
        sql("INSERT INTO second_factor (person_id, secret) VALUES ($1, '\\x00')", ada);
        sql("INSERT INTO recovery_code (person_id, hash) VALUES ($1, sha256('code'))", ada);
        sql("INSERT INTO password_link (person_id, hash) VALUES ($1, sha256('link'))", operator);
        sql("""
                INSERT INTO browser_session
                       (id, person_id, hash, form_key, awaits_second_factor, address, user_agent)
                VALUES ($1, $1, sha256('cookie'), sha256('key'), false, '192.0.2.1', 'Browser')""", ada);
        sql("""
                INSERT INTO invitation (id, audience, email, hash) VALUES ($1, 'operator', 'ada@example.com', sha256('x'))""", TimeOrderedUuid.next());
        assertThat(erase("Ada@example.com")).isEqualTo(new Erasure.Erased(0, 0, 2, 0));
        assertThat(texts("SELECT id::text FROM person ORDER BY id"))
                .containsExactly(bob.toString(), otherOperator.toString());
        assertThat(texts("SELECT email FROM invitation")).isEmpty();
        assertThat(texts("SELECT address FROM browser_session")).isEmpty();
        assertThat(texts("SELECT encode(secret, 'hex') FROM second_factor")).isEmpty();
    }

    @Test
    void theLastOwnerOfAMerchantIsLeftAndCounted() {
        UUID ada = person("merchant", PERSON, "owner");
        assertThat(erase(PERSON)).isEqualTo(new Erasure.Erased(0, 0, 0, 1));
        assertThat(texts("SELECT id::text FROM person")).containsExactly(ada.toString());
        person("merchant", "bob@example.com", "owner");
        assertThat(erase(PERSON)).isEqualTo(new Erasure.Erased(0, 0, 1, 0));
    }

    @Test
    void theLastOperatorIsLeftAndCounted() {
        UUID ada = person("operator", PERSON, null);
        assertThat(erase(PERSON)).isEqualTo(new Erasure.Erased(0, 0, 0, 1));
        assertThat(texts("SELECT id::text FROM person")).containsExactly(ada.toString());
    }

    /** His receipt is still to be written, and the processor may still ask for his address. */
    @Test
    void aPaymentUnderWayIsLeftAndCounted() {
        paid("1 day");
        UUID unsettled = paid("1 day");
        sql(
                "UPDATE attempt SET state = 'superseded', ended_at = NULL, next_check_at = now() WHERE session_id = $1",
                unsettled);
        session("1 minute");
        assertThat(erase(PERSON)).isEqualTo(new Erasure.Erased(1, 2, 0, 0));
    }

    private UUID person(String audience, String email, @Nullable String role) {
        UUID id = TimeOrderedUuid.next();
        sql("INSERT INTO person (id, audience, email, name) VALUES ($1, $2, $3, 'Somebody')", id, audience, email);
        if (role != null) {
            sql("INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, $3)", id, merchant, role);
        }
        return id;
    }

    private Erasure.Erased erase(String email) {
        return new Erasure(database).ofEmail(email, Deed.byCommand()).await();
    }

    private void run() {
        all().await();
    }

    private Future<Void> all() {
        return retention.step(A_FEW).compose(more -> more ? all() : Future.succeededFuture());
    }

    private UUID session(String ago) {
        UUID id = TimeOrderedUuid.next();
        sql("""
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, product_title,
                                              success_url, cancel_url, metadata, created_at, expires_at)
                VALUES ($1, $2, false, 2500, 'USD', $3, $4, 'https://shop.example/s', 'https://shop.example/c',
                        '{"secret_id":1}', now() - $5::text::interval, now() - $5::text::interval + interval '30 minutes')""", id, merchant, PERSON, TITLE, ago);
        return id;
    }

    /** With its attempt, transaction, event and a delivery that was made. */
    private UUID paid(String ago) {
        UUID session = session(ago);
        UUID attempt = TimeOrderedUuid.next();
        UUID event = TimeOrderedUuid.next();
        UUID endpoint = TimeOrderedUuid.next();
        UUID delivery = TimeOrderedUuid.next();
        sql("UPDATE checkout_session SET status = 'completed', completed_at = created_at WHERE id = $1", session);
        sql("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state, redirect_url, ended_at)
                VALUES ($1, $2, false, 1, 'stripe', $3, 'test', false, 'succeeded', 'https://pay.example/x', now())""", attempt, session, session + "_1");
        sql("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector,
                                                 processor_ref, amount, currency, captured_at)
                VALUES ($1, $2, false, $3, $4, 'stripe', $5, 2500, 'USD', now())""", TimeOrderedUuid.next(), merchant, session, attempt, "cap-" + session);
        sql("""
                INSERT INTO event (id, merchant_id, livemode, type, subject, body, created_at)
                VALUES ($1, $2, false, 'payment.succeeded', $3, $4, now() - $5::text::interval)""", event, merchant, attempt, "about " + PERSON, ago);
        sql("""
                INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret)
                VALUES ($1, $2, false, 'https://shop.example/hook', '{payment.succeeded}', $3)""", endpoint, merchant, Buffer.buffer("sealed"));
        sql("""
                INSERT INTO delivery (id, livemode, event_id, endpoint_id, state, tries, ended_at)
                VALUES ($1, false, $2, $3, 'succeeded', 1, now())""", delivery, event, endpoint);
        sql("""
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status,
                                          answer, latency_ms)
                VALUES ($1, 1, $2, now() - $3::text::interval, 'https://shop.example/hook', '{}', 200, 'thanks', 5)""", delivery, endpoint, ago);
        return session;
    }

    private void notification(String event, String ago) {
        sql("""
                INSERT INTO processor_notification (connector, event_id, headers, body, received_at)
                VALUES ('stripe', $1, '{"from":"stripe"}', $2, now() - $3::text::interval)""", event, Buffer.buffer(PERSON), ago);
    }

    private void notificationOfLatestAttempt() {
        notification("evt_1", "1 day");
        sql("UPDATE processor_notification SET reference = (SELECT reference FROM attempt ORDER BY id DESC LIMIT 1)");
    }

    private String sessions() {
        return String.join("\n", texts("SELECT s::text FROM checkout_session s ORDER BY id"));
    }

    private void sql(String sql, Object... parameters) {
        owner.query(sql, parameters).await();
    }

    private List<String> texts(String sql, Object... parameters) {
        return StreamSupport.stream(owner.query(sql, parameters).await().spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
