package com.ovgcpayments.gateway.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway and a shop that sends payers to it, and what tests do to its sessions behind its back. */
public final class Checkout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);
    private static final int MOST_LOOKS = 100;

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

    /** Pays as a payer without a browser would who closes the window when he has chosen at the processor. */
    public void leaveProcessor(String id, String outcome) {
        Payer payer = payer(id);
        payer.submitChoice(payer.location(payer.pressPay()), outcome);
    }

    /** Somebody presses "Pay" elsewhere; nobody waits for what comes of it. */
    public void payInBackground(String id) {
        gateway.client().postAbs(page(id) + "/pay").send().onFailure(failure -> LOG.debug("not answered", failure));
        untilAttempt(id);
    }

    private void untilAttempt(String id) {
        for (int i = 0; attempts(id) == 0; i++) {
            if (i == MOST_LOOKS) {
                throw new AssertionError("no attempt was begun");
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
    }

    /** Does something while the gateway cannot reach its database. */
    public void withoutDatabase(Runnable work) {
        limitConnections(0);
        try {
            for (int i = 0; !endConnections(); i++) {
                if (i == MOST_LOOKS) {
                    throw new AssertionError("somebody keeps his connection");
                }
                gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
            }
            work.run();
        } finally {
            limitConnections(-1);
        }
    }

    /** Whether none was left; one that was past the check of the limit when it fell shows up a moment later. */
    private boolean endConnections() {
        return gateway.owner()
                        .query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE usename = 'gateway_app' AND datname = current_database()")
                        .await()
                        .iterator()
                        .next()
                        .getLong(0)
                == 0;
    }

    /** Does something while a table is missing: what no gateway is prepared for. */
    public void withBrokenSchema(Runnable work) {
        sql("ALTER TABLE merchant RENAME TO merchant_gone");
        try {
            work.run();
        } finally {
            sql("ALTER TABLE merchant_gone RENAME TO merchant");
        }
    }

    private void limitConnections(int most) {
        sql("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT " + most
                + "', current_database()); END $$");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
