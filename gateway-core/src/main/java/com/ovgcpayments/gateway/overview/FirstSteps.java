package com.ovgcpayments.gateway.overview;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.UUID;

/** How far a merchant has come with setting up. */
public final class FirstSteps {
    private static final String LOOK = """
            SELECT EXISTS (SELECT FROM api_key WHERE merchant_id = $1 AND livemode = $2 AND revoked_at IS NULL
                              AND (expires_at IS NULL OR expires_at > now())) AS key,
                   EXISTS (SELECT FROM payment_transaction WHERE merchant_id = $1 AND NOT livemode) AS test_payment,
                   EXISTS (SELECT FROM webhook_endpoint
                            WHERE merchant_id = $1 AND livemode = $2 AND deleted_at IS NULL) AS endpoint,
                   EXISTS (SELECT FROM merchant_branding WHERE merchant_id = $1) AS branding,
                   (SELECT count(*) > 1 FROM (SELECT FROM member WHERE merchant_id = $1 LIMIT 2) people)
                       OR EXISTS (SELECT FROM invitation WHERE merchant_id = $1 AND accepted_at IS NULL
                                     AND withdrawn_at IS NULL AND expires_at > now()) AS colleague""";

    private final Database database;

    /**
     * What is done.
     *
     * @param key there is one that works, in the mode that was asked for
     * @param testPayment somebody paid in test mode
     * @param endpoint there is one, in the mode that was asked for
     * @param branding something was set
     * @param colleague there is a second person, or one is invited
     */
    public record Done(boolean key, boolean testPayment, boolean endpoint, boolean branding, boolean colleague) {}

    public FirstSteps(Database database) {
        this.database = database;
    }

    public Future<Done> of(UUID merchantId, Mode mode) {
        return database.query(LOOK, merchantId, mode.livemode()).map(rows -> {
            Row row = rows.iterator().next();
            return new Done(
                    row.getBoolean("key"),
                    row.getBoolean("test_payment"),
                    row.getBoolean("endpoint"),
                    row.getBoolean("branding"),
                    row.getBoolean("colleague"));
        });
    }
}
