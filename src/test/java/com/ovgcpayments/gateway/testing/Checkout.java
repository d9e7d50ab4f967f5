package com.ovgcpayments.gateway.testing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A gateway and a shop that sends payers to it, and what tests do to its sessions behind its back. */
public final class Checkout implements AutoCloseable {
    private final GatewayFixture gateway;
    private final Shop shop;

    private Checkout(GatewayFixture gateway) {
        this.gateway = gateway;
        this.shop = Shop.open(gateway.vertx());
    }

    /** @param overrides as {@link GatewayFixture#start} takes them */
    public static Checkout start(String... overrides) {
        return new Checkout(GatewayFixture.start(overrides));
    }

    public GatewayFixture gateway() {
        return gateway;
    }

    public Shop shop() {
        return shop;
    }

    /** A new session for $25.00, by its id. */
    public String session() {
        return gateway.createSession(gateway.testKey, shop.sessionBody());
    }

    /** The address of a session's page. */
    public String page(String id) {
        return gateway.apiUrl() + "/checkout/" + id;
    }

    public Payer payer(String id) {
        return new Payer(gateway, id);
    }

    /** Leaves a session so much time; a negative one is long over. */
    public void setTimeLeft(String id, Duration left) {
        sql(
                "UPDATE checkout_session SET expires_at = clock_timestamp() + $2 * interval '1 millisecond'"
                        + " WHERE id = $1::text::uuid",
                id,
                left.toMillis());
    }

    public long attempts(String id) {
        return gateway.owner()
                .query("SELECT count(*) FROM attempt WHERE session_id = $1::text::uuid", id)
                .await()
                .iterator()
                .next()
                .getLong(0);
    }

    /** Any statement, as the owner of the schema. */
    public void sql(String statement, @Nullable Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
