package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An empty database with one merchant, and what a test puts into it by SQL. */
final class WebhookFixture {
    static final WebhookOptions OPTIONS =
            WebhookOptions.defaults().withAllowedCidrs(List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1/128")));
    static final Sealer SEALER = Sealer.of(List.of(Base64.getEncoder().encodeToString(new byte[32])));
    static final String BODY = "{\"id\":\"evt_test\",\"type\":\"payment.succeeded\",\"title\":\"Grüße 🎉\"}";

    private static final int POLLS = 1200;
    private static final int POLL_MILLIS = 25;

    final Vertx vertx;
    final Database database;
    final Database admin;
    final UUID merchant = TimeOrderedUuid.next();

    private WebhookFixture(Vertx vertx, TestDatabase server) {
        this.vertx = vertx;
        this.database = Database.open(vertx, server.application(), 8);
        this.admin = Database.open(vertx, server.admin(), 2);
    }

    static WebhookFixture empty(Vertx vertx, TestDatabase server) {
        WebhookFixture fixture = new WebhookFixture(vertx, server);
        // In one statement, as each may run on another connection: the ledger's own triggers refuse to be emptied.
        fixture.sql("DO $$ BEGIN SET LOCAL session_replication_role = 'replica';"
                + " TRUNCATE delivery_try, delivery, event, webhook_endpoint, merchant CASCADE; END $$");
        fixture.sql("INSERT INTO merchant (id, name) VALUES ($1, 'Merchant')", fixture.merchant);
        return fixture;
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** As the owner of the schema. */
    void sql(String sql, Object... parameters) {
        admin.query(sql, parameters).await();
    }

    Row row(String sql, Object... parameters) {
        return admin.query(sql, parameters).await().iterator().next();
    }

    long count(String sql, Object... parameters) {
        return row(sql, parameters).getLong(0);
    }

    WebhookEndpoints endpoints() {
        return new WebhookEndpoints(vertx, database, SEALER, OPTIONS);
    }

    WebhookEndpoints.Created endpoint(String url) {
        WebhookEndpoints endpoints = endpoints();
        return endpoints
                .check(Mode.TEST, url, "", List.of())
                .compose(checked -> database.transaction(tx -> endpoints.create(tx, merchant, checked)))
                .await();
    }

    /** Without asking whether the URL is good. */
    UUID endpointRow(String url) {
        UUID id = TimeOrderedUuid.next();
        sql("""
                INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, events, secret)
                VALUES ($1, $2, false, $3, '{payment.succeeded}', $4)""", id, merchant, url, sealedSecret(id));
        return id;
    }

    UUID event() {
        UUID id = TimeOrderedUuid.next();
        sql("""
                INSERT INTO event (id, merchant_id, livemode, type, subject, body)
                VALUES ($1, $2, false, 'payment.succeeded', $3, $4)""", id, merchant, UUID.randomUUID(), BODY);
        return id;
    }

    UUID delivery(UUID event, UUID endpoint) {
        UUID id = TimeOrderedUuid.next();
        sql(
                "INSERT INTO delivery (id, livemode, event_id, endpoint_id) VALUES ($1, false, $2, $3)",
                id,
                event,
                endpoint);
        return id;
    }

    UUID delivery(UUID endpoint) {
        return delivery(event(), endpoint);
    }

    List<UUID> deliveries(UUID endpoint, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(delivery(endpoint));
        }
        return ids;
    }

    String state(UUID delivery) {
        return row("SELECT state::text FROM delivery WHERE id = $1", delivery).getString(0);
    }

    /** Lets the time pass that a delivery still has to wait. */
    void makeDue(UUID delivery) {
        sql("UPDATE delivery SET due_at = now() - interval '1 second' WHERE id = $1", delivery);
    }

    long pending() {
        return count("SELECT count(*) FROM delivery WHERE state = 'pending'");
    }

    /** For what nobody tells us: looks until it is so. */
    void await(String what, BooleanSupplier condition) {
        for (int i = 0; i < POLLS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            vertx.timer(POLL_MILLIS, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("never happened: " + what);
    }

    private static io.vertx.core.buffer.Buffer sealedSecret(UUID id) {
        byte[] secret = WebhookSignature.newSecret().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return io.vertx.core.buffer.Buffer.buffer(SEALER.seal(secret, EndpointSecrets.PLACE, id));
    }
}
