package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsApiTest {
    private static final String PATH = "/api/checkout-sessions";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void createsAsTheSpecificationShows() {
        HttpResponse<Buffer> response = gateway.post(PATH, gateway.liveKey, GatewayFixture.sessionBody());
        assertThat(response.statusCode()).isEqualTo(201);
        JsonObject data = response.bodyAsJsonObject().getJsonObject("data");
        JsonObject session = data.getJsonObject("session");
        assertThat(session.fieldNames())
                .startsWith("id", "amount", "currency", "status")
                .contains("expires_at");
        assertThat(session.getInteger("amount")).isEqualTo(2500);
        assertThat(session.getString("currency")).isEqualTo("USD");
        assertThat(session.getString("status")).isEqualTo("pending");
        assertThat(session.getBoolean("livemode")).isTrue();
        assertThat(data.getString("checkout_url")).isEqualTo(gateway.apiUrl() + "/checkout/" + session.getString("id"));
    }

    @Test
    void expiresAfterThirtyMinutesWhateverIsAsked() {
        JsonObject body = GatewayFixture.sessionBody().put("expires_in", 60).put("expires_at", "2030-01-01 00:00:00");
        JsonObject session = find(gateway.createSession(gateway.testKey, body));
        Instant created = Instant.parse(session.getString("created_at"));
        Instant expires = Instant.parse(session.getString("expires_at_iso"));
        assertThat(Duration.between(created, expires)).isBetween(Duration.ofSeconds(1799), Duration.ofMinutes(30));
        LocalDateTime specified = LocalDateTime.parse(
                session.getString("expires_at"), DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
        assertThat(specified.toInstant(ZoneOffset.UTC)).isEqualTo(expires);
    }

    @Test
    void givesBackEveryField() {
        JsonObject metadata = new JsonObject()
                .put("order_id", "A-1042")
                .put("seats", 3)
                .put("gift", false)
                .put("name", "Zoë 🎁");
        JsonObject body = new JsonObject()
                .put("amount", 99_999_999)
                .put("currency", "eur")
                .put("email", "  Some.Body+tag@Example.com ")
                .put("product_title", "Größe 🎁 <b>\"50\"</b>")
                .put("success_url", "https://yoursite.com/success?s={CHECKOUT_SESSION_ID}&ü=1#here")
                .put("cancel_url", "http://localhost:3000/cancel")
                .put("metadata", metadata);
        String id = gateway.createSession(gateway.testKey, body);
        JsonObject session = find(id);
        assertThat(session.getString("id")).isEqualTo(id);
        assertThat(session.getInteger("amount")).isEqualTo(99_999_999);
        assertThat(session.getString("currency")).isEqualTo("EUR");
        assertThat(session.getString("status")).isEqualTo("pending");
        assertThat(session.getBoolean("livemode")).isFalse();
        assertThat(session.getString("email")).isEqualTo("Some.Body+tag@Example.com");
        assertThat(session.getString("product_title")).isEqualTo("Größe 🎁 <b>\"50\"</b>");
        assertThat(session.getString("success_url")).isEqualTo(body.getString("success_url"));
        assertThat(session.getString("cancel_url")).isEqualTo(body.getString("cancel_url"));
        assertThat(session.getJsonObject("metadata")).isEqualTo(metadata);
        assertThat(session.getInteger("amount_refunded")).isZero();
        assertThat(session.getValue("completed_at")).isNull();
        assertThat(session.getValue("transaction")).isNull();
    }

    @Test
    void defaultsWhatIsLeftOut() {
        JsonObject body = GatewayFixture.sessionBody();
        body.remove("currency");
        body.remove("product_title");
        JsonObject session = find(gateway.createSession(gateway.testKey, body));
        assertThat(session.getString("currency")).isEqualTo("USD");
        assertThat(session.getValue("product_title")).isNull();
        assertThat(session.getJsonObject("metadata")).isEqualTo(new JsonObject());
    }

    @Test
    void nullIsLikeLeftOut() {
        JsonObject body = GatewayFixture.sessionBody()
                .putNull("currency")
                .putNull("product_title")
                .putNull("metadata");
        JsonObject session = find(gateway.createSession(gateway.testKey, body));
        assertThat(session.getString("currency")).isEqualTo("USD");
        assertThat(session.getValue("product_title")).isNull();
        assertThat(session.getJsonObject("metadata")).isEqualTo(new JsonObject());
    }

    @Test
    void knowsItsSessionsInUpperCaseToo() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        JsonObject session = find(id.toUpperCase(Locale.ROOT));
        assertThat(session.getString("id")).isEqualTo(id);
    }

    @Test
    void readsExpiredFromTheVeryInstant() {
        String id = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
        expire(id);
        JsonObject session = find(id);
        assertThat(session.getString("status")).isEqualTo("expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "00000000-0000-7000-8000-000000000000",
                "01890000-0000-7000-8000-00000000000",
                "1-1-1-1-1",
                "txn_01jrt0z3ekefrvb2g9s5c4a7h1",
                "%00",
                "%F0%9F%8E%81",
                "..%2f..%2fhealth"
            })
    void answersTheSameForEveryIdThatIsNone(String id) {
        HttpResponse<Buffer> response = gateway.get(PATH + "/" + id, gateway.testKey);
        Refusal.assertIs(response, 404, "NOT_FOUND");
        HttpResponse<Buffer> other = gateway.get(PATH + "/" + "unknown", gateway.testKey);
        assertThat(Refusal.withoutRequestId(response)).isEqualTo(Refusal.withoutRequestId(other));
    }

    @Test
    void listsNewestFirstInPages() {
        String email = "pages@example.com";
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(gateway.createSession(
                    gateway.testKey, GatewayFixture.sessionBody().put("email", email)));
        }
        Collections.reverse(made);
        JsonObject first = list("?email=" + email + "&limit=2");
        assertThat(ids(first)).isEqualTo(made.subList(0, 2));
        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(first.getString("next_cursor")).isEqualTo(made.get(1));
        JsonObject second = list("?email=" + email + "&limit=2&starting_after=" + first.getString("next_cursor"));
        assertThat(ids(second)).isEqualTo(made.subList(2, 4));
        JsonObject last = list("?email=" + email + "&limit=2&starting_after=" + second.getString("next_cursor"));
        assertThat(ids(last)).isEqualTo(made.subList(4, 5));
        assertThat(last.getBoolean("has_more")).isFalse();
        assertThat(last.getValue("next_cursor")).isNull();
        JsonObject exactly = list("?email=" + email + "&limit=5");
        assertThat(ids(exactly)).isEqualTo(made);
        assertThat(exactly.getBoolean("has_more")).isFalse();
    }

    @Test
    void listsTwentyUnlessAskedOtherwise() {
        String email = "many@example.com";
        for (int i = 0; i < 21; i++) {
            gateway.createSession(gateway.testKey, GatewayFixture.sessionBody().put("email", email));
        }
        assertThat(ids(list("?email=" + email))).hasSize(20);
        assertThat(ids(list("?email=" + email + "&limit=100"))).hasSize(21);
    }

    @Test
    void showsInAListWhatItShowsAlone() {
        String email = "alone@example.com";
        String id = gateway.createSession(
                gateway.testKey, GatewayFixture.sessionBody().put("email", email));
        assertThat(list("?email=" + email).getJsonArray("data").getJsonObject(0))
                .isEqualTo(find(id));
    }

    @Test
    void listsByStatusAsItReadsNow() {
        String email = "status@example.com";
        JsonObject body = GatewayFixture.sessionBody().put("email", email);
        String pending = gateway.createSession(gateway.testKey, body);
        String expired = gateway.createSession(gateway.testKey, body);
        String declined = gateway.createSession(gateway.testKey, body);
        String declinedAndOver = gateway.createSession(gateway.testKey, body);
        String completed = gateway.createSession(gateway.testKey, body);
        String beingPaid = gateway.createSession(gateway.testKey, body);
        set(declined, "status = 'declined'");
        set(declinedAndOver, "status = 'declined'");
        set(completed, "status = 'completed', completed_at = now()");
        beginAttempt(beingPaid);
        for (String id : List.of(expired, declinedAndOver, completed, beingPaid)) {
            expire(id);
        }
        String filter = "?email=" + email + "&status=";
        assertThat(ids(list(filter + "pending"))).containsExactly(beingPaid, pending);
        assertThat(ids(list(filter + "expired"))).containsExactly(expired);
        assertThat(ids(list(filter + "declined"))).containsExactly(declinedAndOver, declined);
        assertThat(ids(list(filter + "completed"))).containsExactly(completed);
        assertThat(find(beingPaid).getBoolean("payment_in_progress")).isTrue();
        assertThat(find(pending).containsKey("payment_in_progress")).isFalse();
    }

    @Test
    void listsByEmailWithoutRegardToCase() {
        String id = gateway.createSession(
                gateway.testKey, GatewayFixture.sessionBody().put("email", "Mixed.Case@Example.com"));
        assertThat(ids(list("?email=mixed.case%40example.COM"))).containsExactly(id);
        assertThat(ids(list("?email=mixed.case%40example.org"))).isEmpty();
    }

    @Test
    void listsByTimeOfCreation() {
        String email = "time@example.com";
        JsonObject body = GatewayFixture.sessionBody().put("email", email);
        String first = createdAt("2026-04-14T12:00:00Z", gateway.createSession(gateway.testKey, body));
        String second = createdAt("2026-04-15T00:00:00Z", gateway.createSession(gateway.testKey, body));
        String filter = "?email=" + email;
        assertThat(ids(list(filter + "&created_from=2026-04-14"))).containsExactly(second, first);
        assertThat(ids(list(filter + "&created_from=2026-04-15"))).containsExactly(second);
        assertThat(ids(list(filter + "&created_to=2026-04-15"))).containsExactly(first);
        assertThat(ids(list(filter + "&created_from=2026-04-14T12:00:00Z&created_to=2026-04-14T12:00:01Z")))
                .containsExactly(first);
        assertThat(ids(list(
                        filter + "&created_from=2026-04-14T14:00:00%2B02:00&created_to=2026-04-14T13:00:01%2B01:00")))
                .containsExactly(first);
        assertThat(ids(list(filter + "&created_from=0000-01-01&created_to=9999-12-31")))
                .containsExactly(second, first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=ten",
                "limit=1.0",
                "limit=",
                "limit=00000000000000000001",
                "limit=1&limit=2",
                "starting_after=1",
                "starting_after=",
                "status=paid",
                "status=Pending",
                "email=nobody",
                "email=a%00%40b.c",
                "created_from=yesterday",
                "created_from=2026-02-30",
                "created_from=2026-04-14T12:00:00",
                "created_from=%2B1000000000-01-01T00:00:00Z",
                "created_from=%2B999999999-12-31T23:59:59Z",
                "created_from=-999999999-01-01T00:00:00Z",
                "created_to=10000-01-01",
                "created_to=%2B10000-01-01T00:00:00Z",
            })
    void refusesABadQuery(String query) {
        String param = query.split("=", 2)[0];
        Refusal.badRequest(gateway.get(PATH + "?" + query, gateway.testKey), param);
    }

    @Test
    void tellsEveryBadParameterAtOnce() {
        Refusal.badRequest(
                gateway.get(
                        PATH + "?limit=x&starting_after=x&status=x&email=x&created_from=x&created_to=x",
                        gateway.testKey),
                "limit",
                "starting_after",
                "status",
                "email",
                "created_from",
                "created_to");
    }

    @Test
    void refusesAQueryThatCannotBeDecoded() {
        Refusal.assertIs(gateway.get(PATH + "?limit=%zz", gateway.testKey), 400, "BAD_REQUEST");
    }

    private static JsonObject find(String id) {
        HttpResponse<Buffer> response = gateway.get(PATH + "/" + id, gateway.testKey);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject().getJsonObject("data");
    }

    private static JsonObject list(String query) {
        HttpResponse<Buffer> response = gateway.get(PATH + query, gateway.testKey);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject();
    }

    private static List<String> ids(JsonObject page) {
        JsonArray data = page.getJsonArray("data");
        return data.stream().map(each -> ((JsonObject) each).getString("id")).toList();
    }

    private static void expire(String id) {
        set(id, "expires_at = now()");
    }

    /** The session's new id: it tells the time as well. */
    private static String createdAt(String time, String id) {
        UUID then = TimeOrderedUuid.floor(Instant.parse(time));
        UUID moved = new UUID(
                then.getMostSignificantBits() | 0x7000, UUID.fromString(id).getLeastSignificantBits());
        set(id, "created_at = '" + time + "', id = '" + moved + "'");
        return moved.toString();
    }

    private static void set(String id, String assignment) {
        gateway.owner()
                .query("UPDATE checkout_session SET " + assignment + " WHERE id = $1::text::uuid", id)
                .await();
    }

    private static void beginAttempt(String sessionId) {
        gateway.owner().query("""
                        INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                             begin_can_capture, state, next_check_at)
                        VALUES (gen_random_uuid(), $1::text::uuid, false, 1, 'sandbox', $1 || '_1', 'test', false, 'open', now() + interval '1 hour')""", sessionId).await();
    }
}
